/** Whose turn it is in a pool. A turn is taken in the transaction that gives the lead, so two leads never share one. */
import { type DynamoDBClient, GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { fromItem, toItem } from './dynamo.ts';

/** `turn` counts the turns taken so far; `position` is the slot at which the pool's cycle goes on. */
const turnSchema = z.object({ turn: z.number().int().min(0), position: z.number().int().min(0) });
export type Turn = z.infer<typeof turnSchema>;

const keyOf = (pool: string) => ({ pk: 'ROUTING', sk: `POOL#${pool}` });

export type Rotation = ReturnType<typeof rotation>;

export function rotation(client: DynamoDBClient, table: string) {
  return {
    async turnOf(pool: string): Promise<Turn> {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: toItem(keyOf(pool)), ConsistentRead: true }),
      );
      return item ? turnSchema.parse(fromItem(item)) : { turn: 0, position: 0 };
    },

    /** What must be written together with the assignment: the turn is taken, and the cycle goes on at `position`. */
    taking(pool: string, seen: Turn, position: number): TransactWriteItem {
      return {
        Update: {
          TableName: table,
          Key: toItem(keyOf(pool)),
          UpdateExpression: 'SET turn = :next, #position = :position',
          ConditionExpression: 'attribute_not_exists(pk) OR turn = :seen',
          ExpressionAttributeNames: { '#position': 'position' },
          ExpressionAttributeValues: toItem({
            ':seen': seen.turn,
            ':next': seen.turn + 1,
            ':position': position,
          }),
        },
      };
    },
  };
}
