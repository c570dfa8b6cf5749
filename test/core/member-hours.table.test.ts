/**
 * Who can be given a lead when, each by the clocks where they are. The model's own zone is London's.
 *
 *                    forward                           back
 *   Europe/London    Sun 29 Mar 2026 01:00 → 02:00     Sun 25 Oct 2026 02:00 → 01:00
 *   America/New_York Sun  8 Mar 2026 02:00 → 03:00     Sun  1 Nov 2026 02:00 → 01:00
 *   Australia/Sydney Sun  4 Oct 2026 02:00 → 03:00     Sun  5 Apr 2026 03:00 → 02:00
 */
import { describe, expect, it } from 'vitest';
import { absenceOf } from '../../core/availability.ts';
import type { Member } from '../../core/team.ts';
import { aTeamMember } from '../support/builders.ts';
import { calendarRules, weekdayShifts } from '../support/business-hours.ts';
import { instantWritten, onTheWall } from '../support/wall-times.ts';

const LONDON = 'Europe/London';
const NEW_YORK = 'America/New_York';
const SYDNEY = 'Australia/Sydney';

const model = calendarRules(LONDON, weekdayShifts('09:00-17:30'), ['2026-12-25', '2026-12-28']);

const closed = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
const hours = (shifts: ReturnType<typeof weekdayShifts>): Member['hours'] => ({ ...closed, ...shifts });
const split = hours(weekdayShifts('09:00-12:30', '13:30-18:00'));
const nights = hours({ saturday: ['22:00-24:00'], sunday: ['01:30-06:00'] });

const newYorker = aTeamMember('nadia', { timeZone: NEW_YORK, hours: split });
/** Without a zone of her own: the model's. */
const londoner = aTeamMember('leah', { timeZone: null, hours: split });
const sydneysider = aTeamMember('sam', { timeZone: SYDNEY, hours: split });

/** At a time as the clocks of `zone` show it, by a clock that runs day and night. */
const absence = (member: ReturnType<typeof aTeamMember>, zone: string, written: string) =>
  absenceOf(member, { at: instantWritten(zone, written), clock: 'elapsed' }, model);

const WORKS = null;
const AWAY = 'outside-hours';

describe('a split shift counts by the clocks where the member is', () => {
  it.each([
    ['in New York before it opens', newYorker, NEW_YORK, 'Mon 23 Mar 2026 08:59 -04:00', AWAY],
    ['in New York as it opens', newYorker, NEW_YORK, 'Mon 23 Mar 2026 09:00 -04:00', WORKS],
    ['in New York before lunch', newYorker, NEW_YORK, 'Mon 23 Mar 2026 12:29 -04:00', WORKS],
    ['in New York as lunch begins', newYorker, NEW_YORK, 'Mon 23 Mar 2026 12:30 -04:00', AWAY],
    ['in New York as lunch ends', newYorker, NEW_YORK, 'Mon 23 Mar 2026 13:30 -04:00', WORKS],
    ['in New York as it closes', newYorker, NEW_YORK, 'Mon 23 Mar 2026 18:00 -04:00', AWAY],
    ['in London at ten', londoner, LONDON, 'Mon 23 Mar 2026 10:00 +00:00', WORKS],
    ['in London at lunch', londoner, LONDON, 'Mon 23 Mar 2026 13:00 +00:00', AWAY],
    ['in Sydney at ten', sydneysider, SYDNEY, 'Mon 23 Mar 2026 10:00 +11:00', WORKS],
    ['in Sydney on a Saturday', sydneysider, SYDNEY, 'Sat 21 Mar 2026 10:00 +11:00', AWAY],
    // 10:00 in London is 06:00 in New York and 21:00 in Sydney.
    ['in New York at ten in London', newYorker, LONDON, 'Mon 23 Mar 2026 10:00 +00:00', AWAY],
    ['in Sydney at ten in London', sydneysider, LONDON, 'Mon 23 Mar 2026 10:00 +00:00', AWAY],
    // 23:00 on Sunday in London is 10:00 on Monday in Sydney; Friday evening there is Friday morning here.
    ['in Sydney late on a Sunday in London', sydneysider, LONDON, 'Sun 22 Mar 2026 23:00 +00:00', WORKS],
    ['in Sydney on a Friday morning in London', sydneysider, LONDON, 'Fri 20 Mar 2026 09:30 +00:00', AWAY],
  ])('%s', (_, member, zone, written, expected) => {
    expect(absence(member, zone, written)).toBe(expected);
  });
});

