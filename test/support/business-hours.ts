import type { BusinessCalendar } from '../../core/calendar.ts';
import type { CalendarRules, Shift, Weekday } from '../../core/operating-model.ts';

const closed: Record<Weekday, string[]> = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
};

/** The same shifts from Monday to Friday. */
export function weekdayShifts(...shifts: string[]): Partial<Record<Weekday, string[]>> {
  return { monday: shifts, tuesday: shifts, wednesday: shifts, thursday: shifts, friday: shifts };
}

/** Calendar rules from shifts as handoff.yaml writes them; days not named are closed. */
export function calendarRules(
  timeZone: string,
  hours: Partial<Record<Weekday, string[]>>,
  holidays: string[] = [],
): CalendarRules {
  const shiftsOf = (texts: string[]) => texts.map((text) => ({ from: text.slice(0, 5), to: text.slice(6) }));
  return {
    timeZone,
    hours: Object.fromEntries(
      Object.entries({ ...closed, ...hours }).map(([day, texts]) => [day, shiftsOf(texts)]),
    ) as Record<Weekday, Shift[]>,
    holidays,
  };
}

export const epochMs = (instant: string): number => Date.parse(instant);

/** Whole-second instants as records write them. */
export const iso = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');

/** When `minutes` of open time have passed since `at`. */
export const openFor = (calendar: BusinessCalendar, at: string, minutes: number): string =>
  iso(calendar.addOpenTime(epochMs(at), minutes * 60_000));

/** The close of the business day that `at` counts for. */
export const closeFor = (calendar: BusinessCalendar, at: string, cutoff: string): string =>
  iso(calendar.closeOfBusinessDay(epochMs(at), cutoff));
