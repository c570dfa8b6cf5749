/** Reads many items at once, where an index has only their keys. */
import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item } from './dynamo.ts';

/** What BatchGetItem takes at once. */
export const MOST_ITEMS_AT_ONCE = 100;

/** The items of these keys in their order; one deleted between the index and this read is left out. */
export async function itemsAt(client: DynamoDBClient, table: string, keys: readonly Item[]): Promise<Item[]> {
  const found = new Map<string, Item>();
  for (let start = 0; start < keys.length; start += MOST_ITEMS_AT_ONCE) {
    let wanted = keys.slice(start, start + MOST_ITEMS_AT_ONCE).map(({ pk, sk }) => ({ pk, sk }) as Item);
    while (wanted.length > 0) {
      const { Responses: items, UnprocessedKeys: left } = await client.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys: wanted } } }),
      );
      for (const item of items?.[table] ?? []) found.set(nameOf(item), item);
      wanted = (left?.[table]?.Keys ?? []) as Item[];
    }
  }
  return keys.map((key) => found.get(nameOf(key))).filter((item) => item !== undefined);
}

const nameOf = ({ pk, sk }: Item): string => `${pk?.S} ${sk?.S}`;
