/**
 * The moments at which people wonder what a clock does: the end of the week, the eve of a holiday, the clock changes.
 * Found from `now` on (epoch milliseconds), in the model's zone.
 */

import { dayIn } from './day.ts';
import { addDays } from './day-range.ts';
import { type ClockChange, dayWords, instantOfWallTime, nextClockChange } from './local-time.ts';
import { type CalendarRules, type Weekday, weekdays } from './model/calendar-rules.ts';
import type { Tier, TierRule } from './model/tier-rules.ts';

/** A moment at which a lead gets its owner. */
export type SampleMoment = { readonly label: string; readonly at: number };

const MINUTE_MS = 60_000;
/** Far enough for a holiday of every year and both changes of the clocks. */
const LOOK_AHEAD_DAYS = 400;

export type SampledRules = {
  readonly calendar: CalendarRules;
  readonly tiers: Readonly<Record<Tier, TierRule>>;
};

/** In the order of time. What a model does not have, such as clock changes or open Fridays, is left out. */
export function sampleMoments({ calendar, tiers }: SampledRules, now: number): SampleMoment[] {
  const { timeZone, hours } = calendar;
  const holidays = new Set(calendar.holidays);
  const today = dayIn(timeZone, now);
  const days = Array.from({ length: LOOK_AHEAD_DAYS }, (_, index) => addDays(today, index + 1));
  const isWorkday = (day: string): boolean => hours[weekdayOf(day)].length > 0;
  const isOpen = (day: string): boolean => isWorkday(day) && !holidays.has(day);
  /** Of the weekday, holiday or not. */
  const closeOf = (day: string): number => instant(day, hours[weekdayOf(day)].at(-1)?.to ?? '17:00');
  /** "24:00" is the midnight that ends the day. */
  const instant = (day: string, time: string): number => {
    const wallTime = time === '24:00' ? `${addDays(day, 1)}T00:00` : `${day}T${time}`;
    return (instantOfWallTime(timeZone, wallTime) as { at: number }).at;
  };

  const moments: SampleMoment[] = [];
  const add = (day: string | undefined, label: string, at: (day: string) => number): void => {
    if (day !== undefined) moments.push({ label, at: at(day) });
  };

  const monday = days.find((day) => weekdayOf(day) === 'monday' && !holidays.has(day));
  add(monday, 'a Monday at 10:00', (day) => instant(day, '10:00'));

  const friday = days.find((day) => weekdayOf(day) === 'friday' && isOpen(day));
  add(friday, 'a Friday, one minute before the close', (day) => closeOf(day) - MINUTE_MS);
  add(friday, 'a Friday evening', (day) => instant(day, '20:00'));
  add(
    days.find((day) => weekdayOf(day) === 'saturday'),
    'a Saturday',
    (day) => instant(day, '11:00'),
  );

  const holiday = days.find((day) => holidays.has(day) && isWorkday(day));
  if (holiday !== undefined) {
    const eve = [today, ...days].filter((day) => day < holiday && isOpen(day)).at(-1);
    add(eve, `the last business day before the holiday on ${dayWords(holiday)}`, (day) =>
      instant(day, '15:00'),
    );
  }

  const nurture = Object.values(tiers).find((rule) => rule.due === 'close-of-day');
  if (nurture !== undefined) {
    const after = (day: string): number => instant(day, nurture.cutoff) + MINUTE_MS;
    add(
      days.find((day) => isOpen(day) && after(day) < closeOf(day)),
      `a minute after the cutoff at ${nurture.cutoff}`,
      after,
    );
  }

  for (const change of clockChanges(timeZone, now)) {
    const changes = `the clocks go ${change.direction}`;
    const day = dayIn(timeZone, change.at);
    const fridayBefore = [1, 2, 3, 4, 5, 6, 7]
      .map((back) => addDays(day, -back))
      .find((it) => weekdayOf(it) === 'friday');
    const closed = fridayBefore !== undefined && holidays.has(fridayBefore) ? ', a holiday' : '';
    add(fridayBefore, `the Friday before ${changes}${closed}`, (it) => closeOf(it) - 10 * MINUTE_MS);
    moments.push({ label: `ten minutes before ${changes}`, at: change.at - 10 * MINUTE_MS });
  }
  return moments.sort((a, b) => a.at - b.at);
}

const weekdayOf = (day: string): Weekday => weekdays[(new Date(day).getUTCDay() + 6) % 7] as Weekday;

function clockChanges(timeZone: string, now: number): ClockChange[] {
  const first = nextClockChange(timeZone, now);
  const second = first && nextClockChange(timeZone, first.at);
  const last = now + LOOK_AHEAD_DAYS * 24 * 60 * MINUTE_MS;
  return [first, second].filter((change) => change !== null).filter(({ at }) => at < last);
}
