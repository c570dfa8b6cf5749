/** Lists quarantined submissions of a status from the index that holds no others. */
import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { QuarantineQuery } from '../../core/contracts/trouble.ts';
import { fromItem, type Item, toItem } from '../shared/dynamo.ts';
import { itemsAt } from '../shared/item-batch.ts';
import { quarantineKey } from '../shared/lead-items.ts';
import { Refused } from '../shared/problem.ts';
import { type Quarantined, quarantinedFrom, quarantineShard } from '../shared/quarantine-items.ts';

/** The last submission seen, in the index. */
const cursorSchema = z.strictObject({ id: z.ulid(), at: z.iso.datetime() });
const indexKeySchema = z.object({ pk: z.string(), nextDeadline: z.string() });

export type QuarantinePage = {
  readonly items: readonly Quarantined[];
  readonly nextCursor: string | null;
};
export type QuarantineList = ReturnType<typeof quarantineList>;

export function quarantineList(client: DynamoDBClient, table: string) {
  /** Newest first; `now` in epoch milliseconds: what is over by then may still lie there. */
  return async function list(
    { status, cursor, limit }: QuarantineQuery,
    now: number,
  ): Promise<QuarantinePage> {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'byOpenDeadline',
        KeyConditionExpression: 'openShard = :shard',
        ExpressionAttributeValues: toItem({ ':shard': quarantineShard(status) }),
        ScanIndexForward: false,
        Limit: limit,
        ExclusiveStartKey: cursor === undefined ? undefined : startOf(cursor, status),
      }),
    );
    const found = (await itemsAt(client, table, page.Items ?? [])).map(quarantinedFrom);
    return {
      // The index lags behind the items: one that has moved on since is left out.
      items: found.filter((it) => it.status === status && it.expiresAt * 1000 > now),
      nextCursor: page.LastEvaluatedKey ? encode(page.LastEvaluatedKey) : null,
    };
  };
}

function encode(key: Item): string {
  const { pk, nextDeadline: at } = indexKeySchema.parse(fromItem(key));
  const id = pk.slice(quarantineKey('').pk.length);
  return Buffer.from(JSON.stringify({ id, at })).toString('base64url');
}

/** The key of the index to start after; throws `Refused` for what is no cursor of this list. */
function startOf(cursor: string, status: QuarantineQuery['status']): Item {
  try {
    const { id, at } = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return toItem({ ...quarantineKey(id), openShard: quarantineShard(status), nextDeadline: at });
  } catch {
    throw new Refused('invalid-fields', {
      errors: [{ path: 'cursor', message: 'is not a cursor of this list' }],
    });
  }
}
