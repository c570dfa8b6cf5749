/**
 * The team as it is now, in the Team table. Profile and load of a member lie on one item, so that whoever gives them a
 * lead sees in the same write that they may still be given it.
 *
 *   pk       sk            what
 *   TEAM     MEMBER#<id>   profile, version (of the profile), open, day and today (the load), webhookSecret
 *   TEAM     EMAIL#<h>     h = SHA-256 of a member's e-mail address: whose it is
 *   ROUTING  POOL#<name>   where the pool's cycle goes on
 *   APIKEYS  KEY#<id>      an API key's hash, name and role
 *   AUDIT    <time>#<id>   who changed what of the team and its keys
 *   MODEL    DISPOSITION#… a disposition that a lead carries
 */
import { type DynamoDBClient, GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Member, Team, TeamMember } from '../../core/team.ts';
import { fromItem, itemsOf, toItem, transact } from './dynamo.ts';
import { claimingEmail, releasingEmail, sameEmail } from './member-emails.ts';
import { memberFrom, memberKey, profileOf } from './member-items.ts';
import { memberLoad } from './member-load.ts';

const storedSecret = z.object({ webhookSecret: z.string().nullable().default(null) });

/** What is stored with a member and is no part of the profile: a new webhook's secret, and what happened, for the audit. */
type Beside = {
  readonly webhookSecret?: string | undefined;
  readonly together?: readonly TransactWriteItem[];
};

export type TeamStore = ReturnType<typeof teamStore>;

export function teamStore(client: DynamoDBClient, table: string) {
  return {
    /** Everybody who is or was on the team, as last committed, in the order of their ids. */
    async all(): Promise<Team> {
      const found = await itemsOf(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :team AND begins_with(sk, :member)',
        ExpressionAttributeValues: toItem({ ':team': 'TEAM', ':member': 'MEMBER#' }),
        ConsistentRead: true,
      });
      return found.map(memberFrom);
    },

    async read(id: string): Promise<TeamMember | null> {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: toItem(memberKey(id)), ConsistentRead: true }),
      );
      return item ? memberFrom(item) : null;
    },

    /** What a member's webhooks are signed with; null for a member without one. */
    async webhookSecretOf(id: string): Promise<string | null> {
      const { Item: item } = await client.send(
        new GetItemCommand({
          TableName: table,
          Key: toItem(memberKey(id)),
          ProjectionExpression: 'webhookSecret',
          ConsistentRead: true,
        }),
      );
      return storedSecret.parse(item ? fromItem(item) : {}).webhookSecret;
    },

    async add(
      member: Member,
      { webhookSecret, together = [] }: Beside = {},
    ): Promise<'added' | 'taken' | 'email-taken' | 'lost-race'> {
      const stored = await transact(client, [
        {
          Put: {
            TableName: table,
            Item: toItem({
              ...memberKey(member.id),
              profile: profileOf(member),
              version: 1,
              open: 0,
              day: null,
              today: 0,
              webhookSecret,
            }),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        claimingEmail(table, member.email, member.id),
        ...together,
      ]);
      if (stored.outcome === 'committed') return 'added';
      const refused = stored.refusals.map(({ index }) => index);
      if (refused.includes(0)) return 'taken';
      return refused.includes(1) ? 'email-taken' : 'lost-race';
    },

    /** Replaces the profile, unless somebody changed it since `before` was read. A webhook's secret goes with it. */
    async change(
      before: TeamMember,
      member: Member,
      { webhookSecret, together = [] }: Beside = {},
    ): Promise<'changed' | 'email-taken' | 'lost-race'> {
      const secret =
        member.alerts.webhook === null
          ? ' REMOVE webhookSecret'
          : webhookSecret === undefined
            ? ''
            : ', webhookSecret = :secret';
      const moved = !sameEmail(before.email, member.email);
      const stored = await transact(client, [
        {
          Update: {
            TableName: table,
            Key: toItem(memberKey(member.id)),
            UpdateExpression: `SET profile = :profile, version = :next${secret}`,
            ConditionExpression: 'version = :seen',
            ExpressionAttributeValues: toItem({
              ':profile': profileOf(member),
              ':next': before.version + 1,
              ':seen': before.version,
              ...(secret.endsWith(':secret') ? { ':secret': webhookSecret } : {}),
            }),
          },
        },
        ...(moved
          ? [claimingEmail(table, member.email, member.id), releasingEmail(table, before.email)]
          : []),
        ...together,
      ]);
      if (stored.outcome === 'committed') return 'changed';
      const refused = stored.refusals.map(({ index }) => index);
      return refused.includes(1) && !refused.includes(0) ? 'email-taken' : 'lost-race';
    },

    /** Another secret for the webhook that the member has. The profile stays, and its version. */
    async renewWebhookSecret(
      seen: TeamMember,
      webhookSecret: string,
      together: readonly TransactWriteItem[],
    ): Promise<'changed' | 'lost-race'> {
      const stored = await transact(client, [
        {
          Update: {
            TableName: table,
            Key: toItem(memberKey(seen.id)),
            UpdateExpression: 'SET webhookSecret = :secret',
            ConditionExpression: 'version = :seen',
            ExpressionAttributeValues: toItem({ ':secret': webhookSecret, ':seen': seen.version }),
          },
        },
        ...together,
      ]);
      return stored.outcome === 'committed' ? 'changed' : 'lost-race';
    },

    ...memberLoad(table),
  };
}
