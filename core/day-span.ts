/** Days as the instants they cover. */
import { dateOf, instantIn } from './wall-clock.ts';

/** The first and the last millisecond of these days in a time zone, ISO 8601 UTC; undefined where a day is not named. */
export function spanOf(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  timeZone: string,
): { readonly first: string | undefined; readonly last: string | undefined } {
  const at = (day: string, wallTime: string) => instantIn(timeZone, dateOf(day), wallTime);
  return {
    first: from === undefined ? undefined : new Date(at(from, '00:00')).toISOString(),
    last: to === undefined ? undefined : new Date(at(to, '24:00') - 1).toISOString(),
  };
}
