import { expect } from 'vitest';

/** Clocks as a person reads them, e.g. `Sun 29 Mar 2026 03:10 +02:00`. Shares no code with the business calendar. */
export function onTheWall(timeZone: string, instant: string | number): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  }).formatToParts(new Date(instant));
  const { weekday, day, month, year, hour, minute, second, timeZoneName } = Object.fromEntries(
    parts.map(({ type, value }) => [type, value]),
  );
  const offset = timeZoneName === 'GMT' ? '+00:00' : timeZoneName?.replace('GMT', '');
  const time = second === '00' ? `${hour}:${minute}` : `${hour}:${minute}:${second}`;
  return `${weekday} ${day} ${month?.slice(0, 3)} ${year} ${time} ${offset}`;
}

/**
 * The instant (epoch milliseconds) at which the clocks in `timeZone` show `written`. Fails the test for a time they do
 * not show, e.g. with the weekday of another date or the offset of the other half of the year.
 */
export function instantWritten(timeZone: string, written: string): number {
  const instant = Date.parse(written.replace(/ ([+-]\d\d:\d\d)$/, ' GMT$1'));
  expect(onTheWall(timeZone, instant)).toBe(written);
  return instant;
}
