import fc from 'fast-check';
import { expect, it } from 'vitest';
import { around, pick, seeded, weighted } from '../../../demo/plan/random.ts';

const thousand = <Thing>(draw: () => Thing): Thing[] => Array.from({ length: 1000 }, draw);

it('the same seed gives the same numbers, all of them in [0, 1)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
      const numbers = Array.from({ length: 50 }, seeded(seed));
      expect(numbers).toEqual(Array.from({ length: 50 }, seeded(seed)));
      expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
      expect(new Set(numbers).size).toBeGreaterThan(45);
    }),
  );
});

it('picks by weight, and what weighs nothing never', () => {
  const random = seeded(1);
  const drawn = thousand(() => weighted(random, { often: 9, seldom: 1, never: 0 }));
  const often = drawn.filter((name) => name === 'often').length;
  expect(often).toBeGreaterThan(850);
  expect(often).toBeLessThan(950);
  expect(drawn).not.toContain('never');
});

it('picks everything sooner or later', () => {
  const random = seeded(2);
  expect(new Set(thousand(() => pick(random, [1, 2, 3])))).toEqual(new Set([1, 2, 3]));
});

it('draws around the median: half below it', () => {
  const random = seeded(3);
  const below = thousand(() => around(random, 5, 0.8)).filter((it) => it < 5).length;
  expect(below).toBeGreaterThan(440);
  expect(below).toBeLessThan(560);
});
