import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../core/calendar.ts';
import { dayIn } from '../../core/day.ts';
import { calendarRules, epochMs, weekdayShifts } from '../support/business-hours.ts';

describe('the day', () => {
  it.each([
    ['America/New_York', '2026-11-24T04:59:59.999Z', '2026-11-23'],
    ['America/New_York', '2026-11-24T05:00:00Z', '2026-11-24'],
    ['Europe/Berlin', '2026-11-23T22:59:59.999Z', '2026-11-23'],
    ['Europe/Berlin', '2026-11-23T23:00:00Z', '2026-11-24'],
    ['Asia/Kolkata', '2026-11-23T18:30:00Z', '2026-11-24'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
    ['UTC', '2028-02-29T23:59:59Z', '2028-02-29'],
  ])('in %s at %s is %s', (timeZone, at, day) => {
    expect(dayIn(timeZone, epochMs(at))).toBe(day);
    expect(businessCalendar(calendarRules(timeZone, weekdayShifts('09:00-17:00'))).dayOf(epochMs(at))).toBe(
      day,
    );
  });

  it('of no instant, or in no zone, is refused', () => {
    expect(() => dayIn('UTC', Number.NaN)).toThrow(RangeError);
    expect(() => dayIn('Mars/Olympus', 0)).toThrow(RangeError);
  });
});
