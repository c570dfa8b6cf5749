import fc from 'fast-check';
import { type CalendarRules, type Shift, type Weekday, weekdays } from '../../core/operating-model.ts';

/**
 * Any business hours whose shifts leave the hours of clock changes (00:00 to 04:00) alone, so that wall clocks are
 * unambiguous whenever it is open; with up to a dozen holidays around the clock changes of 2026 and 2027.
 */
export const businessHours: fc.Arbitrary<CalendarRules> = fc
  .record({
    timeZone: fc.constantFrom(
      'America/New_York',
      'Europe/Berlin',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'UTC',
    ),
    week: fc.tuple(...weekdays.map(() => shiftsOfDay())),
    holidays: fc.uniqueArray(fc.integer({ min: 0, max: 550 }).map(dayAfterMidOctober2026), { maxLength: 12 }),
  })
  .filter(({ week }) => week.some((shifts) => shifts.length > 0))
  .map(({ timeZone, week, holidays }) => ({
    timeZone,
    holidays,
    hours: Object.fromEntries(weekdays.map((day, i) => [day, week[i]])) as Record<Weekday, Shift[]>,
  }));

/** An assignment between October 2026 and December 2027: every second one within four days of a clock change. */
export const assignedAt: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: Date.parse('2026-10-01T00:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') }),
  fc
    .tuple(
      fc.constantFrom(
        '2026-10-25T01:00:00Z',
        '2026-11-01T06:00:00Z',
        '2027-03-14T07:00:00Z',
        '2027-03-28T01:00:00Z',
      ),
      fc.integer({ min: -4 * 86_400_000, max: 4 * 86_400_000 }),
    )
    .map(([change, apart]) => Date.parse(change) + apart),
);

/** The minute that `at` lies in. */
export const minuteOf = (at: number): number => Math.floor(at / 60_000) * 60_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What calendar and clock on the wall show: an oracle that shares no code with the business calendar. */
export function wallClock(timeZone: string, at: number): { day: string; weekday: Weekday; time: string } {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'long',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(timeZone, clock);
  }
  const shown = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: `${shown.year}-${shown.month}-${shown.day}`,
    weekday: shown.weekday?.toLowerCase() as Weekday,
    time: `${shown.hour}:${shown.minute}`,
  };
}

/**
 * The minutes from `from` up to `until` that the clock on the wall shows inside a shift. Looks at the clock once a
 * quarter of an hour: shifts change on quarters, and so do the clocks of these zones.
 */
export function openMinutes(rules: CalendarRules, from: number, until: number): number {
  const holidays = new Set(rules.holidays);
  const quarterMs = 15 * 60_000;
  let open = 0;
  for (let at = from; at < until; ) {
    const next = Math.min(until, (Math.floor(at / quarterMs) + 1) * quarterMs);
    const { day, weekday, time } = wallClock(rules.timeZone, at);
    const inShift = rules.hours[weekday].some((shift) => shift.from <= time && time < shift.to);
    if (inShift && !holidays.has(day)) open += (next - at) / 60_000;
    at = next;
  }
  return open;
}

/** Up to three shifts in order, on quarters of an hour from 04:00 to 24:00. */
function shiftsOfDay(): fc.Arbitrary<Shift[]> {
  return fc.uniqueArray(fc.integer({ min: 16, max: 96 }), { maxLength: 6 }).map((quarters) => {
    const borders = quarters.sort((a, b) => a - b).map(quarterAsTime);
    return Array.from({ length: Math.floor(borders.length / 2) }, (_, i) => ({
      from: borders[2 * i] as string,
      to: borders[2 * i + 1] as string,
    }));
  });
}

const quarterAsTime = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;

function dayAfterMidOctober2026(days: number): string {
  return new Date(Date.UTC(2026, 9, 15 + days)).toISOString().slice(0, 10);
}
