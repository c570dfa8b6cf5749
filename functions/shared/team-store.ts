/**
 * The team as it is now, in the Team table. Profile and load of a member lie on one item, so that whoever gives them a
 * lead sees in the same write that they may still be given it.
 *
 *   pk       sk            what
 *   TEAM     MEMBER#<id>   profile, version (of the profile), open, day and today (the load)
 *   ROUTING  POOL#<name>   where the pool's cycle goes on
 *   APIKEYS  KEY#<id>      an API key's hash, name and role
 *   MODEL    DISPOSITION#… a disposition that a lead carries
 */
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type TransactWriteItem,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type Member, memberSchema, type Team, type TeamMember } from '../../core/team.ts';
import { fromItem, type Item, toItem } from './dynamo.ts';

const memberKey = (id: string) => ({ pk: 'TEAM', sk: `MEMBER#${id}` });

const storedMember = z.object({
  profile: memberSchema,
  version: z.number().int(),
  open: z.number().int().default(0),
  day: z.string().nullable().default(null),
  today: z.number().int().default(0),
});

export type TeamStore = ReturnType<typeof teamStore>;

export function teamStore(client: DynamoDBClient, table: string) {
  return {
    /** Everybody who is or was on the team, as last committed, in the order of their ids. */
    async all(): Promise<Team> {
      const members: TeamMember[] = [];
      let start: Item | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :team AND begins_with(sk, :member)',
            ExpressionAttributeValues: toItem({ ':team': 'TEAM', ':member': 'MEMBER#' }),
            ExclusiveStartKey: start,
            ConsistentRead: true,
          }),
        );
        members.push(...(page.Items ?? []).map(memberFrom));
        start = page.LastEvaluatedKey;
      } while (start);
      return members;
    },

    async read(id: string): Promise<TeamMember | null> {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: toItem(memberKey(id)), ConsistentRead: true }),
      );
      return item ? memberFrom(item) : null;
    },

    async add(member: Member): Promise<'added' | 'taken'> {
      const put = new PutItemCommand({
        TableName: table,
        Item: toItem({ ...memberKey(member.id), profile: member, version: 1, open: 0, day: null, today: 0 }),
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      return unlessRefused(client.send(put), 'added' as const, 'taken' as const);
    },

    /** Replaces the profile, unless somebody changed it since `seen`. */
    async change(member: Member, seen: number): Promise<'changed' | 'lost-race'> {
      const update = new UpdateItemCommand({
        TableName: table,
        Key: toItem(memberKey(member.id)),
        UpdateExpression: 'SET profile = :profile, version = :next',
        ConditionExpression: 'version = :seen',
        ExpressionAttributeValues: toItem({ ':profile': member, ':next': seen + 1, ':seen': seen }),
      });
      return unlessRefused(client.send(update), 'changed' as const, 'lost-race' as const);
    },

    /**
     * The member has one more open lead, given on `day`. With `withinCaps` only while the profile is as it was seen
     * and the caps leave room: the choice that was made from it still holds.
     */
    giving(member: TeamMember, day: string, { withinCaps }: { withinCaps: boolean }): TransactWriteItem {
      const sameDay = member.load.day === day;
      const conditions = withinCaps
        ? [
            'version = :version',
            ...(member.openCap === null ? [] : ['#open < :openCap']),
            ...(sameDay ? ['#day = :day'] : ['(#day = :seenDay OR attribute_not_exists(#day))']),
            ...(sameDay && member.dailyCap !== null ? ['today < :dailyCap'] : []),
          ]
        : [sameDay ? '#day = :day' : '(#day = :seenDay OR attribute_not_exists(#day))'];
      return {
        Update: {
          TableName: table,
          Key: toItem(memberKey(member.id)),
          UpdateExpression: sameDay
            ? 'ADD #open :one, today :one'
            : 'SET #day = :day, today = :one ADD #open :one',
          ConditionExpression: conditions.join(' AND '),
          ExpressionAttributeNames: { '#open': 'open', '#day': 'day' },
          ExpressionAttributeValues: toItem({
            ':one': 1,
            ':day': day,
            ...(sameDay ? {} : { ':seenDay': member.load.day }),
            ...(withinCaps ? { ':version': member.version } : {}),
            ...(withinCaps && member.openCap !== null ? { ':openCap': member.openCap } : {}),
            ...(withinCaps && sameDay && member.dailyCap !== null ? { ':dailyCap': member.dailyCap } : {}),
          }),
        },
      };
    },

    /** The member owns one open lead less. */
    releasing(memberId: string): TransactWriteItem {
      return {
        Update: {
          TableName: table,
          Key: toItem(memberKey(memberId)),
          UpdateExpression: 'ADD #open :less',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#open': 'open' },
          ExpressionAttributeValues: toItem({ ':less': -1 }),
        },
      };
    },
  };
}

function memberFrom(item: Item): TeamMember {
  const { profile, version, open, day, today } = storedMember.parse(fromItem(item));
  return { ...profile, version, load: { open, day, today } };
}

async function unlessRefused<Done, Refused>(
  sent: Promise<unknown>,
  done: Done,
  refused: Refused,
): Promise<Done | Refused> {
  try {
    await sent;
    return done;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return refused;
    throw error;
  }
}
