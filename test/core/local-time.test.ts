import { describe, expect, it } from 'vitest';
import { dayWords, instantOfWallTime, isoLocal, nextClockChange } from '../../core/local-time.ts';
import { instantWritten, onTheWall } from '../support/wall-times.ts';

describe('the instant of a wall time', () => {
  it.each([
    ['Europe/Berlin', '2026-12-24T16:30', 'Thu 24 Dec 2026 16:30 +01:00', 'once'],
    ['Asia/Kolkata', '2026-07-01T00:00', 'Wed 1 Jul 2026 00:00 +05:30', 'once'],
    ['UTC', '2028-02-29T23:59', 'Tue 29 Feb 2028 23:59 +00:00', 'once'],
    // Skipped: later by the hour that the clocks skip.
    ['Europe/Berlin', '2026-03-29T02:30', 'Sun 29 Mar 2026 03:30 +02:00', 'never'],
    ['America/New_York', '2026-03-08T02:00', 'Sun 8 Mar 2026 03:00 -04:00', 'never'],
    // Twice: the first.
    ['Europe/Berlin', '2026-10-25T02:30', 'Sun 25 Oct 2026 02:30 +02:00', 'twice'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', 'Sun 5 Apr 2026 01:45 +11:00', 'twice'],
  ])('in %s, %s', (timeZone, wallTime, written, shown) => {
    const found = instantOfWallTime(timeZone, wallTime);
    expect({ at: onTheWall(timeZone, found?.at ?? 0), shown: found?.shown }).toEqual({ at: written, shown });
  });

  it.each([
    '',
    'tomorrow',
    '2026-12-24',
    '2026-12-24 16:30',
    '2026-12-24T16:30Z',
    '2026-12-24T16:30:00',
    '2026-02-30T10:00',
    '2027-02-29T10:00',
    '2026-12-24T24:00',
    '2026-12-24T16:60',
    '2026-13-01T10:00',
  ])('is none for "%s"', (text) => {
    expect(instantOfWallTime('Europe/Berlin', text)).toBeNull();
  });
});

it('a local time is written with its offset', () => {
  expect(isoLocal('Asia/Kolkata', Date.parse('2026-11-23T15:00:00Z'))).toBe('2026-11-23T20:30:00+05:30');
  expect(isoLocal('UTC', Date.parse('2026-11-23T15:00:09Z'))).toBe('2026-11-23T15:00:09+00:00');
});

it('a day is said with its weekday', () => {
  expect(dayWords('2026-12-24')).toBe('Thu 24 Dec');
  expect(dayWords('2028-02-29')).toBe('Tue 29 Feb');
});

describe('the next change of the clocks', () => {
  it.each([
    ['Europe/Berlin', 'Tue 24 Nov 2026 10:00 +01:00', 'Sun 28 Mar 2027 03:00 +02:00', 'forward'],
    ['America/New_York', 'Sat 31 Oct 2026 10:00 -04:00', 'Sun 1 Nov 2026 01:00 -05:00', 'back'],
    ['Australia/Sydney', 'Tue 24 Nov 2026 10:00 +11:00', 'Sun 4 Apr 2027 02:00 +10:00', 'back'],
  ])('in %s after %s', (timeZone, after, written, direction) => {
    const change = nextClockChange(timeZone, instantWritten(timeZone, after));
    expect(change).toEqual({ at: instantWritten(timeZone, written), direction });
  });

  it.each(['Asia/Kolkata', 'UTC'])('never comes in %s', (timeZone) => {
    expect(nextClockChange(timeZone, Date.parse('2026-11-24T10:00:00Z'))).toBeNull();
  });
});
