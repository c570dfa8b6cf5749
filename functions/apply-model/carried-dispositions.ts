import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { fromItem, itemsOf, toItem } from '../shared/dynamo.ts';

const PREFIX = 'DISPOSITION#';

/** The dispositions that leads carry or once carried; there are as many as a person can tell apart. */
export type CarriedDispositions = () => Promise<string[]>;

export function carriedDispositions(client: DynamoDBClient, table: string): CarriedDispositions {
  return async () => {
    const found = await itemsOf(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :model AND begins_with(sk, :disposition)',
      ExpressionAttributeValues: toItem({ ':model': 'MODEL', ':disposition': PREFIX }),
      ConsistentRead: true,
    });
    return found.map((item) => String(fromItem(item)['sk']).slice(PREFIX.length));
  };
}
