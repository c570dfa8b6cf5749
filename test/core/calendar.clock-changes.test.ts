import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../core/calendar.ts';
import { calendarRules, closeFor, openFor, weekdayShifts } from '../support/business-hours.ts';

// New York: UTC-5, in summer UTC-4; forward on 2027-03-14 at 02:00, back on 2026-11-01 at 02:00.
// Berlin:   UTC+1, in summer UTC+2; forward on 2027-03-28 at 02:00, back on 2026-10-25 at 03:00.
const NEW_YORK = 'America/New_York';
const sunday = (timeZone: string, ...shifts: string[]) =>
  businessCalendar(calendarRules(timeZone, { sunday: shifts }));

describe('open time over a clock change', () => {
  it.each([
    ['New York springs forward', NEW_YORK, '2027-03-14T05:00:00Z', 23, '2027-03-15T04:00:00Z'],
    ['New York falls back', NEW_YORK, '2026-11-01T04:00:00Z', 25, '2026-11-02T05:00:00Z'],
    ['Berlin springs forward', 'Europe/Berlin', '2027-03-27T23:00:00Z', 23, '2027-03-28T22:00:00Z'],
    ['Berlin falls back', 'Europe/Berlin', '2026-10-24T22:00:00Z', 25, '2026-10-25T23:00:00Z'],
  ])('%s: the whole Sunday has its real hours', (_, timeZone, midnight, hours, nextMidnight) => {
    const calendar = sunday(timeZone, '00:00-24:00');
    expect(openFor(calendar, midnight, hours * 60)).toBe(nextMidnight);
    const nextSunday = Date.parse(midnight) + (hours + 6 * 24) * 3_600_000;
    expect(calendar.addOpenTime(Date.parse(midnight), hours * 3_600_000 + 1)).toBe(nextSunday + 1);
  });

  it.each([
    ['New York in spring', NEW_YORK, '2027-03-12T21:45:00Z', '2027-03-15T13:15:00Z'],
    ['New York in autumn', NEW_YORK, '2026-10-30T20:45:00Z', '2026-11-02T14:15:00Z'],
    ['Berlin in spring', 'Europe/Berlin', '2027-03-26T15:45:00Z', '2027-03-29T07:15:00Z'],
    ['Berlin in autumn', 'Europe/Berlin', '2026-10-23T14:45:00Z', '2026-10-26T08:15:00Z'],
  ])('%s: Friday 16:45 and half an hour is Monday 09:15 on the wall', (_, timeZone, at, expected) => {
    const calendar = businessCalendar(calendarRules(timeZone, weekdayShifts('09:00-17:00')));
    expect(openFor(calendar, at, 30)).toBe(expected);
  });

  it('moves a shift that begins in the skipped hour forward: 02:30 is 03:30', () => {
    expect(openFor(sunday(NEW_YORK, '02:30-06:00'), '2027-03-14T05:00:00Z', 0)).toBe('2027-03-14T07:30:00Z');
    expect(openFor(sunday('Europe/Berlin', '02:30-06:00'), '2027-03-27T23:00:00Z', 0)).toBe(
      '2027-03-28T01:30:00Z',
    );
  });

  it('takes the first of two equal wall times: 01:30 is 01:30 in summer time', () => {
    expect(openFor(sunday(NEW_YORK, '01:30-06:00'), '2026-11-01T04:00:00Z', 0)).toBe('2026-11-01T05:30:00Z');
    expect(openFor(sunday('Europe/Berlin', '02:30-06:00'), '2026-10-24T22:00:00Z', 0)).toBe(
      '2026-10-25T00:30:00Z',
    );
  });

  it('counts no moment twice when a moved shift end passes the next start', () => {
    const calendar = sunday(NEW_YORK, '00:00-02:45', '03:00-06:00');
    expect(openFor(calendar, '2027-03-14T05:00:00Z', 5 * 60)).toBe('2027-03-14T10:00:00Z');
    expect(openFor(sunday(NEW_YORK, '02:30-03:00', '09:00-10:00'), '2027-03-14T05:00:00Z', 0)).toBe(
      '2027-03-14T13:00:00Z',
    );
  });

  it('begins a day whose midnight is skipped at 01:00 (Cairo, 2026-04-24)', () => {
    const calendar = businessCalendar(calendarRules('Africa/Cairo', { friday: ['00:00-24:00'] }));
    expect(openFor(calendar, '2026-04-23T12:00:00Z', 0)).toBe('2026-04-23T22:00:00Z');
    expect(openFor(calendar, '2026-04-23T12:00:00Z', 23 * 60)).toBe('2026-04-24T21:00:00Z');
  });

  it('has no hours on a day that the zone skipped (Samoa, 2011-12-30)', () => {
    const calendar = businessCalendar(calendarRules('Pacific/Apia', { friday: ['09:00-17:00'] }));
    expect(openFor(calendar, '2011-12-29T20:00:00Z', 0)).toBe('2012-01-05T19:00:00Z');
  });
});

describe('the close of the business day over a clock change', () => {
  it.each([
    ['New York, Friday before spring', NEW_YORK, '2027-03-12T21:30:00Z', '2027-03-15T21:00:00Z'],
    ['New York, Friday before autumn', NEW_YORK, '2026-10-30T20:30:00Z', '2026-11-02T22:00:00Z'],
    ['Berlin, Friday before spring', 'Europe/Berlin', '2027-03-26T15:30:00Z', '2027-03-29T15:00:00Z'],
    ['Berlin, Friday before autumn', 'Europe/Berlin', '2026-10-23T14:30:00Z', '2026-10-26T16:00:00Z'],
  ])('stays 17:00 on the wall over a clock change: %s', (_, timeZone, at, expected) => {
    const calendar = businessCalendar(calendarRules(timeZone, weekdayShifts('09:00-17:00')));
    expect(closeFor(calendar, at, '16:00')).toBe(expected);
  });

  it('counts a cutoff in the skipped hour as an hour later', () => {
    const calendar = sunday(NEW_YORK, '01:00-06:00');
    expect(closeFor(calendar, '2027-03-14T07:29:59Z', '02:30')).toBe('2027-03-14T10:00:00Z');
    expect(closeFor(calendar, '2027-03-14T07:30:00Z', '02:30')).toBe('2027-03-21T10:00:00Z');
  });
});
