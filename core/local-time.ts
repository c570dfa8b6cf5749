/**
 * Instants as the clocks of a place show them, and back. Instants are epoch milliseconds, zones IANA names, wall times
 * `YYYY-MM-DDTHH:MM`.
 */
import * as Instant from 'temporal-polyfill/fns/Instant';
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';

/** `once` for all but an hour or so in the year: a time the clocks skip or show twice. */
export type WallTime = { readonly at: number; readonly shown: 'once' | 'never' | 'twice' };

/**
 * The instant of a wall time, as the business calendar takes it: a time that the clocks skip is later by what they
 * skip, of two equal ones it is the first. Null for what is no such time, e.g. 30 February.
 */
export function instantOfWallTime(timeZone: string, wallTime: string): WallTime | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(wallTime)?.slice(1).map(Number);
  if (parts === undefined) return null;
  let local: PlainDateTime.Record;
  try {
    local = PlainDateTime.create(...(parts as [number, number, number, number, number]));
  } catch {
    return null;
  }
  const instantOf = (disambiguation: 'compatible' | 'earlier' | 'later') =>
    PlainDateTime.toZonedDateTime(local, timeZone, { disambiguation }).epochMilliseconds;
  const at = instantOf('compatible');
  if (instantOf('earlier') === instantOf('later')) return { at, shown: 'once' };
  return { at, shown: isoLocal(timeZone, at).startsWith(wallTime) ? 'twice' : 'never' };
}

/** `2026-12-24T16:30:00+01:00` */
export function isoLocal(timeZone: string, at: number): string {
  return ZonedDateTime.toString(zoned(timeZone, at), { timeZoneName: 'never', fractionalSecondDigits: 0 });
}

/** `Thu 24 Dec` of `2026-12-24` */
export function dayWords(day: string): string {
  const written = new Date(day).toUTCString(); // Thu, 24 Dec 2026 00:00:00 GMT
  return `${written.slice(0, 3)} ${Number(day.slice(8))}${written.slice(7, 11)}`;
}

export type ClockChange = { readonly at: number; readonly direction: 'forward' | 'back' };

/** The first change of the zone's clocks after `after`; null where they are never changed again. */
export function nextClockChange(timeZone: string, after: number): ClockChange | null {
  const change = ZonedDateTime.getTimeZoneTransition(zoned(timeZone, after), { direction: 'next' });
  if (!change) return null;
  const at = change.epochMilliseconds;
  const before = ZonedDateTime.offsetNanoseconds(zoned(timeZone, at - 1));
  return { at, direction: ZonedDateTime.offsetNanoseconds(change) > before ? 'forward' : 'back' };
}

const zoned = (timeZone: string, at: number): ZonedDateTime.Record =>
  Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(at), timeZone);
