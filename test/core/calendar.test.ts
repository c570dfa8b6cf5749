import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../core/calendar.ts';
import { calendarRules, closeFor, epochMs, iso, openFor, weekdayShifts } from '../support/business-hours.ts';

// November 2026: Monday the 23rd, Thanksgiving on Thursday the 26th. New York is UTC-5 in winter.
const splitDay = { ...weekdayShifts('09:00-12:30', '13:30-18:00'), friday: ['09:00-12:30', '13:30-17:00'] };
const office = businessCalendar(calendarRules('America/New_York', splitDay, ['2026-11-26']));
const sunday = (timeZone: string, ...shifts: string[]) =>
  businessCalendar(calendarRules(timeZone, { sunday: shifts }));

describe('open hours', () => {
  it.each([
    ['before opening', '2026-11-23T13:59:59.999Z', false],
    ['at opening', '2026-11-23T14:00:00Z', true],
    ['just before lunch', '2026-11-23T17:29:59.999Z', true],
    ['when lunch begins', '2026-11-23T17:30:00Z', false],
    ['when lunch ends', '2026-11-23T18:30:00Z', true],
    ['just before the close', '2026-11-23T22:59:59.999Z', true],
    ['at the close', '2026-11-23T23:00:00Z', false],
    ['on Thanksgiving', '2026-11-26T15:00:00Z', false],
    ['on a Saturday', '2026-11-28T15:00:00Z', false],
    ['on Friday after its shorter day', '2026-11-27T22:00:00Z', false],
  ])('%s', (_, at, open) => {
    expect(office.isOpen(epochMs(at))).toBe(open);
  });
});

