/**
 * Deadlines as a person computes them with a calendar on the wall and a pencil. Every time is local, with its
 * weekday and its offset to UTC, so that the hour that comes twice is told apart.
 *
 *                    forward                           back
 *   Europe/Berlin    Sun 29 Mar 2026 02:00 → 03:00     Sun 25 Oct 2026 03:00 → 02:00
 *   America/New_York Sun  8 Mar 2026 02:00 → 03:00     Sun  1 Nov 2026 02:00 → 01:00
 *   Australia/Sydney Sun  4 Oct 2026 02:00 → 03:00     Sun  5 Apr 2026 03:00 → 02:00
 *   Asia/Kolkata     never: half an hour off, +05:30
 */
import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../core/calendar.ts';
import type { TierRule } from '../../core/operating-model.ts';
import { deadlines } from '../../core/sla.ts';
import { closedDays } from '../../scripts/holiday-feed.ts';
import { calendarRules, weekdayShifts } from '../support/business-hours.ts';
import { instantWritten, onTheWall } from '../support/wall-times.ts';

const high: TierRule = { clock: 'elapsed', respondWithin: 5, escalateAfter: 10, reassignAfter: 20 };
const standard: TierRule = { clock: 'elapsed', respondWithin: 15, escalateAfter: 15, reassignAfter: 20 };
const nurture: TierRule = { clock: 'business', due: 'close-of-day', cutoff: '16:00', reassignAfterClose: 20 };
/** Half an hour, an hour and two hours of business time. */
const business: TierRule = { clock: 'business', respondWithin: 30, escalateAfter: 60, reassignAfter: 120 };
/** One hour, four hours and ten hours of business time: more than a day. */
const long: TierRule = { clock: 'business', respondWithin: 60, escalateAfter: 240, reassignAfter: 600 };
/** Half an hour, three hours and five hours of business time, through a night. */
const night: TierRule = { clock: 'business', respondWithin: 30, escalateAfter: 180, reassignAfter: 300 };

const BERLIN = 'Europe/Berlin';
const NEW_YORK = 'America/New_York';
const SYDNEY = 'Australia/Sydney';
const KOLKATA = 'Asia/Kolkata';

const office = weekdayShifts('09:00-17:00');
const split = weekdayShifts('09:00-12:30', '13:30-18:00');
const nightWatch = { saturday: ['10:00-18:00'], sunday: ['00:00-06:00'] };
const sixDays = { ...weekdayShifts('10:00-19:00'), saturday: ['10:00-19:00'] };

const THANKSGIVING = ['2026-11-26'];
const EASTER = ['2026-04-03', '2026-04-06'];

/** Two single days of Easter, and Christmas as one stretch: the end of a stretch is the first open day. */
const feed = closedDays(
  `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//holidays//EN
BEGIN:VEVENT
UID:good-friday
DTSTART;VALUE=DATE:20260403
SUMMARY:Good Friday
END:VEVENT
BEGIN:VEVENT
UID:easter-monday
DTSTART;VALUE=DATE:20260406
SUMMARY:Easter Monday
END:VEVENT
BEGIN:VEVENT
UID:christmas
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261227
SUMMARY:Christmas
END:VEVENT
END:VCALENDAR
`,
  { from: '2026-01-01', years: 1 },
);
const FROM_THE_FEED = feed.ok ? feed.days : [];

type Row = {
  readonly tier: TierRule;
  readonly zone: string;
  readonly hours: Parameters<typeof calendarRules>[1];
  readonly holidays?: string[];
  readonly assigned: string;
  readonly respondBy: string;
  readonly escalateAt: string;
  readonly reassignAt: string;
};

function check(title: string, rows: Readonly<Record<string, Row>>): void {
  describe(title, () => {
    it.each(Object.entries(rows))('%s', (_, row) => {
      const { tier, zone, hours, holidays, assigned, ...expected } = row;
      const calendar = businessCalendar(calendarRules(zone, hours, holidays));
      const at = new Date(instantWritten(zone, assigned)).toISOString();
      const found = Object.entries(deadlines(tier, calendar, at));
      expect(Object.fromEntries(found.map(([name, utc]) => [name, onTheWall(zone, utc)]))).toEqual(expected);
    });
  });
}

