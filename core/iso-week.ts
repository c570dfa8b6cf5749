/** ISO 8601 weeks, Monday to Sunday: `2026-W47` is 16 to 22 November 2026. Days are `YYYY-MM-DD`. */
import { addDays, type DayRange, daysBetween } from './day-range.ts';

const DAY_MS = 86_400_000;
const WRITTEN = /^(\d{4})-W(\d\d)$/;

/** The week that a day is in. The first days of January may be in the year before, the last of December in the next. */
export function isoWeekOf(day: string): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const week = 1 + Math.floor(daysBetween(`${year}-01-01`, thursday) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The days of a week; null for what names none, such as `2026-W54` or `2025-W53`. */
export function daysOfWeek(isoWeek: string): DayRange | null {
  const [, year, week] = WRITTEN.exec(isoWeek) ?? [];
  if (year === undefined || week === undefined) return null;
  // The fourth of January is always in week 1.
  const from = addDays(mondayOf(`${year}-01-04`), 7 * (Number(week) - 1));
  return isoWeekOf(from) === isoWeek ? { from, to: addDays(from, 6) } : null;
}

/** The last week that was over before this day. */
export function lastWeekBefore(day: string): string {
  return isoWeekOf(addDays(day, -7));
}

/** The same days so many weeks before. */
export function weeksBefore({ from, to }: DayRange, weeks: number): DayRange {
  return { from: addDays(from, -7 * weeks), to: addDays(to, -7 * weeks) };
}

/** 1970 began on a Thursday. */
const mondayOf = (day: string): string => addDays(day, -((Date.parse(day) / DAY_MS + 3) % 7));
