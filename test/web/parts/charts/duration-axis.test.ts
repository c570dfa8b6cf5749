import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationAxis } from '../../../../web/console/parts/charts/duration-axis.ts';

describe('an axis of durations', () => {
  it('ends at whole steps around what it shows', () => {
    expect(durationAxis([75, 4_000])).toEqual({ min: 60, max: 14_400, steps: [60, 300, 900, 3_600, 14_400] });
  });

  it('has room for one value, and for none', () => {
    expect(durationAxis([300])).toMatchObject({ min: 300, max: 900 });
    expect(durationAxis([])).toMatchObject({ min: 60, max: 3_600 });
  });

  it('holds everything that it is to show', () => {
    const seconds = fc.double({ min: 1, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 1 }), (values) => {
        const { min, max, steps } = durationAxis(values);
        expect(min).toBeLessThan(max);
        for (const value of values) expect(value >= min && value <= max).toBe(true);
        expect(steps.every((step) => step >= min && step <= max)).toBe(true);
      }),
    );
  });
});