check('a split shift', {
  'Mon 23 Mar 2026, twenty minutes before lunch': {
    tier: business,
    zone: BERLIN,
    hours: split,
    assigned: 'Mon 23 Mar 2026 12:10 +01:00',
    // 20 min to 12:30, lunch until 13:30: 10, 40 and 100 min are left.
    respondBy: 'Mon 23 Mar 2026 13:40 +01:00',
    escalateAt: 'Mon 23 Mar 2026 14:10 +01:00',
    reassignAt: 'Mon 23 Mar 2026 15:10 +01:00',
  },
  'Mon 23 Mar 2026, half an hour before lunch: used up as it begins': {
    tier: business,
    zone: BERLIN,
    hours: split,
    assigned: 'Mon 23 Mar 2026 12:00 +01:00',
    // 30 min to 12:30, and not to 13:30; then 30 and 90 min from 13:30.
    respondBy: 'Mon 23 Mar 2026 12:30 +01:00',
    escalateAt: 'Mon 23 Mar 2026 14:00 +01:00',
    reassignAt: 'Mon 23 Mar 2026 15:00 +01:00',
  },
  'Mon 23 Mar 2026, at lunch': {
    tier: business,
    zone: BERLIN,
    hours: split,
    assigned: 'Mon 23 Mar 2026 12:45 +01:00',
    // All of it from 13:30.
    respondBy: 'Mon 23 Mar 2026 14:00 +01:00',
    escalateAt: 'Mon 23 Mar 2026 14:30 +01:00',
    reassignAt: 'Mon 23 Mar 2026 15:30 +01:00',
  },
  'Fri 20 Mar 2026, ten business hours over lunch, the weekend and lunch again': {
    tier: long,
    zone: BERLIN,
    hours: split,
    assigned: 'Fri 20 Mar 2026 11:30 +01:00',
    // 60 min to 12:30. 240: 60, and 180 from 13:30. 600: 60 and 270 on Friday, 210 on Monday morning, 60 from 13:30.
    respondBy: 'Fri 20 Mar 2026 12:30 +01:00',
    escalateAt: 'Fri 20 Mar 2026 16:30 +01:00',
    reassignAt: 'Mon 23 Mar 2026 14:30 +01:00',
  },
  'Wed 25 Mar 2026, four business hours after the close': {
    tier: { ...nurture, reassignAfterClose: 240 },
    zone: BERLIN,
    hours: split,
    assigned: 'Wed 25 Mar 2026 10:00 +01:00',
    // 210 min on Thursday morning, 30 from 13:30.
    respondBy: 'Wed 25 Mar 2026 18:00 +01:00',
    escalateAt: 'Wed 25 Mar 2026 18:00 +01:00',
    reassignAt: 'Thu 26 Mar 2026 14:00 +01:00',
  },
  'Sat 14 Nov 2026 in Kolkata is a business day there, Sun 15 Nov is not': {
    tier: nurture,
    zone: KOLKATA,
    hours: sixDays,
    assigned: 'Sat 14 Nov 2026 15:59 +05:30',
    respondBy: 'Sat 14 Nov 2026 19:00 +05:30',
    escalateAt: 'Sat 14 Nov 2026 19:00 +05:30',
    reassignAt: 'Mon 16 Nov 2026 10:20 +05:30',
  },
});

