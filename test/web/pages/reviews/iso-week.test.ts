import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as core from '../../../../core/iso-week.ts';
import { daysOfWeek, isoWeekOf, weeksLater } from '../../../../web/console/pages/reviews/iso-week.ts';

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('ISO weeks of the console', () => {
  it('are those of the review itself', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const week = isoWeekOf(day);
        expect(week).toBe(core.isoWeekOf(day));
        expect(daysOfWeek(week)).toEqual(core.daysOfWeek(week));
      }),
    );
  });

  it.each(['2026-W54', '2025-W53', '2026-W00', '2026W47', 'latest', ''])('%s is none', (text) => {
    expect(daysOfWeek(text)).toBeNull();
    expect(weeksLater(text, 1)).toBeNull();
  });

  it('goes over the end of a year with 53 weeks, and back', () => {
    expect(weeksLater('2026-W52', 1)).toBe('2026-W53');
    expect(weeksLater('2026-W53', 1)).toBe('2027-W01');
    expect(weeksLater('2027-W01', -1)).toBe('2026-W53');
  });
});
