import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketOf,
  durationOf,
  histogramOf,
  median,
  merge,
  quantile,
  weightedMedian,
} from '../../core/histogram.ts';

const YEAR_MS = 365 * 24 * 3_600_000;
// Even over all scales: uniform numbers up to a year would hardly ever be seconds.
const duration = fc
  .tuple(fc.integer({ min: 0, max: 34 }), fc.double({ min: 1, max: 2, noNaN: true }))
  .map(([scale, part]) => 2 ** scale * part);
const durations = fc.array(fc.oneof(duration, fc.integer({ min: 0, max: YEAR_MS })), { maxLength: 60 });

/** At most 1 % off; up to 1 ms counts as 1 ms. */
function expectWithinOnePercent(read: number | null, exact: number): void {
  expect(Math.abs((read ?? Number.NaN) - Math.max(exact, 1)) / Math.max(exact, 1)).toBeLessThanOrEqual(0.01);
}

function exactQuantile(values: readonly number[], q: number): number {
  const sorted = values.map((ms) => Math.max(ms, 1)).sort((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)] as number;
  const above = sorted[Math.ceil(position)] as number;
  return below + (above - below) * (position - Math.floor(position));
}

describe('a bucket', () => {
  it('is number 0 up to a millisecond, and for the negative durations of two clocks', () => {
    expect([-5, 0, 0.3, 1].map(bucketOf)).toEqual([0, 0, 0, 0]);
    expect(bucketOf(1.0000001)).toBe(1);
    expect(durationOf(0)).toBe(1);
  });

  // Stored counters carry these numbers: another growth or another rule needs a rebuild of the metrics.
  it.each([
    [2, 36],
    [1000, 349],
    [60_000, 556],
    [300_000, 637],
    [3_600_000, 763],
    [86_400_000, 923],
    [YEAR_MS, 1221],
    [Number.MAX_SAFE_INTEGER, 1856],
  ])('of %d ms is number %d for ever', (ms, bucket) => {
    expect(bucketOf(ms)).toBe(bucket);
  });

  it('stands for its durations within 1 %', () => {
    fc.assert(fc.property(duration, (ms) => expectWithinOnePercent(durationOf(bucketOf(ms)), ms)));
  });

  it('stands for durations on and beside its borders within 1 %', () => {
    for (let bucket = 1; bucket < 1300; bucket += 1) {
      const border = 1.02 ** bucket;
      for (const ms of [border * (1 - 1e-12), border, border * (1 + 1e-12)]) {
        expectWithinOnePercent(durationOf(bucketOf(ms)), ms);
      }
    }
  });

  it('is found again from its own duration, and grows with the duration', () => {
    for (let bucket = 0; bucket <= 1856; bucket += 1) {
      if (durationOf(bucket) > Number.MAX_SAFE_INTEGER) continue;
      expect(bucketOf(durationOf(bucket))).toBe(bucket);
    }
    fc.assert(fc.property(duration, duration, (a, b) => a > b || bucketOf(a) <= bucketOf(b)));
  });

  it('does not exist for what is no duration', () => {
    for (const ms of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 54]) {
      expect(() => bucketOf(ms)).toThrow(RangeError);
    }
    for (const bucket of [-1, 0.5, 1857, Number.NaN]) expect(() => durationOf(bucket)).toThrow(RangeError);
  });
});

describe('the median', () => {
  it('of nothing is null', () => {
    expect(median(histogramOf([]))).toBeNull();
    expect(median(new Map([[12, 0]]))).toBeNull();
  });

  it('of an odd number is the one in the middle', () => {
    expectWithinOnePercent(median(histogramOf([5000, 1000, 60_000])), 5000);
  });

  it('of an even number is the mean of the two in the middle', () => {
    expectWithinOnePercent(median(histogramOf([100_000, 2000, 1000, 900_000])), 51_000);
  });

  it('of stored counters does not depend on their order', () => {
    const counters = [...histogramOf([1000, 2000, 3000, 4000, 5000])];
    expect(median(new Map(counters.reverse()))).toBe(median(new Map(counters.reverse())));
    expectWithinOnePercent(median(new Map(counters)), 3000);
  });
});

describe('a histogram', () => {
  it('answers any quantile within 1 % of the exact one', () => {
    fc.assert(
      fc.property(durations, fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
        const read = quantile(histogramOf(values), q);
        if (values.length === 0) expect(read).toBeNull();
        else expectWithinOnePercent(read, exactQuantile(values, q));
      }),
    );
  });

  it.each([-0.1, 1.1, Number.NaN])('has no quantile %d', (q) => {
    expect(() => quantile(histogramOf([1000, 2000]), q)).toThrow(RangeError);
  });

  it('merged with others is the histogram of all their durations', () => {
    fc.assert(
      fc.property(fc.array(durations, { maxLength: 4 }), (days) => {
        expect(merge(...days.map(histogramOf))).toEqual(histogramOf(days.flat()));
      }),
    );
  });

  it('stays as it was when merged', () => {
    const monday = histogramOf([1000]);
    merge(monday, monday);
    expect(monday).toEqual(histogramOf([1000]));
  });
});

describe('the median of weighted histograms', () => {
  it('is that of each histogram as often as its weight says', () => {
    const weighted = fc.array(fc.tuple(durations, fc.integer({ min: 0, max: 4 })), { maxLength: 8 });
    fc.assert(
      fc.property(weighted, (days) => {
        const histograms = days.map(([ms]) => histogramOf(ms));
        const repeated = days.flatMap(([ms, weight]) => Array.from({ length: weight }, () => ms).flat());
        const read = weightedMedian(histograms)(days.map(([, weight]) => weight));
        expect(read).toBe(median(histogramOf(repeated)));
      }),
    );
  });

  it('is another for each weights, and null where nothing has weight', () => {
    const of = weightedMedian([histogramOf([1_000]), histogramOf([60_000]), histogramOf([])]);
    expect(of([1, 0, 0])).toBe(median(histogramOf([1_000])));
    expect(of([0, 3, 1])).toBe(median(histogramOf([60_000])));
    expect(of([0, 0, 5])).toBeNull();
    expect(weightedMedian([])([])).toBeNull();
  });
});