check('a holiday', {
  'Wed 25 Nov 2026, the evening before Thanksgiving': {
    tier: business,
    zone: NEW_YORK,
    hours: split,
    holidays: THANKSGIVING,
    assigned: 'Wed 25 Nov 2026 17:40 -05:00',
    // 20 min to 18:00, nothing on Thursday: 10, 40 and 100 min on Friday.
    respondBy: 'Fri 27 Nov 2026 09:10 -05:00',
    escalateAt: 'Fri 27 Nov 2026 09:40 -05:00',
    reassignAt: 'Fri 27 Nov 2026 10:40 -05:00',
  },
  'Wed 25 Nov 2026, nurture on the eve of Thanksgiving': {
    tier: nurture,
    zone: NEW_YORK,
    hours: split,
    holidays: THANKSGIVING,
    assigned: 'Wed 25 Nov 2026 15:30 -05:00',
    respondBy: 'Wed 25 Nov 2026 18:00 -05:00',
    escalateAt: 'Wed 25 Nov 2026 18:00 -05:00',
    reassignAt: 'Fri 27 Nov 2026 09:20 -05:00',
  },
  'Thu 26 Nov 2026, Thanksgiving itself, by a clock that runs day and night': {
    tier: standard,
    zone: NEW_YORK,
    hours: split,
    holidays: THANKSGIVING,
    assigned: 'Thu 26 Nov 2026 03:00 -05:00',
    respondBy: 'Thu 26 Nov 2026 03:15 -05:00',
    escalateAt: 'Thu 26 Nov 2026 03:15 -05:00',
    reassignAt: 'Thu 26 Nov 2026 03:20 -05:00',
  },
  'Thu 2 Apr 2026, before the Easter of the calendar file': {
    tier: business,
    zone: BERLIN,
    hours: office,
    holidays: FROM_THE_FEED,
    assigned: 'Thu 2 Apr 2026 16:50 +02:00',
    // 10 min to 17:00; Good Friday, the weekend and Easter Monday are closed: 20, 50 and 110 min on Tuesday.
    respondBy: 'Tue 7 Apr 2026 09:20 +02:00',
    escalateAt: 'Tue 7 Apr 2026 09:50 +02:00',
    reassignAt: 'Tue 7 Apr 2026 10:50 +02:00',
  },
  'Fri 3 Apr 2026, nurture on Good Friday of the calendar file': {
    tier: nurture,
    zone: BERLIN,
    hours: office,
    holidays: FROM_THE_FEED,
    assigned: 'Fri 3 Apr 2026 10:00 +02:00',
    respondBy: 'Tue 7 Apr 2026 17:00 +02:00',
    escalateAt: 'Tue 7 Apr 2026 17:00 +02:00',
    reassignAt: 'Wed 8 Apr 2026 09:20 +02:00',
  },
  'Wed 23 Dec 2026, nurture on the eve of Christmas in the calendar file, before the cutoff': {
    tier: nurture,
    zone: BERLIN,
    hours: office,
    holidays: FROM_THE_FEED,
    assigned: 'Wed 23 Dec 2026 15:59 +01:00',
    // Closed from Thu 24 to Sat 26 by the file, on Sun 27 by the hours.
    respondBy: 'Wed 23 Dec 2026 17:00 +01:00',
    escalateAt: 'Wed 23 Dec 2026 17:00 +01:00',
    reassignAt: 'Mon 28 Dec 2026 09:20 +01:00',
  },
  'Wed 23 Dec 2026, nurture on the eve of Christmas in the calendar file, at the cutoff': {
    tier: nurture,
    zone: BERLIN,
    hours: office,
    holidays: FROM_THE_FEED,
    assigned: 'Wed 23 Dec 2026 16:00 +01:00',
    respondBy: 'Mon 28 Dec 2026 17:00 +01:00',
    escalateAt: 'Mon 28 Dec 2026 17:00 +01:00',
    reassignAt: 'Tue 29 Dec 2026 09:20 +01:00',
  },
});

check('the cutoff of a nurture lead', {
  'Wed 25 Mar 2026, a second before it': {
    tier: nurture,
    zone: BERLIN,
    hours: office,
    assigned: 'Wed 25 Mar 2026 15:59:59 +01:00',
    respondBy: 'Wed 25 Mar 2026 17:00 +01:00',
    escalateAt: 'Wed 25 Mar 2026 17:00 +01:00',
    reassignAt: 'Thu 26 Mar 2026 09:20 +01:00',
  },
  'Wed 25 Mar 2026, at it': {
    tier: nurture,
    zone: BERLIN,
    hours: office,
    assigned: 'Wed 25 Mar 2026 16:00 +01:00',
    respondBy: 'Thu 26 Mar 2026 17:00 +01:00',
    escalateAt: 'Thu 26 Mar 2026 17:00 +01:00',
    reassignAt: 'Fri 27 Mar 2026 09:20 +01:00',
  },
  'Wed 25 Mar 2026, after it': {
    tier: nurture,
    zone: BERLIN,
    hours: office,
    assigned: 'Wed 25 Mar 2026 16:01 +01:00',
    respondBy: 'Thu 26 Mar 2026 17:00 +01:00',
    escalateAt: 'Thu 26 Mar 2026 17:00 +01:00',
    reassignAt: 'Fri 27 Mar 2026 09:20 +01:00',
  },
  'Wed 25 Mar 2026, before the day begins': {
    tier: nurture,
    zone: BERLIN,
    hours: office,
    assigned: 'Wed 25 Mar 2026 00:05 +01:00',
    respondBy: 'Wed 25 Mar 2026 17:00 +01:00',
    escalateAt: 'Wed 25 Mar 2026 17:00 +01:00',
    reassignAt: 'Thu 26 Mar 2026 09:20 +01:00',
  },
});

