/** How a member lies in the Team table: the profile, and beside it what others than the profile's editors write. */
import * as z from 'zod';
import { type Member, memberSchema, type TeamMember } from '../../core/team.ts';
import { fromItem, type Item } from './dynamo.ts';

export const memberKey = (id: string) => ({ pk: 'TEAM', sk: `MEMBER#${id}` });

/** The profile alone: to the type checker a member with a load is a member as well. */
export const profileOf = (member: Member): Member => memberSchema.strip().parse(member);

const storedMember = z.object({
  profile: memberSchema,
  version: z.number().int(),
  open: z.number().int().default(0),
  day: z.string().nullable().default(null),
  today: z.number().int().default(0),
});

export function memberFrom(item: Item): TeamMember {
  const { profile, version, open, day, today } = storedMember.parse(fromItem(item));
  return { ...profile, version, load: { open, day, today } };
}
