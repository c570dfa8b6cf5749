/**
 * Wall times as instants (epoch milliseconds), by Temporal's `compatible` rule: a time that the clocks skip moves forward
 * by the gap, a time that comes twice is the first of the two.
 */
// Temporal's functions one by one: 19 KB of a bundle, against 56 KB for its classes.
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainTime from 'temporal-polyfill/fns/PlainTime';
import { dayIn } from './day.ts';

/** The day that it is in a time zone. */
export function dateIn(timeZone: string, at: number): PlainDate.Record {
  return dateOf(dayIn(timeZone, at));
}

/** A day written `YYYY-MM-DD`. */
export function dateOf(day: string): PlainDate.Record {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return PlainDate.create(year, month, date);
}

/** When a clock in the time zone shows `wallTime` (`HH:MM`) on that day; "24:00" is the next day's midnight. */
export function instantIn(timeZone: string, day: PlainDate.Record, wallTime: string): number {
  const [hour, minute] = wallTime.split(':').map(Number) as [number, number];
  const on = PlainDate.addDays(day, Math.floor(hour / 24));
  return PlainDate.toZonedDateTime(on, { timeZone, plainTime: PlainTime.create(hour % 24, minute) })
    .epochMilliseconds;
}
