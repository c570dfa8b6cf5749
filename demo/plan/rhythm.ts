/** When people fill in forms: most on working days, few at night, more from month to month. */
import { addDays } from '../../core/day-range.ts';
import { dateOf, instantIn } from '../../core/wall-clock.ts';
import { around, type Random, weighted } from './random.ts';

/** From Sunday on, as Date counts. */
const weekdays = [0.25, 1.15, 1.25, 1.2, 1.1, 0.85, 0.2] as const;
const WEEK = weekdays.reduce((sum, weight) => sum + weight, 0);
/** How much busier the last day is than the first. */
const GROWTH = 1.25;

/** Hours of the day by how many come in them. None so late that nobody could answer before midnight. */
const hours = {
  ...Object.fromEntries(Array.from({ length: 6 }, (_, hour) => [hour + 1, 0.15])),
  ...{
    7: 1,
    8: 3,
    9: 8,
    10: 10,
    11: 9,
    12: 6,
    13: 7,
    14: 9,
    15: 9,
    16: 8,
    17: 5,
    18: 2,
    19: 1.5,
    20: 1,
    21: 0.6,
  },
} as Readonly<Record<string, number>>;

/** The days up to and including `lastDay`, oldest first. */
export const daysUntil = (lastDay: string, days: number): string[] =>
  Array.from({ length: days }, (_, index) => addDays(lastDay, index + 1 - days));

/** How many come on a day; `index` counts from the first of `days`. */
export function visitorsOn(
  day: string,
  index: number,
  days: number,
  { random, leadsPerWeek }: { random: Random; leadsPerWeek: number },
): number {
  const weekday = weekdays[new Date(day).getUTCDay()] as number;
  const grown = 1 + (GROWTH - 1) * (index / days - 0.5);
  return Math.round((leadsPerWeek / WEEK) * weekday * grown * around(random, 1, 0.15));
}

/** A moment of the day at which somebody comes, epoch milliseconds. */
export function momentOn(day: string, timeZone: string, random: Random): number {
  const hour = weighted(random, hours).padStart(2, '0');
  return instantIn(timeZone, dateOf(day), `${hour}:00`) + Math.floor(random() * 3_600_000);
}
