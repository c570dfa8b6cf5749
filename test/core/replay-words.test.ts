import { describe, expect, it } from 'vitest';
import { replay } from '../../core/replay.ts';
import { byTurnAlone, duration, inWords, summaryOf } from '../../core/replay-words.ts';
import { anOperatingModel, aTeam, minute } from '../support/builders.ts';
import { aFirstAssignment, aPastLead } from '../support/past-leads.ts';

describe('a difference in words', () => {
  it('says what a lead’s tier would be and why', () => {
    expect(
      inWords({
        what: 'tier',
        was: 'standard',
        now: 'high',
        wasReasons: [{ signal: 'nothing-asked', evidence: 'contact' }],
        nowReasons: [
          { signal: 'form', evidence: 'demo' },
          { signal: 'pricing-asked', evidence: 'how much' },
        ],
      }),
    ).toBe(
      'tier high (form “demo”, asks for pricing: “how much”) instead of standard (asks for nothing: “contact”)',
    );
  });

  it('says by which rule to which pool', () => {
    const was = { rule: 'everybody-else', pool: 'everyone' };
    const now = { rule: 'large-companies', pool: 'enterprise' };
    expect(inWords({ what: 'route', was, now })).toBe(
      'rule large-companies → pool enterprise instead of everybody-else → everyone',
    );
  });

  it.each([
    ['route', 'casey instead of alex: by another rule or pool'],
    ['account', 'casey instead of alex: by the owner of the company’s leads'],
    ['fallback', 'casey instead of alex: nobody in the pool can take it'],
    ['turn', 'casey instead of alex: by turns alone, the rules say the same'],
  ] as const)('says why it is another owner: %s', (because, words) => {
    expect(inWords({ what: 'owner', was: 'alex', now: 'casey', because })).toBe(words);
  });

  it('says who would have it that nobody has', () => {
    expect(inWords({ what: 'owner', was: null, now: 'alex', because: 'turn' })).toContain('nobody yet');
  });

  it('says by how much a deadline moves', () => {
    const was = '2026-11-23T15:15:00Z';
    expect(
      inWords({
        what: 'deadlines',
        shifts: [
          { deadline: 'respondBy', was, now: '2026-11-23T15:05:00Z' },
          { deadline: 'reassignAt', was, now: '2026-11-24T16:15:30Z' },
        ],
      }),
    ).toBe(
      'first response due 10 min earlier (2026-11-23T15:05:00Z instead of 2026-11-23T15:15:00Z), ' +
        'next owner 25 h 30 s later (2026-11-24T16:15:30Z instead of 2026-11-23T15:15:00Z)',
    );
  });

  it('says what is found of fit, with a stranger’s words made safe to show', () => {
    expect(
      inWords({
        what: 'fit',
        changes: [
          { criterion: 'industry', was: null, now: true, evidence: 'Soft\u202Eware\nand more' },
          { criterion: 'companySize', was: true, now: false, evidence: null },
        ],
      }),
    ).toBe(
      'industry met instead of not known (“Soft[U+202E]ware and more”), company size not met instead of met',
    );
  });

  it.each([
    [0, '0 s'],
    [400, '0 s'],
    [59_600, '1 min'],
    [3_661_000, '1 h 1 min 1 s'],
  ])('writes %i ms as %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });
});

describe('the sum of a replay', () => {
  const team = aTeam(['alex', 'blair']);
  const past = ['alex', 'alex', 'blair'].map((ownerId, i) =>
    aPastLead({ leadId: `lead-${i}`, capturedAt: minute(i), first: aFirstAssignment({ ownerId }) }),
  );

  it('counts leads by what changed, and first owners then and now', () => {
    const model = anOperatingModel();
    const terms = { clock: 'elapsed', respondWithin: 10, escalateAfter: 15, reassignAfter: 20 } as const;
    const replayed = replay(past, { ...model, tiers: { ...model.tiers, standard: terms } }, team);
    expect(summaryOf(replayed)).toEqual({
      leads: 3,
      unchanged: 0,
      changed: { tier: 0, route: 0, owner: 2, deadlines: 3, fit: 0 },
      ownerByTurnAlone: 2,
      perOwner: [
        { ownerId: 'alex', was: 2, now: 2 },
        { ownerId: 'blair', was: 1, now: 1 },
      ],
    });
  });

  it('calls a lead unchanged for which it was only another one’s turn', () => {
    const replayed = replay(past, anOperatingModel(), team);
    expect(summaryOf(replayed)).toMatchObject({ leads: 3, unchanged: 3, ownerByTurnAlone: 2 });
    expect(replayed.flatMap(({ differences }) => differences).every(byTurnAlone)).toBe(true);
  });

  it('is of nothing when there are no leads', () => {
    expect(summaryOf([])).toMatchObject({ leads: 0, unchanged: 0, perOwner: [] });
  });
});
