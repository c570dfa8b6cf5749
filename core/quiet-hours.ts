/** When a member is left in peace with whatever is not urgent. */
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import { timeZoneOf } from './availability.ts';
import { type CalendarRules, shiftOf } from './model/calendar-rules.ts';
import type { Member } from './team.ts';
import { dateIn, instantIn } from './wall-clock.ts';

/**
 * When the quiet hours end that `at` (epoch milliseconds) falls into, ISO 8601 UTC; null outside of them. They go by the
 * clock where the member is, and are one stretch: an hour that the clocks skip makes them shorter, and where their end
 * comes twice they are over at the first.
 */
export function quietUntil(
  member: Pick<Member, 'timeZone' | 'alerts'>,
  at: number,
  calendar: CalendarRules,
): string | null {
  const { quietHours } = member.alerts;
  if (quietHours === null) return null;
  const { from, to } = shiftOf(quietHours);
  const timeZone = timeZoneOf(member, calendar);
  const today = dateIn(timeZone, at);
  // What spans midnight may have begun yesterday.
  for (const day of [PlainDate.addDays(today, -1), today]) {
    const begins = instantIn(timeZone, day, from);
    const ends = instantIn(timeZone, from < to ? day : PlainDate.addDays(day, 1), to);
    if (begins <= at && at < ends) return new Date(ends).toISOString();
  }
  return null;
}
