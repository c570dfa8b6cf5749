import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type DayRange,
  dayRange,
  daysOf,
  MOST_DAYS,
  monthsOf,
  rangeBefore,
} from '../../core/day-range.ts';

const today = '2026-11-23';

describe('a range of days', () => {
  it('is the 30 days up to today when nobody says otherwise', () => {
    const range = dayRange({}, today);
    expect(range).toEqual({ from: '2026-10-25', to: today });
    expect(daysOf(range as DayRange)).toHaveLength(30);
  });

  it('is the 30 days up to its end when only that is named', () => {
    expect(dayRange({ to: '2026-03-01' }, today)).toEqual({ from: '2026-01-31', to: '2026-03-01' });
  });

  it('reaches to today when only its start is named', () => {
    expect(dayRange({ from: '2026-11-01' }, today)).toEqual({ from: '2026-11-01', to: today });
  });

  it('may be a single day', () => {
    expect(daysOf(dayRange({ from: today, to: today }, today) as DayRange)).toEqual([today]);
  });

  it('does not end before it starts', () => {
    expect(dayRange({ from: '2026-11-24' }, today)).toEqual({
      path: 'from',
      message: `must not be after to (${today})`,
    });
  });

  it(`holds at most ${MOST_DAYS} days: a leap year`, () => {
    expect(daysOf(dayRange({ from: '2028-01-01', to: '2028-12-31' }, today) as DayRange)).toHaveLength(366);
    expect(dayRange({ from: '2027-12-31', to: '2028-12-31' }, today)).toMatchObject({ path: 'from' });
  });
});

describe('the days of a range', () => {
  it('come newest first, over the end of a month and a leap day', () => {
    expect(daysOf({ from: '2028-02-27', to: '2028-03-01' })).toEqual([
      '2028-03-01',
      '2028-02-29',
      '2028-02-28',
      '2028-02-27',
    ]);
  });

  it('are each there once, whatever clocks do in between', () => {
    fc.assert(
      fc.property(fc.nat({ max: 3_000 }), fc.nat({ max: 365 }), (start, length) => {
        const from = addDays('2024-01-01', start);
        const days = daysOf({ from, to: addDays(from, length) });
        expect(days).toHaveLength(length + 1);
        expect(days).toEqual([...new Set(days)].sort().reverse());
      }),
      { numRuns: 50 },
    );
  });
});

describe('adding days', () => {
  it('goes both ways', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });
});

describe('the months of a range', () => {
  it.each([
    ['2026-11-23', '2026-11-23', ['2026-11']],
    ['2026-01-31', '2026-03-01', ['2026-01', '2026-02', '2026-03']],
    ['2027-12-31', '2028-01-01', ['2027-12', '2028-01']],
    ['2028-02-29', '2028-02-29', ['2028-02']],
  ])('from %s to %s are %j', (from, to, months) => {
    expect(monthsOf({ from, to })).toEqual(months);
  });
});

describe('the range before', () => {
  it('has as many days and ends the day before', () => {
    expect(rangeBefore({ from: '2026-11-01', to: '2026-11-30' })).toEqual({
      from: '2026-10-02',
      to: '2026-10-31',
    });
    expect(rangeBefore({ from: '2026-03-01', to: '2026-03-01' })).toEqual({
      from: '2026-02-28',
      to: '2026-02-28',
    });
  });
});