check('the clocks go forward', {
  'Sun 29 Mar 2026 in Berlin: an elapsed clock runs on in real minutes': {
    tier: high,
    zone: BERLIN,
    hours: office,
    assigned: 'Sun 29 Mar 2026 01:50 +01:00',
    // Ten minutes later it would be 02:00, and is 03:00.
    respondBy: 'Sun 29 Mar 2026 01:55 +01:00',
    escalateAt: 'Sun 29 Mar 2026 03:00 +02:00',
    reassignAt: 'Sun 29 Mar 2026 03:10 +02:00',
  },
  'Fri 27 Mar 2026 in Berlin, before that weekend: Monday begins at 09:00 on the wall': {
    tier: business,
    zone: BERLIN,
    hours: office,
    assigned: 'Fri 27 Mar 2026 16:45 +01:00',
    // 15 min to 17:00: 15, 45 and 105 min on Monday.
    respondBy: 'Mon 30 Mar 2026 09:15 +02:00',
    escalateAt: 'Mon 30 Mar 2026 09:45 +02:00',
    reassignAt: 'Mon 30 Mar 2026 10:45 +02:00',
  },
  'Sat 28 Mar 2026 in Berlin, before the night in which the clocks go forward': {
    tier: night,
    zone: BERLIN,
    hours: nightWatch,
    assigned: 'Sat 28 Mar 2026 17:50 +01:00',
    // 10 min to 18:00, then from midnight: 20; 170, which are 120 to 02:00 and 50 from 03:00; 290, 120 and 170.
    respondBy: 'Sun 29 Mar 2026 00:20 +01:00',
    escalateAt: 'Sun 29 Mar 2026 03:50 +02:00',
    reassignAt: 'Sun 29 Mar 2026 05:50 +02:00',
  },
  'Fri 27 Mar 2026 in Berlin, nurture after the cutoff': {
    tier: nurture,
    zone: BERLIN,
    hours: office,
    assigned: 'Fri 27 Mar 2026 16:30 +01:00',
    respondBy: 'Mon 30 Mar 2026 17:00 +02:00',
    escalateAt: 'Mon 30 Mar 2026 17:00 +02:00',
    reassignAt: 'Tue 31 Mar 2026 09:20 +02:00',
  },
  'Sun 8 Mar 2026 in New York: an elapsed clock runs on in real minutes': {
    tier: high,
    zone: NEW_YORK,
    hours: office,
    assigned: 'Sun 8 Mar 2026 01:50 -05:00',
    respondBy: 'Sun 8 Mar 2026 01:55 -05:00',
    escalateAt: 'Sun 8 Mar 2026 03:00 -04:00',
    reassignAt: 'Sun 8 Mar 2026 03:10 -04:00',
  },
  'Fri 6 Mar 2026 in New York, a split shift before that weekend': {
    tier: business,
    zone: NEW_YORK,
    hours: split,
    assigned: 'Fri 6 Mar 2026 17:50 -05:00',
    // 10 min to 18:00: 20, 50 and 110 min on Monday.
    respondBy: 'Mon 9 Mar 2026 09:20 -04:00',
    escalateAt: 'Mon 9 Mar 2026 09:50 -04:00',
    reassignAt: 'Mon 9 Mar 2026 10:50 -04:00',
  },
  'Fri 6 Mar 2026 in New York, nurture at the cutoff': {
    tier: nurture,
    zone: NEW_YORK,
    hours: office,
    assigned: 'Fri 6 Mar 2026 16:00 -05:00',
    respondBy: 'Mon 9 Mar 2026 17:00 -04:00',
    escalateAt: 'Mon 9 Mar 2026 17:00 -04:00',
    reassignAt: 'Tue 10 Mar 2026 09:20 -04:00',
  },
  'Sun 4 Oct 2026 in Sydney: an elapsed clock runs on in real minutes': {
    tier: high,
    zone: SYDNEY,
    hours: office,
    assigned: 'Sun 4 Oct 2026 01:50 +10:00',
    respondBy: 'Sun 4 Oct 2026 01:55 +10:00',
    escalateAt: 'Sun 4 Oct 2026 03:00 +11:00',
    reassignAt: 'Sun 4 Oct 2026 03:10 +11:00',
  },
  'Fri 2 Oct 2026 in Sydney, before that weekend and Labour Day on its Monday': {
    tier: business,
    zone: SYDNEY,
    hours: office,
    holidays: ['2026-10-05'],
    assigned: 'Fri 2 Oct 2026 16:50 +10:00',
    // 10 min to 17:00: 20, 50 and 110 min on Tuesday.
    respondBy: 'Tue 6 Oct 2026 09:20 +11:00',
    escalateAt: 'Tue 6 Oct 2026 09:50 +11:00',
    reassignAt: 'Tue 6 Oct 2026 10:50 +11:00',
  },
});

