/** A member in words. */
import type { Member } from '../../parts/people.tsx';
import { dateAndTime } from '../../parts/time/format.ts';

export const roleWords: Readonly<Record<Member['role'], string>> = {
  rep: 'Rep',
  manager: 'Manager',
  marketer: 'Marketer',
  admin: 'Administrator',
};

type Availability = Pick<Member, 'availableNow' | 'outOfOffice' | 'dailyCap' | 'openCap'>;

/** Whether they get leads, and why not. `now`: epoch milliseconds; times are in the viewer's zone unless one is named. */
export function availabilityWords(member: Availability, now: number, timeZone?: string): string {
  const { availableNow, outOfOffice, dailyCap, openCap } = member;
  switch (availableNow.reason) {
    case null:
      return 'Available';
    case 'off':
      return 'Switched off';
    case 'out-of-office': {
      const until = backAt(outOfOffice, now);
      return until === null ? 'Out of office' : `Out of office until ${dateAndTime(until, timeZone)}`;
    }
    case 'outside-hours':
      return 'Outside their hours';
    case 'daily-cap':
      return `Has today’s ${leads(dailyCap)}`;
    case 'open-cap':
      return `Owns ${leads(openCap)}, as many as they may`;
    case 'had-it':
      return 'Had it before';
    case 'inactive':
      return 'Left the team';
  }
}

/** The same, to themselves. */
export function ownAvailabilityWords(member: Availability, now: number, timeZone?: string): string {
  const { availableNow, outOfOffice, dailyCap, openCap } = member;
  switch (availableNow.reason) {
    case null:
      return 'You are given leads when it is your turn.';
    case 'off':
      return 'You are given no new leads until you switch it on.';
    case 'out-of-office': {
      const until = backAt(outOfOffice, now);
      const span = until === null ? '' : ` until ${dateAndTime(until, timeZone)}`;
      return `You are out of office${span}: no new leads.`;
    }
    case 'outside-hours':
      return 'It is outside your hours: leads whose clock runs day and night go to others.';
    case 'daily-cap':
      return `You have today’s ${leads(dailyCap)}: no more until tomorrow.`;
    case 'open-cap':
      return `You own ${leads(openCap)}, as many as you may.`;
    case 'had-it':
    case 'inactive':
      return 'You are given no new leads.';
  }
}

const leads = (count: number | null): string => `${count ?? 0} ${count === 1 ? 'lead' : 'leads'}`;

type Absence = Member['outOfOffice'][number];

/** When they are back from where they are now, also where one absence leads into the next; null: they are there. */
export function backAt(absences: readonly Absence[], now: number): string | null {
  let back: Absence['to'] | null = null;
  let at = now;
  for (const { from, to } of inOrder(absences)) {
    if (Date.parse(from) > at || Date.parse(to) <= at) continue;
    back = to;
    at = Date.parse(to);
  }
  return back;
}

export const inOrder = (absences: readonly Absence[]): readonly Absence[] =>
  absences.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));

/** Open or given today, against the most that it may be: "7", "7 of 20". */
export const loadWords = (count: number, cap: number | null): string =>
  cap === null ? String(count) : `${count} of ${cap}`;

/** Whether leads can be theirs. */
export const takesLeads = ({ active, role }: Pick<Member, 'active' | 'role'>): boolean =>
  active && role !== 'marketer';
