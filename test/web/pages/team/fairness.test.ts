import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharesOf, shareWords } from '../../../../web/console/pages/team/fairness.ts';

const team = [
  { id: 'alex', weight: 2 },
  { id: 'blair', weight: 1 },
  { id: 'casey', weight: 1 },
];
const shareOf = (id: string, assigned: Record<string, number>) => {
  const share = sharesOf(team, new Map(Object.entries(assigned)), 20).get(id);
  if (!share) throw new Error(`${id} has no share`);
  return share;
};

describe('the share of a rep', () => {
  it('is what their weight says, within a fifth of it', () => {
    const given = { alex: 110, blair: 45, casey: 45 };
    expect(shareOf('alex', given)).toEqual({
      assigned: 110,
      actual: 0.55,
      due: 0.5,
      verdict: 'about',
      smallSample: false,
    });
    expect(shareWords(shareOf('alex', given))).toBe('110 leads, 55%: about their share (50%)');
  });

  it('is more for who was given what others were not', () => {
    const given = { alex: 100, blair: 80, casey: 20 };
    expect(shareOf('alex', given).verdict).toBe('about');
    expect(shareWords(shareOf('blair', given))).toBe('80 leads, 40%: more than their share (25%)');
    expect(shareWords(shareOf('casey', given))).toBe('20 leads, 10%: less than their share (25%)');
  });

  it('is told with care while there are few leads', () => {
    expect(shareOf('blair', { alex: 1, blair: 3 })).toMatchObject({ verdict: 'more', smallSample: true });
    expect(shareWords(shareOf('casey', {}))).toBe('No leads yet; their share is 25%');
  });

  it('leaves out what was given to people who are no reps', () => {
    expect(shareOf('alex', { alex: 50, blair: 25, casey: 25, morgan: 400 }).verdict).toBe('about');
  });

  const reps = fc.uniqueArray(
    fc.record({ id: fc.string({ minLength: 1 }), weight: fc.integer({ min: 1, max: 10 }) }),
    { minLength: 1, maxLength: 8, selector: ({ id }) => id },
  );

  it('is about right for everybody when every turn was given as the weights say', () => {
    fc.assert(
      fc.property(reps, fc.integer({ min: 1, max: 500 }), (members, cycles) => {
        const given = new Map(members.map(({ id, weight }) => [id, weight * cycles]));
        for (const { verdict } of sharesOf(members, given, 20).values()) expect(verdict).toBe('about');
      }),
    );
  });

  it('adds up to the whole', () => {
    fc.assert(
      fc.property(reps, fc.array(fc.nat(1_000), { minLength: 8, maxLength: 8 }), (members, counts) => {
        const given = new Map(members.map(({ id }, i) => [id, counts[i] ?? 0]));
        const shares = [...sharesOf(members, given, 20).values()];
        expect(shares.reduce((sum, { due }) => sum + due, 0)).toBeCloseTo(1);
        if (shares.some(({ actual }) => actual !== null))
          expect(shares.reduce((sum, { actual }) => sum + (actual ?? 0), 0)).toBeCloseTo(1);
      }),
    );
  });
});
