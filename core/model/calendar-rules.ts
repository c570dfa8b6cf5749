/** When sales is open: the calendar section of the operating model, and weekly hours wherever the model has them. */
import * as z from 'zod';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

export const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "09:00"');

export const timeZoneName = z
  .string()
  .refine(isTimeZone, 'expected an IANA time zone such as "Europe/Berlin"');

/** A stretch of open hours inside one day, `from` < `to`. `to` may be "24:00". */
export type Shift = { readonly from: string; readonly to: string };

/** A shift as people write it, `HH:MM-HH:MM`. */
const shiftText = z.string().regex(
  /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
  // What is no shift has no end that could be too early.
  { error: 'expected a shift such as "09:00-12:30"', abort: true },
);

export const shiftOf = (text: string): Shift => ({ from: text.slice(0, 5), to: text.slice(6) });

const endsLater = (text: string): boolean => shiftOf(text).from < shiftOf(text).to;

const shiftTexts = z
  .array(shiftText.refine(endsLater, 'a shift must end after it starts'))
  .max(6)
  .refine(
    (list) => list.every((text, i) => i === 0 || shiftOf(text).from >= shiftOf(list[i - 1] as string).to),
    'shifts of a day must be in order and must not overlap',
  );

/** A stretch of the day that may span midnight, e.g. quiet hours "22:00-07:00". */
export const dailyStretch = shiftText.refine(
  (text) => shiftOf(text).from !== shiftOf(text).to,
  'expected two different times',
);

export type WeeklyHours = Readonly<Record<Weekday, readonly Shift[]>>;

/** Weekly hours as they are written: split shifts by weekday, days left out are closed. */
export const weeklyHoursText = z
  .strictObject(Object.fromEntries(weekdays.map((day) => [day, shiftTexts.default([])])))
  .transform((hours) => hours as Record<Weekday, string[]>)
  .refine((hours) => Object.values(hours).some((day) => day.length > 0), 'at least one day must be open');
export type WeeklyHoursText = z.output<typeof weeklyHoursText>;

export const weeklyHoursOf = (hours: WeeklyHoursText): WeeklyHours =>
  Object.fromEntries(weekdays.map((day) => [day, hours[day].map(shiftOf)])) as Record<Weekday, Shift[]>;

export const calendarRules = z.strictObject({
  timeZone: timeZoneName,
  hours: weeklyHoursText.transform(weeklyHoursOf),
  holidays: z.array(z.iso.date('expected a day such as "2026-12-25"')).max(1_000).default([]),
  /** An iCalendar file beside the model; its whole-day events were added to `holidays` when the file was read. */
  holidayFeed: z.string().min(1).max(200).optional(),
});
/** Business hours in one time zone: split shifts per weekday, whole-day holidays. */
export type CalendarRules = Pick<z.output<typeof calendarRules>, 'timeZone' | 'hours' | 'holidays'>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // An offset is a time zone to Intl, but it knows no summer.
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
