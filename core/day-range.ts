/** Ranges of calendar days, both ends included. Days are `YYYY-MM-DD`. */

const DAY_MS = 86_400_000;

/** A year with its leap day: more is a question for an export. */
export const MOST_DAYS = 366;
const DEFAULT_DAYS = 30;

export type DayRange = { readonly from: string; readonly to: string };
export type RangeError = { readonly path: 'from' | 'to'; readonly message: string };

/** The range somebody asked for; 30 days up to `today` where they did not say. */
export function dayRange(
  asked: { from?: string | undefined; to?: string | undefined },
  today: string,
): DayRange | RangeError {
  const to = asked.to ?? today;
  const from = asked.from ?? addDays(to, 1 - DEFAULT_DAYS);
  if (from > to) return { path: 'from', message: `must not be after to (${to})` };
  if (daysBetween(from, to) >= MOST_DAYS) {
    return { path: 'from', message: `must be at most ${MOST_DAYS - 1} days before to` };
  }
  return { from, to };
}

/** As many days, just before. */
export function rangeBefore({ from, to }: DayRange): DayRange {
  const days = daysBetween(from, to) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

/** Every day of a range, newest first. */
export function daysOf({ from, to }: DayRange): string[] {
  const days: string[] = [];
  for (let day = to; day >= from; day = addDays(day, -1)) days.push(day);
  return days;
}

/** Every month, `YYYY-MM`, that a range has days in. */
export function monthsOf({ from, to }: DayRange): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = monthAfter(month)) months.push(month);
  return months;
}

const monthAfter = (month: string): string => addDays(`${month}-28`, 4).slice(0, 7);

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
