import { describe, expect, it } from 'vitest';
import type { TierRule } from '../../core/model/tier-rules.ts';
import type { PassedOver, Why } from '../../core/why.ts';
import { whyInWords } from '../../core/why-in-words.ts';
import { aCapturedLead, anAssignedLead, aWhy } from '../support/builders.ts';

const names: Readonly<Record<string, string>> = {
  alex: 'Alex Kim',
  blair: 'Blair Osei',
  morgan: 'Morgan Reyes',
};
const readBy = (readerId: string) => ({ readerId, nameOf: (id: string) => names[id] ?? id });

const because = (owner: Partial<Why['owner']>, more: Parameters<typeof anAssignedLead>[0] = {}) =>
  anAssignedLead({ ...more, assignment: { why: aWhy(owner), ...more.assignment } });
const ownerLine = (owner: Partial<Why['owner']>, readerId = 'alex', more = {}) =>
  whyInWords(because(owner, more), readBy(readerId)).owner;

describe('why it is this owner', () => {
  it.each([
    [
      { how: 'turn' },
      'Your turn in everyone (rule everybody)',
      'Alex Kim’s turn in everyone (rule everybody)',
    ],
    [{ how: 'account' }, 'You own this company’s leads', 'Alex Kim owns this company’s leads'],
    [{ how: 'manual', rule: null, pool: null }, 'Given by hand, and yours', 'Given by hand, to Alex Kim'],
  ] as const)('%j, to the owner and to others', (owner, toOwner, toOthers) => {
    expect(ownerLine(owner)).toBe(toOwner);
    expect(ownerLine(owner, 'blair')).toBe(toOthers);
  });

  it('names who was passed over, by name where there is one', () => {
    const passedOver: Why['owner']['passedOver'] = [
      { memberId: 'blair', reason: 'out-of-office' },
      { memberId: 'casey', reason: 'daily-cap' },
    ];
    expect(ownerLine({ passedOver })).toBe(
      'Your turn in everyone (rule everybody); passed over: Blair Osei is out of office, casey has their daily fill',
    );
    const fallback = { how: 'fallback', passedOver } as const;
    expect(ownerLine(fallback, 'morgan', { ownerId: 'morgan' })).toBe(
      'Nobody else was available: Blair Osei is out of office, casey has their daily fill',
    );
    expect(ownerLine({ how: 'fallback' })).toBe('Nobody else was left to ask');
  });

  it('has words for every absence', () => {
    const reasons: PassedOver[] = [
      'off',
      'out-of-office',
      'outside-hours',
      'daily-cap',
      'open-cap',
      'had-it',
    ];
    const lines = reasons.map((reason) =>
      ownerLine({ how: 'fallback', passedOver: [{ memberId: 'blair', reason }] }),
    );
    expect(lines.map((line) => line?.replace('Nobody else was available: Blair Osei ', ''))).toEqual([
      'is switched off',
      'is out of office',
      'is outside working hours',
      'has their daily fill',
      'has their fill of open leads',
      'had it before',
    ]);
  });

  it('tells a lead that was opened again from one that was given', () => {
    expect(ownerLine({ how: 'manual' }, 'alex', { assignment: { cause: 'reopened' } })).toBe(
      'Opened again, and yours',
    );
  });
});

describe('why it is this deadline', () => {
  const close: TierRule = { clock: 'business', due: 'close-of-day', cutoff: '16:00', reassignAfterClose: 20 };
  const offsets: TierRule = { clock: 'elapsed', respondWithin: 5, escalateAfter: 10, reassignAfter: 20 };
  const lineOf = (terms: TierRule, reassignAt: string | null = '2026-11-23T15:21:00Z') => {
    const lead = anAssignedLead({ assignment: { why: { ...aWhy(), terms } } });
    const { assignment } = lead;
    const deadlines = { ...assignment.deadlines, reassignAt };
    return whyInWords({ ...lead, assignment: { ...assignment, deadlines } }, readBy('alex')).deadline;
  };

  it.each([
    [offsets, '5 min to respond, 10 to breach, 20 to the next owner, day and night'],
    [
      { ...offsets, respondWithin: 15, escalateAfter: 15 },
      '15 min to respond or breach, 20 to the next owner, day and night',
    ],
    [
      { ...offsets, clock: 'business' },
      '5 min to respond, 10 to breach, 20 to the next owner, in business hours',
    ],
    [
      close,
      'Due at the close of the business day, of the next one when it came after 16:00; 20 business min later to the next owner',
    ],
  ] as const)('%j', (terms, line) => {
    expect(lineOf(terms)).toBe(line);
  });

  it('promises no next owner behind the last one', () => {
    expect(lineOf(offsets, null)).toBe('5 min to respond, 10 to breach, the last owner, day and night');
    expect(lineOf(close, null)).toMatch(/after 16:00; the last owner$/);
  });
});

describe('why it is this tier', () => {
  it('is what they asked for, in their words', () => {
    const tierReasons = [{ signal: 'pricing-asked', evidence: 'how much' }] as const;
    expect(whyInWords(anAssignedLead({ tierReasons: [...tierReasons] }), readBy('alex')).tier).toBe(
      'High intent: they asked about pricing ("how much")',
    );
  });
});

describe('a lead of which nothing was kept', () => {
  it.each([
    ['captured, and nobody’s yet', aCapturedLead()],
    ['assigned before reasons were kept', anAssignedLead()],
  ])('%s has a tier alone', (_what, lead) => {
    expect(whyInWords(lead, readBy('alex'))).toMatchObject({ owner: null, deadline: null });
  });
});
