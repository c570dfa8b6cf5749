/** `GET /api/me`: for everybody, readers of figures included. */
import type { MeAnswer } from '../../core/contracts/me.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import type { Principal } from '../shared/authorizer.ts';
import { Refused } from '../shared/problem.ts';
import type { TeamStore } from '../shared/team-store.ts';

/** Throws `Refused` for a member who went between the check of their token and now. */
export async function meAnswerOf(
  caller: Principal,
  team: Pick<TeamStore, 'read'>,
  { calendar, access }: Pick<OperatingModel, 'calendar' | 'access'>,
): Promise<MeAnswer> {
  const { kind, role } = caller;
  const modelTimeZone = calendar.timeZone;
  const mayReadAllLeads = role === 'rep' ? access.repsReadAllLeads : role !== 'bi';
  const common = { kind, role, modelTimeZone, mayReadAllLeads };
  if (caller.kind === 'key') return { ...common, memberId: null, name: caller.name, timeZone: null };
  const member = await team.read(caller.memberId);
  if (!member) throw new Refused('unauthenticated');
  return { ...common, memberId: member.id, name: member.name, timeZone: member.timeZone ?? null };
}
