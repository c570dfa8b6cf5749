/** The alerts that wait for the end of quiet hours, from the index that holds what waits. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type AlertRef, alertRefOf, alertShard } from '../shared/alert-items.ts';
import { fromItem, pagesOf, toItem } from '../shared/dynamo.ts';

const keySchema = z.object({ pk: z.string(), sk: z.string() });

export type HeldAlerts = ReturnType<typeof heldAlerts>;

export function heldAlerts(client: DynamoDBClient, table: string) {
  /** Those that are held until `at` (ISO 8601 UTC) or less, those that waited longest first, some at a time. */
  return async function* heldUntil(at: string): AsyncGenerator<readonly AlertRef[]> {
    for await (const items of pagesOf(client, {
      TableName: table,
      IndexName: 'byOpenDeadline',
      KeyConditionExpression: 'openShard = :held AND nextDeadline <= :at',
      ExpressionAttributeValues: toItem({ ':held': alertShard('held'), ':at': at }),
    })) {
      if (items.length > 0) yield items.map((item) => alertRefOf(keySchema.parse(fromItem(item))));
    }
  };
}
