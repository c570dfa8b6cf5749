import { describe, expect, it } from 'vitest';
import { spanOf } from '../../core/day-span.ts';

describe('the span of days', () => {
  it('is from the first millisecond of the first to the last of the last, where they are counted', () => {
    expect(spanOf({ from: '2026-11-23', to: '2026-11-24' }, 'America/New_York')).toEqual({
      first: '2026-11-23T05:00:00.000Z',
      last: '2026-11-25T04:59:59.999Z',
    });
  });

  it.each([
    ['2027-03-14', '2027-03-14T05:00:00.000Z', '2027-03-15T03:59:59.999Z'],
    ['2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T04:59:59.999Z'],
  ])('has the real hours of a day on which the clocks change: %s', (day, first, last) => {
    expect(spanOf({ from: day, to: day }, 'America/New_York')).toEqual({ first, last });
  });

  it('is open where no day is named', () => {
    expect(spanOf({}, 'Europe/Berlin')).toEqual({ first: undefined, last: undefined });
  });
});
