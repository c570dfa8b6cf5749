import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysOf } from '../../core/day-range.ts';
import { daysOfWeek, isoWeekOf, lastWeekBefore, weeksBefore } from '../../core/iso-week.ts';

describe('an ISO week', () => {
  it.each([
    ['2026-11-16', '2026-W47'],
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    // years that begin or end in a week of their neighbour
    ['2027-01-01', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2028-02-29', '2028-W09'],
  ])('of %s is %s', (day, week) => {
    expect(isoWeekOf(day)).toBe(week);
  });

  it('has its days from Monday to Sunday', () => {
    expect(daysOfWeek('2026-W47')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(daysOfWeek('2026-W53')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
    expect(daysOfWeek('2025-W01')).toEqual({ from: '2024-12-30', to: '2025-01-05' });
  });

  it.each(['2025-W53', '2026-W54', '2026-W00', '2026-W7', '2026W47', '2026-w47', '26-W47', '2026-W47 ', ''])(
    '%j is none',
    (text) => {
      expect(daysOfWeek(text)).toBeNull();
    },
  );

  it('that was over before a day never holds that day', () => {
    expect(lastWeekBefore('2026-11-23')).toBe('2026-W47');
    expect(lastWeekBefore('2026-11-22')).toBe('2026-W46');
    expect(lastWeekBefore('2027-01-04')).toBe('2026-W53');
  });

  it('holds each day of it and no other, in every year', () => {
    const someDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1970-01-01', days));
    fc.assert(
      fc.property(someDay, (day) => {
        const week = isoWeekOf(day);
        const days = daysOfWeek(week);
        if (days === null) throw new Error(`${week} has no days`);
        expect(daysOf(days)).toHaveLength(7);
        expect(daysOf(days)).toContain(day);
        expect(daysOf(days).map(isoWeekOf)).toEqual(Array(7).fill(week));
        expect(isoWeekOf(addDays(days.to, 1))).not.toBe(week);
      }),
    );
  });

  it('has others so many weeks before it', () => {
    expect(weeksBefore({ from: '2026-11-16', to: '2026-11-22' }, 4)).toEqual({
      from: '2026-10-19',
      to: '2026-10-25',
    });
  });
});
