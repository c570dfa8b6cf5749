import * as z from 'zod';
import type { EngineClient } from '../dynamo/engine-client.ts';

/** Somebody who can sign in with one press. */
export type User = { readonly id: string; readonly name: string; readonly role: string };

export type ListUsers = () => Promise<readonly User[]>;

const text = z.object({ S: z.string() });
const memberSchema = z.object({
  profile: z.object({
    M: z.object({ id: text, name: text, role: text, active: z.object({ BOOL: z.boolean() }) }),
  }),
});
const pageSchema = z.object({ Items: z.array(memberSchema), LastEvaluatedKey: z.unknown().optional() });

/** The active members of the Team table, by id: on one machine they are the users of the pool. */
export const teamUsers =
  (client: Pick<EngineClient, 'call'>, table: string): ListUsers =>
  async () => {
    const users: User[] = [];
    for (let start: unknown, more = true; more; more = start !== undefined) {
      const page = pageSchema.parse(
        await client.call('Query', {
          TableName: table,
          KeyConditionExpression: 'pk = :team AND begins_with(sk, :member)',
          ExpressionAttributeValues: { ':team': { S: 'TEAM' }, ':member': { S: 'MEMBER#' } },
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      for (const { profile } of page.Items) {
        const { id, name, role, active } = profile.M;
        if (active.BOOL) users.push({ id: id.S, name: name.S, role: role.S });
      }
      start = page.LastEvaluatedKey;
    }
    return users;
  };