check('the clocks go back', {
  'Sun 25 Oct 2026 in Berlin: an elapsed clock runs on into the second 02:00': {
    tier: high,
    zone: BERLIN,
    hours: office,
    assigned: 'Sun 25 Oct 2026 02:50 +02:00',
    // Ten minutes later it would be 03:00, and is 02:00 again.
    respondBy: 'Sun 25 Oct 2026 02:55 +02:00',
    escalateAt: 'Sun 25 Oct 2026 02:00 +01:00',
    reassignAt: 'Sun 25 Oct 2026 02:10 +01:00',
  },
  'Sun 25 Oct 2026 in Berlin, in the second of the two hours': {
    tier: standard,
    zone: BERLIN,
    hours: office,
    assigned: 'Sun 25 Oct 2026 02:50 +01:00',
    respondBy: 'Sun 25 Oct 2026 03:05 +01:00',
    escalateAt: 'Sun 25 Oct 2026 03:05 +01:00',
    reassignAt: 'Sun 25 Oct 2026 03:10 +01:00',
  },
  'Fri 23 Oct 2026 in Berlin, before that weekend: Monday begins at 09:00 on the wall': {
    tier: business,
    zone: BERLIN,
    hours: office,
    assigned: 'Fri 23 Oct 2026 16:45 +02:00',
    respondBy: 'Mon 26 Oct 2026 09:15 +01:00',
    escalateAt: 'Mon 26 Oct 2026 09:45 +01:00',
    reassignAt: 'Mon 26 Oct 2026 10:45 +01:00',
  },
  'Sat 24 Oct 2026 in Berlin, before the night in which the clocks go back': {
    tier: night,
    zone: BERLIN,
    hours: nightWatch,
    assigned: 'Sat 24 Oct 2026 17:50 +02:00',
    // 10 min to 18:00, then from midnight: 20; 170; 290, which are 180 to the first 03:00 and 110 from the second 02:00.
    respondBy: 'Sun 25 Oct 2026 00:20 +02:00',
    escalateAt: 'Sun 25 Oct 2026 02:50 +02:00',
    reassignAt: 'Sun 25 Oct 2026 03:50 +01:00',
  },
  'Fri 23 Oct 2026 in Berlin, nurture after the cutoff': {
    tier: nurture,
    zone: BERLIN,
    hours: office,
    assigned: 'Fri 23 Oct 2026 16:30 +02:00',
    respondBy: 'Mon 26 Oct 2026 17:00 +01:00',
    escalateAt: 'Mon 26 Oct 2026 17:00 +01:00',
    reassignAt: 'Tue 27 Oct 2026 09:20 +01:00',
  },
  'Sun 1 Nov 2026 in New York: an elapsed clock runs on into the second 01:00': {
    tier: high,
    zone: NEW_YORK,
    hours: office,
    assigned: 'Sun 1 Nov 2026 01:50 -04:00',
    respondBy: 'Sun 1 Nov 2026 01:55 -04:00',
    escalateAt: 'Sun 1 Nov 2026 01:00 -05:00',
    reassignAt: 'Sun 1 Nov 2026 01:10 -05:00',
  },
  'Fri 30 Oct 2026 in New York, a split shift before that weekend': {
    tier: business,
    zone: NEW_YORK,
    hours: split,
    assigned: 'Fri 30 Oct 2026 17:50 -04:00',
    respondBy: 'Mon 2 Nov 2026 09:20 -05:00',
    escalateAt: 'Mon 2 Nov 2026 09:50 -05:00',
    reassignAt: 'Mon 2 Nov 2026 10:50 -05:00',
  },
  'Sun 5 Apr 2026 in Sydney: an elapsed clock runs on into the second 02:00': {
    tier: high,
    zone: SYDNEY,
    hours: office,
    assigned: 'Sun 5 Apr 2026 02:50 +11:00',
    respondBy: 'Sun 5 Apr 2026 02:55 +11:00',
    escalateAt: 'Sun 5 Apr 2026 02:00 +10:00',
    reassignAt: 'Sun 5 Apr 2026 02:10 +10:00',
  },
  'Thu 2 Apr 2026 in Sydney, nurture after the cutoff before Easter, in which the clocks go back': {
    tier: nurture,
    zone: SYDNEY,
    hours: office,
    holidays: EASTER,
    assigned: 'Thu 2 Apr 2026 16:30 +11:00',
    respondBy: 'Tue 7 Apr 2026 17:00 +10:00',
    escalateAt: 'Tue 7 Apr 2026 17:00 +10:00',
    reassignAt: 'Wed 8 Apr 2026 09:20 +10:00',
  },
});