describe('while the clocks of one place have changed and those of the other have not', () => {
  it.each([
    // New York is five hours behind London until 8 March, four until 29 March, then five again.
    ['Fri 6 Mar', newYorker, 'Fri 6 Mar 2026 13:30 +00:00', 'Fri 6 Mar 2026 08:30 -05:00', AWAY],
    ['Mon 9 Mar', newYorker, 'Mon 9 Mar 2026 13:30 +00:00', 'Mon 9 Mar 2026 09:30 -04:00', WORKS],
    ['Mon 30 Mar', newYorker, 'Mon 30 Mar 2026 13:30 +01:00', 'Mon 30 Mar 2026 08:30 -04:00', AWAY],
    // In autumn the four hours are those from 25 October to 1 November.
    ['Fri 23 Oct', newYorker, 'Fri 23 Oct 2026 13:30 +01:00', 'Fri 23 Oct 2026 08:30 -04:00', AWAY],
    ['Mon 26 Oct', newYorker, 'Mon 26 Oct 2026 13:30 +00:00', 'Mon 26 Oct 2026 09:30 -04:00', WORKS],
    ['Mon 2 Nov', newYorker, 'Mon 2 Nov 2026 13:30 +00:00', 'Mon 2 Nov 2026 08:30 -05:00', AWAY],
  ])('New York against London, %s', (_, member, inLondon, there, expected) => {
    expect(onTheWall(NEW_YORK, instantWritten(LONDON, inLondon))).toBe(there);
    expect(absence(member, LONDON, inLondon)).toBe(expected);
  });

  it.each([
    // Sydney is eleven hours ahead of London until 29 March, ten until 5 April, then nine.
    ['Thu 26 Mar', 'Thu 26 Mar 2026 22:30 +00:00', 'Fri 27 Mar 2026 09:30 +11:00', WORKS],
    ['Thu 2 Apr', 'Thu 2 Apr 2026 22:30 +01:00', 'Fri 3 Apr 2026 08:30 +11:00', AWAY],
    ['Mon 6 Apr', 'Mon 6 Apr 2026 23:30 +01:00', 'Tue 7 Apr 2026 08:30 +10:00', AWAY],
    ['Tue 7 Apr', 'Tue 7 Apr 2026 00:00 +01:00', 'Tue 7 Apr 2026 09:00 +10:00', WORKS],
    // Nine until 4 October, ten until 25 October, then eleven.
    ['Fri 2 Oct', 'Fri 2 Oct 2026 00:30 +01:00', 'Fri 2 Oct 2026 09:30 +10:00', WORKS],
    ['Sun 4 Oct', 'Sun 4 Oct 2026 23:30 +01:00', 'Mon 5 Oct 2026 09:30 +11:00', WORKS],
    ['Sun 25 Oct', 'Sun 25 Oct 2026 22:30 +00:00', 'Mon 26 Oct 2026 09:30 +11:00', WORKS],
  ])('Sydney against London, %s', (_, inLondon, there, expected) => {
    expect(onTheWall(SYDNEY, instantWritten(LONDON, inLondon))).toBe(there);
    expect(absence(sydneysider, LONDON, inLondon)).toBe(expected);
  });
});

describe('in the night of a change, hours on Sunday from 01:30 to 06:00', () => {
  it.each([
    ['New York forward, before', NEW_YORK, 'Sun 8 Mar 2026 01:29 -05:00', AWAY],
    ['New York forward, as they begin', NEW_YORK, 'Sun 8 Mar 2026 01:30 -05:00', WORKS],
    ['New York forward, right after the gap', NEW_YORK, 'Sun 8 Mar 2026 03:00 -04:00', WORKS],
    ['New York forward, at their end', NEW_YORK, 'Sun 8 Mar 2026 06:00 -04:00', AWAY],
    ['New York back, before', NEW_YORK, 'Sun 1 Nov 2026 01:29 -04:00', AWAY],
    ['New York back, the first 01:30', NEW_YORK, 'Sun 1 Nov 2026 01:30 -04:00', WORKS],
    // They began at the first 01:30, so the clocks that show 01:15 again do not end them.
    ['New York back, the second 01:15', NEW_YORK, 'Sun 1 Nov 2026 01:15 -05:00', WORKS],
    ['New York back, at their end', NEW_YORK, 'Sun 1 Nov 2026 06:00 -05:00', AWAY],
    // 01:30 does not come in London that night: an hour later it is 02:30.
    ['London forward, right after the gap', LONDON, 'Sun 29 Mar 2026 02:00 +01:00', AWAY],
    ['London forward, moved out of the gap', LONDON, 'Sun 29 Mar 2026 02:30 +01:00', WORKS],
    ['London back, the first 01:30', LONDON, 'Sun 25 Oct 2026 01:30 +01:00', WORKS],
    ['London back, the second 01:00', LONDON, 'Sun 25 Oct 2026 01:00 +00:00', WORKS],
    ['Sydney forward, as they begin', SYDNEY, 'Sun 4 Oct 2026 01:30 +10:00', WORKS],
    ['Sydney forward, at their end', SYDNEY, 'Sun 4 Oct 2026 06:00 +11:00', AWAY],
    ['Sydney back, the second 02:59', SYDNEY, 'Sun 5 Apr 2026 02:59 +10:00', WORKS],
    ['Sydney back, at their end', SYDNEY, 'Sun 5 Apr 2026 06:00 +10:00', AWAY],
    ['Saturday until midnight', NEW_YORK, 'Sat 7 Mar 2026 23:59 -05:00', WORKS],
    ['midnight itself', NEW_YORK, 'Sun 8 Mar 2026 00:00 -05:00', AWAY],
  ])('%s', (_, zone, written, expected) => {
    expect(absence(aTeamMember('nova', { timeZone: zone, hours: nights }), zone, written)).toBe(expected);
  });
});

