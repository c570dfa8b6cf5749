import type { Member } from '../../core/team.ts';
import type { World } from './handoff-world.ts';

/** Somebody changes a member's profile, as the team's API does. */
export async function changeMember(
  { team }: Pick<World, 'team'>,
  id: string,
  facts: Partial<Member>,
): Promise<void> {
  const member = await team.read(id);
  if (!member) throw new Error(`${id} is nobody of the team`);
  const { load: _load, version: _version, ...profile } = member;
  const outcome = await team.change(member, { ...profile, ...facts });
  if (outcome !== 'changed') throw new Error(outcome);
}
