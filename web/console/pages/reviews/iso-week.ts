/** ISO 8601 weeks, Monday to Sunday: `2026-W47` is 16 to 22 November 2026. Days are `YYYY-MM-DD`. */
import { addDays } from '../../parts/time/format.ts';

const DAY_MS = 86_400_000;
const WRITTEN = /^(\d{4})-W(\d\d)$/;

export type Days = { readonly from: string; readonly to: string };

/** The week that a day is in: the first days of January may be of the year before, the last of December of the next. */
export function isoWeekOf(day: string): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const week = 1 + Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (7 * DAY_MS));
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Null for what names no week, such as `2026-W54`. */
export function daysOfWeek(isoWeek: string): Days | null {
  const [, year, week] = WRITTEN.exec(isoWeek) ?? [];
  if (year === undefined || week === undefined) return null;
  // The fourth of January is always in week 1.
  const from = addDays(mondayOf(`${year}-01-04`), 7 * (Number(week) - 1));
  return isoWeekOf(from) === isoWeek ? { from, to: addDays(from, 6) } : null;
}

/** So many weeks later, or earlier where it is negative; null for what names no week. */
export function weeksLater(isoWeek: string, weeks: number): string | null {
  const days = daysOfWeek(isoWeek);
  return days === null ? null : isoWeekOf(addDays(days.from, 7 * weeks));
}

/** 1970 began on a Thursday. */
const mondayOf = (day: string): string => addDays(day, -((((Date.parse(day) / DAY_MS + 3) % 7) + 7) % 7));
