/** The person that a request names as the lead's next owner. */
import type { Lead } from '../../core/lead.ts';
import type { NextOwner } from '../../core/routing.ts';
import { worksOnLeads } from '../../core/team.ts';
import { Refused } from '../shared/problem.ts';
import type { TeamStore } from '../shared/team-store.ts';

/** Throws `Refused` for nobody of the team, somebody who works on no leads, and the owner there is. */
export async function nextOwnerNamed(
  ownerId: string,
  lead: Lead,
  team: Pick<TeamStore, 'read'>,
): Promise<NextOwner> {
  const wrong = (message: string) =>
    new Refused('invalid-fields', { errors: [{ path: 'ownerId', message }] });
  const member = await team.read(ownerId);
  if (!member?.active) throw wrong('is nobody of the team');
  if (!worksOnLeads(member)) throw wrong('is no rep and no manager');
  if (lead.ownerId === ownerId) throw wrong('owns the lead already');
  return { kind: member.role === 'rep' ? 'rep' : 'manager', ownerId };
}
