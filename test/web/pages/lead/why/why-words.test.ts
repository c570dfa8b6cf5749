import { describe, expect, it } from 'vitest';
import {
  ownerWords,
  passedOverWords,
  termsWords,
  tierReasonWords,
} from '../../../../../web/console/pages/lead/why/why-words.ts';
import { nameOf } from '../../../names.ts';

const turn = { how: 'turn', rule: 'german-speaking', pool: 'dach', passedOver: [] } as const;

describe('why this owner', () => {
  it.each([
    [turn, 'It was Casey Lund’s turn in the pool dach (rule german-speaking).'],
    [{ ...turn, how: 'account' }, 'Casey Lund owns this company’s leads.'],
    [{ ...turn, how: 'fallback' }, 'Nobody else could take it: Casey Lund is the fallback manager.'],
    [{ ...turn, how: 'manual', rule: null, pool: null }, 'A person gave it to Casey Lund.'],
  ] as const)('%j: %s', (owner, words) => {
    expect(ownerWords({ ...owner, passedOver: [] }, 'casey', nameOf)).toBe(words);
  });

  it('says who was asked before, and why they could not', () => {
    const passedOver = [
      { memberId: 'blair', reason: 'out-of-office' as const },
      { memberId: 'alex', reason: 'had-it' as const },
    ];
    expect(passedOverWords({ ...turn, passedOver }, nameOf)).toEqual([
      'Blair Osei is out of office',
      'Alex Kim had it before',
    ]);
  });
});

describe('the terms of the clock', () => {
  const high = { clock: 'elapsed', respondWithin: 5, escalateAfter: 10, reassignAfter: 20 } as const;

  it('names each offset once', () => {
    expect(termsWords(high, true)).toBe(
      '5 min to respond, breach after 10 min, next owner after 20 min: day and night.',
    );
    expect(termsWords({ ...high, clock: 'business', respondWithin: 15, escalateAfter: 15 }, true)).toBe(
      '15 min to respond, then it is a breach, next owner after 20 min: in business hours.',
    );
  });

  it('says when nobody comes next', () => {
    expect(termsWords(high, false)).toContain('there is no next owner');
  });

  it('tells of the close of the business day', () => {
    const nurture = {
      clock: 'business',
      due: 'close-of-day',
      cutoff: '16:00',
      reassignAfterClose: 20,
    } as const;
    expect(termsWords(nurture, true)).toBe(
      'Due at the close of the business day, of the next one when it came after 16:00; 20 business min later it goes to the next owner.',
    );
  });
});

it('quotes what the lead said as a reason for its tier, and nothing where it said nothing', () => {
  expect(tierReasonWords({ signal: 'pricing-asked', evidence: 'what does it cost' })).toEqual({
    said: 'they asked for pricing',
    quote: 'what does it cost',
  });
  expect(tierReasonWords({ signal: 'nothing-asked', evidence: 'contact' }).quote).toBeNull();
});