check('midnight and the leap day', {
  'Wed 11 Nov 2026 in Kolkata, half an hour off': {
    tier: high,
    zone: KOLKATA,
    hours: sixDays,
    assigned: 'Wed 11 Nov 2026 23:50 +05:30',
    respondBy: 'Wed 11 Nov 2026 23:55 +05:30',
    escalateAt: 'Thu 12 Nov 2026 00:00 +05:30',
    reassignAt: 'Thu 12 Nov 2026 00:10 +05:30',
  },
  'Mon 28 Feb 2028: the next business day is the 29th': {
    tier: business,
    zone: BERLIN,
    hours: office,
    assigned: 'Mon 28 Feb 2028 16:50 +01:00',
    // 10 min to 17:00: 20, 50 and 110 min on Tuesday.
    respondBy: 'Tue 29 Feb 2028 09:20 +01:00',
    escalateAt: 'Tue 29 Feb 2028 09:50 +01:00',
    reassignAt: 'Tue 29 Feb 2028 10:50 +01:00',
  },
  'Tue 29 Feb 2028: the next day is the 1st of March': {
    tier: high,
    zone: BERLIN,
    hours: office,
    assigned: 'Tue 29 Feb 2028 23:50 +01:00',
    respondBy: 'Tue 29 Feb 2028 23:55 +01:00',
    escalateAt: 'Wed 1 Mar 2028 00:00 +01:00',
    reassignAt: 'Wed 1 Mar 2028 00:10 +01:00',
  },
  'Mon 28 Feb 2028, nurture, with the leap day as a holiday': {
    tier: nurture,
    zone: BERLIN,
    hours: office,
    holidays: ['2028-02-29'],
    assigned: 'Mon 28 Feb 2028 16:30 +01:00',
    respondBy: 'Wed 1 Mar 2028 17:00 +01:00',
    escalateAt: 'Wed 1 Mar 2028 17:00 +01:00',
    reassignAt: 'Thu 2 Mar 2028 09:20 +01:00',
  },
});

it('the calendar file was read', () => {
  expect(FROM_THE_FEED).toEqual(['2026-04-03', '2026-04-06', '2026-12-24', '2026-12-25', '2026-12-26']);
});
