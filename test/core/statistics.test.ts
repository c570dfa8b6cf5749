import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONFIDENCE,
  newcombe,
  type Proportion,
  percentileInterval,
  resampled,
  seededRandom,
  wilson,
} from '../../core/statistics.ts';

const proportion = (least = 1) =>
  fc
    .integer({ min: least, max: 5_000 })
    .chain((of) => fc.record({ hits: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));
const share = ({ hits, of }: Proportion) => hits / of;
const misses = ({ hits, of }: Proportion): Proportion => ({ hits: of - hits, of });
const BIT = 1e-12;

describe('the interval of a proportion', () => {
  // Method 3 in table I of R. G. Newcombe, Statistics in Medicine 17, 857–872 (1998).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d is that of the textbook', (hits, of, low, high) => {
    expect(wilson({ hits, of }).low).toBeCloseTo(low, 4);
    expect(wilson({ hits, of }).high).toBeCloseTo(high, 4);
  });

  it('holds the proportion itself and stays a proportion', () => {
    fc.assert(
      fc.property(proportion(), (of) => {
        const { low, high } = wilson(of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(share(of));
        expect(high).toBeGreaterThanOrEqual(share(of));
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is narrower for the same share of more cases', () => {
    fc.assert(
      fc.property(proportion(), fc.integer({ min: 2, max: 20 }), ({ hits, of }, times) => {
        const few = wilson({ hits, of });
        const many = wilson({ hits: hits * times, of: of * times });
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });

  it('of those that were missed is the same from the other end', () => {
    fc.assert(
      fc.property(proportion(), (of) => {
        expect(wilson(misses(of)).low).toBeCloseTo(1 - wilson(of).high, 12);
        expect(wilson(misses(of)).high).toBeCloseTo(1 - wilson(of).low, 12);
      }),
    );
  });

  it.each([
    { hits: 0, of: 0 },
    { hits: 3, of: 2 },
    { hits: -1, of: 2 },
    { hits: Number.NaN, of: 2 },
  ])('does not exist for $hits of $of', (of) => {
    expect(() => wilson(of)).toThrow(RangeError);
  });
});

describe('the interval of the difference of two proportions', () => {
  // Method 10 in table II of R. G. Newcombe, Statistics in Medicine 17, 873–890 (1998).
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %d in %d and %d in %d is that of the textbook', (hitsA, ofA, hitsB, ofB, low, high) => {
    const interval = newcombe({ hits: hitsA, of: ofA }, { hits: hitsB, of: ofB });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('holds the difference itself and stays a difference of proportions', () => {
    fc.assert(
      fc.property(proportion(), proportion(), (a, b) => {
        const { low, high } = newcombe(a, b);
        const difference = share(a) - share(b);
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
        expect(low).toBeGreaterThanOrEqual(-1 - BIT);
        expect(high).toBeLessThanOrEqual(1 + BIT);
      }),
    );
  });

  it('is narrower for the same shares of more cases', () => {
    fc.assert(
      fc.property(proportion(), proportion(), fc.integer({ min: 2, max: 20 }), (a, b, times) => {
        const more = ({ hits, of }: Proportion) => ({ hits: hits * times, of: of * times });
        const few = newcombe(a, b);
        const many = newcombe(more(a), more(b));
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });

  it('the other way round is the same from the other end', () => {
    fc.assert(
      fc.property(proportion(), proportion(), (a, b) => {
        expect(newcombe(b, a).low).toBeCloseTo(-newcombe(a, b).high, 12);
        expect(newcombe(b, a).high).toBeCloseTo(-newcombe(a, b).low, 12);
      }),
    );
  });

  it('holds the true difference in about 95 of 100 cases', () => {
    const random = seededRandom(1);
    const drawn = (of: number, chance: number): Proportion => ({
      hits: Array.from({ length: of }, random).filter((it) => it < chance).length,
      of,
    });
    const trials = 2_000;
    const held = Array.from({ length: trials }, () => newcombe(drawn(60, 0.3), drawn(90, 0.15))).filter(
      ({ low, high }) => low <= 0.15 && 0.15 <= high,
    ).length;
    expect(Math.abs(held / trials - CONFIDENCE)).toBeLessThan(0.02);
  });
});

describe('seeded chance', () => {
  const numbers = (seed: number, count: number) => Array.from({ length: count }, seededRandom(seed));

  it('is the same for the same seed, and another for another', () => {
    expect(numbers(7, 5)).toEqual(numbers(7, 5));
    expect(numbers(7, 5)).not.toEqual(numbers(8, 5));
  });

  it('is as it ever was: else answers that people have seen would change', () => {
    expect(numbers(1, 3)).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  });

  it('lies in [0, 1) and falls evenly', () => {
    const tenths = new Array(10).fill(0);
    for (const number of numbers(3, 20_000)) {
      expect(number).toBeGreaterThanOrEqual(0);
      expect(number).toBeLessThan(1);
      tenths[Math.floor(number * 10)] += 1;
    }
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });
});

describe('days drawn again', () => {
  const meanOf = (figures: readonly number[]) => (weights: ArrayLike<number>) =>
    figures.reduce((sum, figure, day) => sum + figure * (weights[day] ?? 0), 0) / figures.length;
  const interval = (figures: readonly number[], seed = 1) => {
    const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
    const samples = resampled(figures.length, meanOf(figures), seededRandom(seed), 1_000);
    return percentileInterval(mean, samples);
  };

  it('are as many as there were', () => {
    const drawn = resampled(
      30,
      (weights) => Array.from(weights).reduce((sum, it) => sum + it, 0),
      seededRandom(1),
      50,
    );
    expect(drawn).toEqual(new Array(50).fill(30));
  });

  it('give the same interval for the same seed', () => {
    const figures = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(figures, fc.nat(), (days, seed) => {
        expect(interval(days, seed)).toEqual(interval(days, seed));
      }),
      { numRuns: 20 },
    );
  });

  it('give an interval that holds the figure', () => {
    const figures = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(figures, (days) => {
        const mean = days.reduce((sum, figure) => sum + figure, 0) / days.length;
        const { low, high } = interval(days);
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
      }),
      { numRuns: 50 },
    );
  });

  it('that are all alike leave no doubt, and more days leave less', () => {
    expect(interval(new Array(30).fill(4))).toEqual({ low: 4, high: 4 });
    const month = Array.from({ length: 30 }, seededRandom(5));
    const year = Array.from({ length: 360 }, (_, day) => month[day % 30] as number);
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    expect(width(interval(year))).toBeLessThan(width(interval(month)) / 2);
  });

  it('lie about as far apart as the theory of means says', () => {
    const days = Array.from({ length: 100 }, seededRandom(9));
    const { low, high } = interval(days);
    // Numbers in [0, 1) vary by √(1/12), means of a hundred of them by a tenth of it.
    const expected = (2 * 1.96 * Math.sqrt(1 / 12)) / 10;
    expect((high - low) / expected).toBeGreaterThan(0.85);
    expect((high - low) / expected).toBeLessThan(1.15);
  });

  it('leave out samples that have nothing to tell', () => {
    expect(percentileInterval(3, [null, 2, null, 4])).toEqual({ low: 2.05, high: 3.95 });
    expect(percentileInterval(3, [null])).toEqual({ low: 3, high: 3 });
  });
});
