/** A member as others see them: who is there and can take a lead, is everybody's to know; how to reach them is not. */
import { absenceOf, givenToday } from './availability.ts';
import type { CalendarRules } from './model/calendar-rules.ts';
import type { Member, TeamMember } from './team.ts';
import { type Editor, managesLeads } from './team-editing.ts';
import type { PassedOver } from './why.ts';

export type MemberView = Omit<Member, 'email' | 'phone' | 'alerts'> &
  Partial<Pick<Member, 'email' | 'phone'>> & {
    readonly alerts: Partial<Member['alerts']>;
    /** Open leads owned, and leads given on this day of theirs. */
    readonly load: { readonly open: number; readonly today: number };
    /** Whether they could be given a lead now, on a clock that runs day and night. */
    readonly availableNow: { readonly available: boolean; readonly reason: PassedOver | 'inactive' | null };
    /** Changes with the profile, not with the load. */
    readonly version: number;
  };

/**
 * `at` in epoch milliseconds. Reps see no address of others. Who knows a webhook's address can write to it, so it is
 * shown to its owner and to those who may change it.
 */
export function memberView(
  member: TeamMember,
  viewer: Editor,
  at: number,
  calendar: CalendarRules,
): MemberView {
  const { load, version, email, phone, alerts, ...profile } = member;
  const isOwn = viewer.memberId === member.id;
  const reachable = isOwn || viewer.role !== 'rep';
  const reason = member.active ? absenceOf(member, { at, clock: 'elapsed' }, calendar) : 'inactive';
  return {
    ...profile,
    ...(reachable ? { email, ...(phone === undefined ? {} : { phone }) } : {}),
    alerts: isOwn || managesLeads(viewer.role) ? alerts : { quietHours: alerts.quietHours },
    load: { open: load.open, today: givenToday(member, at, calendar) },
    availableNow: { available: reason === null, reason },
    version,
  };
}
