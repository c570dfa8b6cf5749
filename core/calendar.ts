/**
 * The business calendar: when sales is open. Instants are epoch milliseconds, durations milliseconds.
 *
 * Open time is real time that passes inside shifts, so a shift across a DST change is an hour shorter or longer than its
 * wall times say.
 */
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import { dayIn } from './day.ts';
import type { CalendarRules, Weekday } from './model/calendar-rules.ts';
import { dateIn, instantIn } from './wall-clock.ts';

export type BusinessCalendar = {
  /** The day, `YYYY-MM-DD`, in the calendar's time zone. */
  dayOf(at: number): string;
  /** Whether `at` lies in a shift; a shift's last moment no longer does. */
  isOpen(at: number): boolean;
  /**
   * The first instant, not before `at`, by which `durationMs` of open time has passed. Never in closed hours:
   * no time at all from a closed moment is the next opening. A duration used up exactly when a shift ends is
   * over at that end, not at the next opening.
   * Throws a RangeError for a negative or infinite duration, StaysClosed for a calendar that does.
   */
  addOpenTime(at: number, durationMs: number): number;
  /**
   * The end of the last shift of the business day that `at` counts for: its own day if that is a business day
   * whose `cutoff` (`HH:MM`) and close are both still to come, else the next business day.
   * Throws StaysClosed for a calendar that does.
   */
  closeOfBusinessDay(at: number, cutoff: string): number;
  /** The open time between two instants; none when `to` is not after `from`, or while the calendar stays closed. */
  openTimeBetween(from: number, to: number): number;
};

/** The rules leave no open hours: each of them is right, but not all together. */
export class StaysClosed extends Error {}

type OpenShift = { readonly opens: number; readonly closes: number };

/** By ISO 8601 number, Monday first. Written out here: the model's list would bring its schema into the bundle. */
const isoWeekdays: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** A calendar that is closed for longer than this is a mistake in the rules. */
const LONGEST_CLOSURE_DAYS = 400;

/** The calendar that these rules describe. */
export function businessCalendar({ timeZone, hours, holidays }: CalendarRules): BusinessCalendar {
  const closedDays = new Set(holidays);
  const dayOf = (at: number) => dayIn(timeZone, at);

  const dateOf = (at: number) => dateIn(timeZone, at);
  const instantOf = (day: PlainDate.Record, wallTime: string) => instantIn(timeZone, day, wallTime);

  function shiftsOn(day: PlainDate.Record): readonly OpenShift[] {
    const planned = hours[isoWeekdays[PlainDate.dayOfWeek(day) - 1] as Weekday];
    if (planned.length === 0 || closedDays.has(PlainDate.toString(day))) return [];
    const shifts: OpenShift[] = [];
    // A wall time moved out of a gap may pass the next shift's start or even midnight: shifts stay in their own
    // day and never overlap, and a day that a zone skips altogether has none.
    const midnight = instantOf(day, '24:00');
    let free = Number.NEGATIVE_INFINITY;
    for (const { from, to } of planned) {
      const opens = Math.max(instantOf(day, from), free);
      const closes = Math.min(instantOf(day, to), midnight);
      if (opens >= closes) continue;
      shifts.push({ opens, closes });
      free = closes;
    }
    return shifts;
  }

  /** The business days from that of `at` on, in order; ends when the calendar stays closed. */
  function* businessDaysFrom(
    at: number,
  ): Generator<{ date: PlainDate.Record; shifts: readonly OpenShift[] }> {
    let date = dateOf(at);
    for (let closed = 0; closed < LONGEST_CLOSURE_DAYS; date = PlainDate.addDays(date, 1)) {
      const shifts = shiftsOn(date);
      closed = shifts.length === 0 ? closed + 1 : 0;
      if (shifts.length > 0) yield { date, shifts };
    }
  }

  const staysClosed = (at: number) =>
    new StaysClosed(
      `no open hours in the ${LONGEST_CLOSURE_DAYS} days from ${dayOf(at)}: check calendar.hours and calendar.holidays`,
    );

  return {
    dayOf,

    isOpen(at) {
      return shiftsOn(dateOf(at)).some(({ opens, closes }) => opens <= at && at < closes);
    },

    addOpenTime(at, durationMs) {
      if (!(durationMs >= 0 && durationMs < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`expected a duration in milliseconds, got ${durationMs}`);
      }
      let left = durationMs;
      // One millisecond back: at midnight, yesterday's shift until 24:00 is just ending.
      for (const { shifts } of businessDaysFrom(at - 1)) {
        for (const { opens, closes } of shifts) {
          if (closes < at) continue;
          const from = Math.max(opens, at);
          if (left <= closes - from) return from + left;
          left -= closes - from;
        }
      }
      throw staysClosed(at);
    },

    closeOfBusinessDay(at, cutoff) {
      const today = dayOf(at);
      for (const { date, shifts } of businessDaysFrom(at)) {
        const { closes } = shifts[shifts.length - 1] as OpenShift;
        if (PlainDate.toString(date) > today || (at < instantOf(date, cutoff) && at < closes)) return closes;
      }
      throw staysClosed(at);
    },

    openTimeBetween(from, to) {
      let open = 0;
      for (const { shifts } of businessDaysFrom(from)) {
        for (const { opens, closes } of shifts) {
          if (opens >= to) return open;
          open += Math.max(0, Math.min(closes, to) - Math.max(opens, from));
        }
      }
      return open;
    },
  };
}
