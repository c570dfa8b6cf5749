/** Whose turn it was last. The turn is taken in the transaction that gives the lead, so two leads never share one. */
import { type DynamoDBClient, GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { NextOwner } from '../../core/routing.ts';
import { fromItem, type Refusal, toItem } from './dynamo.ts';

const turnSchema = z.object({ turn: z.number().int().min(0), lastRepId: z.string().nullable() });
export type Turn = z.infer<typeof turnSchema>;

const key = { pk: 'ROUTING', sk: 'CURSOR' };

export type Rotation = ReturnType<typeof rotation>;

export function rotation(client: DynamoDBClient, table: string) {
  return {
    async lastTurn(): Promise<Turn> {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: toItem(key), ConsistentRead: true }),
      );
      return item ? turnSchema.parse(fromItem(item)) : { turn: 0, lastRepId: null };
    },

    /** The turn that was taken before ours, from what refused ours; null when it was not the turn that refused. */
    takenBefore(refusals: readonly Refusal[]): Turn | null {
      const turn = refusals.length === 1 ? turnSchema.safeParse(refusals[0]?.item) : null;
      return turn?.success ? turn.data : null;
    },

    /** What must be written together with the assignment; nothing when the manager takes it out of turn. */
    taking(last: Turn, owner: NextOwner): TransactWriteItem[] {
      if (owner.kind === 'manager') return [];
      return [
        {
          Update: {
            TableName: table,
            Key: toItem(key),
            UpdateExpression: 'SET turn = :next, lastRepId = :rep',
            ConditionExpression: 'attribute_not_exists(pk) OR turn = :seen',
            ExpressionAttributeValues: toItem({
              ':seen': last.turn,
              ':next': last.turn + 1,
              ':rep': owner.ownerId,
            }),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
      ];
    },
  };
}
