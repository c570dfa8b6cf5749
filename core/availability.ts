/** When a member can be given a lead. Instants are epoch milliseconds. */
import { type BusinessCalendar, businessCalendar } from './calendar.ts';
import { dayIn } from './day.ts';
import { type CalendarRules, weeklyHoursOf } from './model/calendar-rules.ts';
import type { TierRule } from './model/tier-rules.ts';
import type { Candidate, Member } from './team.ts';
import type { PassedOver } from './why.ts';

/** What decides about a moment: when it is, and the clock of the lead's tier. */
export type Moment = { readonly at: number; readonly clock: TierRule['clock'] };

/** The zone in which a member lives by their clock. */
export const timeZoneOf = (member: Pick<Member, 'timeZone'>, { timeZone }: CalendarRules): string =>
  member.timeZone ?? timeZone;

/** Whether a member is switched off or out of office: they get nothing from that minute, by whatever way. */
export function isAway(
  { availability, outOfOffice }: Pick<Member, 'availability' | 'outOfOffice'>,
  at: number,
): boolean {
  return (
    availability === 'off' ||
    outOfOffice.some(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to))
  );
}

/**
 * Why this member cannot be given a lead now; null when they can. Working hours and holidays count for clocks that run
 * day and night; a lead on a business clock waits for the morning anyway.
 */
export function absenceOf(
  member: Candidate,
  { at, clock }: Moment,
  calendar: CalendarRules,
): PassedOver | null {
  if (isAway(member, at)) return member.availability === 'off' ? 'off' : 'out-of-office';
  if (clock === 'elapsed' && !isAtWork(member, at, calendar)) return 'outside-hours';
  if (member.dailyCap !== null && givenToday(member, at, calendar) >= member.dailyCap) return 'daily-cap';
  if (member.openCap !== null && member.load.open >= member.openCap) return 'open-cap';
  return null;
}

/**
 * The day that a lead given at `at` counts for where the member is. Never before the day of a lead they were given
 * already: clocks of servers differ, and around midnight the count of the new day must not be lost to the old one.
 */
export function loadDay(member: Candidate, at: number, calendar: CalendarRules): string {
  const today = dayIn(timeZoneOf(member, calendar), at);
  const { day } = member.load;
  return day !== null && day > today ? day : today;
}

/** How many leads a member was given on the day that `at` counts for. */
export function givenToday(member: Candidate, at: number, calendar: CalendarRules): number {
  return member.load.day === loadDay(member, at, calendar) ? member.load.today : 0;
}

function isAtWork(member: Candidate, at: number, calendar: CalendarRules): boolean {
  if (member.hours === null) return true;
  return calendarOf(member.hours, timeZoneOf(member, calendar), calendar.holidays).isOpen(at);
}

const calendarOf = (
  hours: NonNullable<Member['hours']>,
  timeZone: string,
  holidays: CalendarRules['holidays'],
): Pick<BusinessCalendar, 'isOpen'> => businessCalendar({ timeZone, hours: weeklyHoursOf(hours), holidays });
