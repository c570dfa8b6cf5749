/** Lists alerts of a status from the index that holds no others, and reads their rows as they are. */
import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { AlertListQuery } from '../../core/contracts/requests.ts';
import {
  type AlertRow,
  alertFrom,
  alertKey,
  alertRefOf,
  alertRefSchema,
  alertShard,
  listed,
} from '../shared/alert-items.ts';
import { fromItem, type Item, toItem } from '../shared/dynamo.ts';
import { itemsAt } from '../shared/item-batch.ts';
import { Refused } from '../shared/problem.ts';

/** The last alert seen, in the index. */
const cursorSchema = z.strictObject({ alert: alertRefSchema, at: z.iso.datetime() });
const indexKeySchema = z.object({ pk: z.string(), sk: z.string(), nextDeadline: z.string() });

export type ListedAlert = { readonly leadId: string; readonly row: AlertRow };
export type AlertPage = { readonly alerts: readonly ListedAlert[]; readonly nextCursor: string | null };
export type AlertList = ReturnType<typeof alertList>;

export function alertList(client: DynamoDBClient, table: string) {
  /** `first` and `last` are instants, both included. What waits comes in the order of its end, the rest newest first. */
  return async function list(
    { status, cursor, limit }: Omit<AlertListQuery, 'from' | 'to'>,
    { first = '0', last = '~' }: { readonly first: string | undefined; readonly last: string | undefined },
  ): Promise<AlertPage> {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'byOpenDeadline',
        KeyConditionExpression: 'openShard = :shard AND nextDeadline BETWEEN :first AND :last',
        ExpressionAttributeValues: toItem({ ':shard': alertShard(status), ':first': first, ':last': last }),
        ScanIndexForward: status === 'held',
        Limit: limit,
        ExclusiveStartKey: cursor === undefined ? undefined : startOf(cursor, status),
      }),
    );
    const rows = await rowsOf(page.Items ?? []);
    return {
      // The index lags behind the rows: one that has moved on since is left out.
      alerts: rows.filter(({ row }) => row.status === status),
      nextCursor: page.LastEvaluatedKey ? encode(page.LastEvaluatedKey) : null,
    };
  };

  async function rowsOf(keys: readonly Item[]): Promise<ListedAlert[]> {
    const items = await itemsAt(client, table, keys);
    return items.map((item) => ({ leadId: alertRefOf(keyOf(item)).leadId, row: alertFrom(item) }));
  }
}

const keyOf = (item: Item) => ({ pk: item['pk']?.S ?? '', sk: item['sk']?.S ?? '' });

function encode(key: Item): string {
  const { nextDeadline: at, ...of } = indexKeySchema.parse(fromItem(key));
  return Buffer.from(JSON.stringify({ alert: alertRefOf(of), at })).toString('base64url');
}

/** The key of the index to start after; throws `Refused` for what is no cursor of this list. */
function startOf(cursor: string, status: AlertListQuery['status']): Item {
  try {
    const { alert, at } = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return toItem({ ...alertKey(alert), ...listed(status, at) });
  } catch {
    throw new Refused('invalid-fields', {
      errors: [{ path: 'cursor', message: 'is not a cursor of this list' }],
    });
  }
}