describe("a holiday is the model's day by the member's calendar", () => {
  it.each([
    // At 23:00 on Christmas Eve in London it is Christmas in Sydney and not in New York.
    ['Sydney', sydneysider, SYDNEY, 'Fri 25 Dec 2026 10:00 +11:00', 'Thu 24 Dec 2026 23:00 +00:00', AWAY],
    ['New York', newYorker, NEW_YORK, 'Thu 24 Dec 2026 17:59 -05:00', 'Thu 24 Dec 2026 22:59 +00:00', WORKS],
    [
      'Sydney after it',
      sydneysider,
      SYDNEY,
      'Tue 29 Dec 2026 10:00 +11:00',
      'Mon 28 Dec 2026 23:00 +00:00',
      WORKS,
    ],
    [
      'New York after it',
      newYorker,
      NEW_YORK,
      'Mon 28 Dec 2026 17:00 -05:00',
      'Mon 28 Dec 2026 22:00 +00:00',
      AWAY,
    ],
  ])('in %s', (_, member, zone, there, inLondon, expected) => {
    expect(onTheWall(LONDON, instantWritten(zone, there))).toBe(inLondon);
    expect(absence(member, zone, there)).toBe(expected);
  });
});

describe('out of office', () => {
  const away = [{ from: '2026-12-21T14:30:00Z', to: '2026-12-22T14:30:00Z' }];
  // 14:30 UTC is 09:30 in New York, 14:30 in London and 01:30 the next day in Sydney.
  const before = Date.parse('2026-12-21T14:29:59.999Z');
  const from = Date.parse('2026-12-21T14:30:00.000Z');
  const last = Date.parse('2026-12-22T14:29:59.999Z');
  const back = Date.parse('2026-12-22T14:30:00.000Z');

  it.each([
    ['New York', 'elapsed', newYorker, WORKS],
    ['London', 'elapsed', londoner, WORKS],
    // At night in Sydney: away before, and away after.
    ['Sydney', 'elapsed', sydneysider, AWAY],
    // A lead on a business clock waits for the morning, so that hours do not matter.
    ['New York', 'business', newYorker, WORKS],
    ['Sydney', 'business', sydneysider, WORKS],
  ] as const)('is from its minute on, in %s by the %s clock', (_, clock, member, otherwise) => {
    const absent = { ...member, outOfOffice: away };
    const at = (instant: number) => absenceOf(absent, { at: instant, clock }, model);
    expect([before, from, last, back].map(at)).toEqual([
      otherwise,
      'out-of-office',
      'out-of-office',
      otherwise,
    ]);
  });

  it.each([
    [
      'the Saturday before New York changes',
      NEW_YORK,
      'Sat 7 Mar 2026 12:00 -05:00',
      'Sun 8 Mar 2026 12:00 -04:00',
      23,
    ],
    [
      'the Saturday before London changes back',
      LONDON,
      'Sat 24 Oct 2026 12:00 +01:00',
      'Sun 25 Oct 2026 12:00 +00:00',
      25,
    ],
  ])('over a clock change lasts its real hours: %s', (_, zone, written, until, realHours) => {
    const [start, end] = [instantWritten(zone, written), instantWritten(zone, until)];
    expect(end - start).toBe(realHours * 3_600_000);
    const outOfOffice = [{ from: new Date(start).toISOString(), to: new Date(end).toISOString() }];
    const member = aTeamMember('noor', { timeZone: zone, outOfOffice });
    const at = (instant: number) => absenceOf(member, { at: instant, clock: 'elapsed' }, model);
    expect([start - 1, start, end - 1, end].map(at)).toEqual([
      WORKS,
      'out-of-office',
      'out-of-office',
      WORKS,
    ]);
  });
});
