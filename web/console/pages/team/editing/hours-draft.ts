/** Weekly hours while somebody writes at them: "09:00-12:30, 13:30-18:00" for each day. */
import type { Member } from '../../../parts/people.tsx';
import type { MemberChange } from './member-draft.ts';

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

export type HoursDraft = {
  /** They have no hours: what is written for the days does not count. */
  readonly anyTime: boolean;
  readonly days: Readonly<Record<Weekday, string>>;
};

const OFFICE = '09:00-17:00';

/** What stands there when somebody begins to write hours for a member who has none. */
const officeHours: HoursDraft['days'] = {
  monday: OFFICE,
  tuesday: OFFICE,
  wednesday: OFFICE,
  thursday: OFFICE,
  friday: OFFICE,
  saturday: '',
  sunday: '',
};

export function draftOfHours(hours: Member['hours']): HoursDraft {
  if (hours === null) return { anyTime: true, days: officeHours };
  const days = weekdays.map((day) => [day, (hours[day] ?? []).join(', ')]);
  return { anyTime: false, days: Object.fromEntries(days) as HoursDraft['days'] };
}

/** As the API takes them. A dash of any length parts the times of a shift. */
export function hoursOf({ anyTime, days }: HoursDraft): NonNullable<MemberChange['hours']> | null {
  if (anyTime) return null;
  return Object.fromEntries(weekdays.map((day) => [day, shiftsOf(days[day])]));
}

const shiftsOf = (text: string): string[] =>
  text
    .split(',')
    .map((shift) => shift.replaceAll(/\s/g, '').replaceAll(/[‐-―]/g, '-'))
    .filter((shift) => shift !== '');