describe('open time', () => {
  it.each([
    ['passes inside a shift', '2026-11-23T15:00:00Z', 45, '2026-11-23T15:45:00Z'],
    ['waits for the opening', '2026-11-23T11:00:00Z', 10, '2026-11-23T14:10:00Z'],
    ['stands still over lunch', '2026-11-23T17:20:00Z', 30, '2026-11-23T18:50:00Z'],
    ['starts after lunch for a lead that comes at lunch', '2026-11-23T18:00:00Z', 5, '2026-11-23T18:35:00Z'],
    ['ends at the shift end, not after lunch', '2026-11-23T17:00:00Z', 30, '2026-11-23T17:30:00Z'],
    ['ends at the close, not next morning', '2026-11-23T22:00:00Z', 60, '2026-11-23T23:00:00Z'],
    ['goes on the next morning', '2026-11-23T22:50:00Z', 15, '2026-11-24T14:05:00Z'],
    [
      'starts next morning for a lead that comes at the close',
      '2026-11-23T23:00:00Z',
      5,
      '2026-11-24T14:05:00Z',
    ],
    ['jumps Thanksgiving', '2026-11-25T22:30:00Z', 45, '2026-11-27T14:15:00Z'],
    ['jumps the weekend from Friday afternoon', '2026-11-27T21:50:00Z', 30, '2026-11-30T14:20:00Z'],
    ['takes several days', '2026-11-23T14:00:00Z', 8 * 60 * 2 + 1, '2026-11-25T14:01:00Z'],
    ['of nothing in open hours is now', '2026-11-23T15:00:00Z', 0, '2026-11-23T15:00:00Z'],
    ['of nothing at the close is the close', '2026-11-23T23:00:00Z', 0, '2026-11-23T23:00:00Z'],
    ['of nothing in closed hours is the next opening', '2026-11-23T23:00:01Z', 0, '2026-11-24T14:00:00Z'],
  ])('%s', (_, at, minutes, expected) => {
    expect(openFor(office, at, minutes)).toBe(expected);
  });

  it('keeps milliseconds', () => {
    expect(iso(office.addOpenTime(epochMs('2026-11-23T22:59:59.250Z'), 1000))).toBe(
      '2026-11-24T14:00:00.250Z',
    );
  });

  it('runs on from one shift into one that follows without a gap', () => {
    const calendar = sunday('UTC', '09:00-12:00', '12:00-15:00');
    expect(openFor(calendar, '2026-11-22T11:50:00Z', 20)).toBe('2026-11-22T12:10:00Z');
    expect(calendar.isOpen(epochMs('2026-11-22T12:00:00Z'))).toBe(true);
  });

  it('runs through midnight when one day ends at 24:00 and the next begins at 00:00', () => {
    const calendar = businessCalendar(
      calendarRules('Asia/Tokyo', { saturday: ['18:00-24:00'], sunday: ['00:00-02:00'] }),
    );
    expect(openFor(calendar, '2026-11-21T14:50:00Z', 20)).toBe('2026-11-21T15:10:00Z');
  });

  it('ends at 24:00, and is still there with nothing more to add', () => {
    const calendar = businessCalendar(calendarRules('Asia/Tokyo', { saturday: ['18:00-24:00'] }));
    expect(openFor(calendar, '2026-11-21T14:50:00Z', 10)).toBe('2026-11-21T15:00:00Z');
    expect(openFor(calendar, '2026-11-21T15:00:00Z', 0)).toBe('2026-11-21T15:00:00Z');
    expect(openFor(calendar, '2026-11-21T15:00:00Z', 1)).toBe('2026-11-28T09:01:00Z');
  });

  it('counts the leap day', () => {
    expect(openFor(office, '2028-02-28T22:30:00Z', 60)).toBe('2028-02-29T14:30:00Z');
    expect(openFor(office, '2028-02-29T22:30:00Z', 60)).toBe('2028-03-01T14:30:00Z');
    expect(openFor(office, '2027-02-26T21:30:00Z', 60)).toBe('2027-03-01T14:30:00Z');
  });

  it('passes in zones without DST and with half hours', () => {
    const kolkata = businessCalendar(calendarRules('Asia/Kolkata', weekdayShifts('09:30-17:30')));
    expect(openFor(kolkata, '2027-03-12T11:45:00Z', 30)).toBe('2027-03-15T04:15:00Z');
    const utc = businessCalendar(calendarRules('UTC', weekdayShifts('09:00-17:00')));
    expect(openFor(utc, '2027-03-12T16:45:00Z', 30)).toBe('2027-03-15T09:15:00Z');
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('of %d ms is refused', (duration) => {
    expect(() => office.addOpenTime(epochMs('2026-11-23T15:00:00Z'), duration)).toThrow(RangeError);
  });
});

describe('the close of the business day', () => {
  it.each([
    ['before opening', '2026-11-23T11:00:00Z', '2026-11-23T23:00:00Z'],
    ['in the morning', '2026-11-23T15:00:00Z', '2026-11-23T23:00:00Z'],
    ['at lunch', '2026-11-23T18:00:00Z', '2026-11-23T23:00:00Z'],
    ['just before the cutoff', '2026-11-23T20:59:59.999Z', '2026-11-23T23:00:00Z'],
    ['at the cutoff', '2026-11-23T21:00:00Z', '2026-11-24T23:00:00Z'],
    ['in the evening', '2026-11-24T02:00:00Z', '2026-11-24T23:00:00Z'],
    ['on Friday before the cutoff', '2026-11-27T20:30:00Z', '2026-11-27T22:00:00Z'],
    ['on Friday afternoon after the cutoff', '2026-11-27T21:30:00Z', '2026-11-30T23:00:00Z'],
    ['on Saturday', '2026-11-28T15:00:00Z', '2026-11-30T23:00:00Z'],
    ['on the eve of Thanksgiving after the cutoff', '2026-11-25T21:00:00Z', '2026-11-27T22:00:00Z'],
    ['on Thanksgiving', '2026-11-26T15:00:00Z', '2026-11-27T22:00:00Z'],
  ])('of a lead that arrives %s', (_, at, expected) => {
    expect(closeFor(office, at, '16:00')).toBe(expected);
  });

  it('is the next one for a lead that arrives after the close, however late the cutoff', () => {
    expect(closeFor(office, '2026-11-23T22:59:59Z', '20:00')).toBe('2026-11-23T23:00:00Z');
    expect(closeFor(office, '2026-11-23T23:00:00Z', '20:00')).toBe('2026-11-24T23:00:00Z');
    expect(closeFor(office, '2026-11-23T23:30:00Z', '20:00')).toBe('2026-11-24T23:00:00Z');
  });

  it('is always the next one when the cutoff is midnight', () => {
    expect(closeFor(office, '2026-11-23T05:00:00Z', '00:00')).toBe('2026-11-24T23:00:00Z');
  });

  it('may be 24:00', () => {
    const calendar = businessCalendar(calendarRules('Europe/Berlin', weekdayShifts('16:00-24:00')));
    expect(closeFor(calendar, '2026-11-23T12:00:00Z', '22:00')).toBe('2026-11-23T23:00:00Z');
    expect(closeFor(calendar, '2026-11-23T23:00:00Z', '22:00')).toBe('2026-11-24T23:00:00Z');
  });
});

describe('a calendar that stays closed', () => {
  const newYearsDays = Array.from({ length: 400 }, (_, day) =>
    new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10),
  );
  const closedFor = (days: number) =>
    businessCalendar(
      calendarRules(
        'UTC',
        { ...weekdayShifts('09:00-17:00'), saturday: ['09:00-17:00'], sunday: ['09:00-17:00'] },
        newYearsDays.slice(0, days),
      ),
    );

  it('is an error that names the day and the rules to look at', () => {
    const error =
      /no open hours in the 400 days from 2027-01-01: check calendar\.hours and calendar\.holidays/;
    expect(() => closedFor(400).addOpenTime(epochMs('2027-01-01T00:00:01Z'), 1)).toThrow(error);
    expect(() => closedFor(400).closeOfBusinessDay(epochMs('2027-01-01T00:00:00Z'), '16:00')).toThrow(error);
    expect(() =>
      businessCalendar(calendarRules('UTC', {})).addOpenTime(epochMs('2027-01-01T00:00:00Z'), 0),
    ).toThrow(error);
  });

  it('is not one that opens on the last of those days', () => {
    expect(openFor(closedFor(399), '2027-01-01T00:00:01Z', 1)).toBe('2028-02-04T09:01:00Z');
    expect(closedFor(399).isOpen(epochMs('2027-06-01T12:00:00Z'))).toBe(false);
  });

  it('is not one that opens an hour a week', () => {
    const calendar = sunday('UTC', '09:00-10:00');
    expect(openFor(calendar, '2026-11-22T09:00:00Z', 100 * 60)).toBe('2028-10-15T10:00:00Z');
  });
});
