/** The days on which a business is closed, from a calendar file (iCalendar, RFC 5545). Nothing is downloaded. */
import ical, { type VEvent } from 'node-ical';
import { addDays } from '../core/day-range.ts';
import { calendarLines } from './ical-lines.ts';

const DAY_MS = 86_400_000;

/** Whole years from the day `from` (`YYYY-MM-DD`) on: rules such as "every year" have no end of their own. */
export type FeedWindow = { readonly from: string; readonly years: number };

/** The days, `YYYY-MM-DD`, each once and in order; or a sentence that says what is wrong and where. */
export type ClosedDays =
  | { readonly ok: true; readonly days: string[] }
  | { readonly ok: false; readonly message: string };

/**
 * Every day inside the window that `text` marks with a whole-day event: single days, stretches (DTEND is the first
 * day after), RRULE and RDATE without EXDATE, single occurrences moved by RECURRENCE-ID. Cancelled events do not
 * count; an event with a time of day is refused, since half a day is no holiday and is written in the hours.
 */
export function closedDays(text: string, { from, years }: FeedWindow): ClosedDays {
  const read = calendarLines(text);
  if (!read.ok) return read;
  const until = `${Number(from.slice(0, 4)) + years}${from.slice(4)}`;
  const days = new Set<string>();
  try {
    for (const component of Object.values(ical.sync.parseICS(read.lines.join('\n')))) {
      if (component === undefined || !('type' in component) || component.type !== 'VEVENT') continue;
      for (const stretch of stretchesOf(component, from, until)) {
        const end = addDays(stretch.first, stretch.days);
        for (let day = stretch.first < from ? from : stretch.first; day < end && day < until; ) {
          days.add(day);
          day = addDays(day, 1);
        }
      }
    }
  } catch (error) {
    return { ok: false, message: `cannot be read: ${error instanceof Error ? error.message : error}` };
  }
  return { ok: true, days: [...days].sort() };
}

type Stretch = { readonly first: string; readonly days: number };
type Occurrence = Pick<VEvent, 'start' | 'end' | 'status'>;

function* stretchesOf(event: VEvent, from: string, until: string): Iterable<Stretch> {
  if (isCancelled(event)) return;
  const days = lengthOf(event);
  const overrides = (event.recurrences ?? {}) as Record<string, Occurrence>;
  for (const first of [...ruledDays(event, addDays(from, -days), until), ...addedDays(event)]) {
    if (!Object.hasOwn(event.exdate ?? {}, first) && !Object.hasOwn(overrides, first)) yield { first, days };
  }
  for (const moved of Object.values(overrides)) {
    if (!isCancelled(moved)) yield { first: dayOf(moved.start), days: lengthOf(moved) };
  }
}

function ruledDays(event: VEvent, from: string, until: string): string[] {
  if (event.rrule === undefined) return [dayOf(event.start)];
  // The rule of a whole-day event is reckoned in UTC.
  return event.rrule.between(new Date(from), new Date(until), true).map(dayOf);
}

/** RDATE, which node-ical leaves as it was written. */
function addedDays(event: VEvent): string[] {
  const written = (event as { rdate?: unknown }).rdate ?? [];
  return (Array.isArray(written) ? written : [written])
    .flatMap((it: string | { val: string }) => (typeof it === 'string' ? it : it.val).split(','))
    .map((day) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`);
}

const isCancelled = (event: Occurrence): boolean => event.status?.trim().toUpperCase() === 'CANCELLED';

/**
 * node-ical gives a whole day as the midnight that begins it on this machine, so it is read back with this
 * machine's zone: the day comes out as it was written, wherever that is.
 */
function dayOf(date: Date): string {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Whole days. Rounded, because a stretch over a clock change of this machine is an hour off. */
function lengthOf({ start, end }: Occurrence): number {
  return end === undefined ? 1 : Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
}
