import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { fromItem, type Item, toItem } from '../shared/dynamo.ts';

const PREFIX = 'DISPOSITION#';

/** The dispositions that leads carry or once carried; there are as many as a person can tell apart. */
export type CarriedDispositions = () => Promise<string[]>;

export function carriedDispositions(client: DynamoDBClient, table: string): CarriedDispositions {
  return async () => {
    const tags: string[] = [];
    let start: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :model AND begins_with(sk, :disposition)',
          ExpressionAttributeValues: toItem({ ':model': 'MODEL', ':disposition': PREFIX }),
          ExclusiveStartKey: start,
          ConsistentRead: true,
        }),
      );
      tags.push(...(page.Items ?? []).map((item) => String(fromItem(item)['sk']).slice(PREFIX.length)));
      start = page.LastEvaluatedKey;
    } while (start);
    return tags;
  };
}
