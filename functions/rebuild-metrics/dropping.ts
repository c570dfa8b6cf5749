/** Removes generations that nobody reads or counts into any more. Their marks expire by themselves. */
import {
  BatchWriteItemCommand,
  type DynamoDBClient,
  QueryCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { withoutLeftover } from '../../core/generations.ts';
import { type Item, type Patience, toItem, untilSettled } from '../shared/dynamo.ts';
import { partitionOf } from '../shared/metrics-store.ts';
import type { GenerationStore } from './generation-store.ts';
import { partsOf } from './parts.ts';
import type { DropAnswer, DropInput } from './steps.ts';

/** Longer than any invocation lives that may have read of the generation before it was left: 30 s. */
export const LEFT_ALONE_MS = 45_000;

/** DynamoDB takes as many in one BatchWriteItem. */
const DELETES_AT_ONCE = 25;

export type DropDependencies = {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly generations: GenerationStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly patience: Patience;
  /** After so many milliseconds a step answers that there is more, instead of going on. */
  readonly stepMs: number;
};

export function dropping({ client, table, generations, now, patience, stepMs }: DropDependencies) {
  return async ({ counted }: DropInput): Promise<DropAnswer> => {
    const until = now() + stepMs;
    const { leftovers } = (await generations.read()).generations;
    // Those of a moment ago belong to another rebuild, which waits for them.
    for (const { generation } of leftovers.filter(
      ({ since }) => now() - Date.parse(since) >= LEFT_ALONE_MS,
    )) {
      for (const { dimension, month } of partsOf(counted, now())) {
        for await (const keys of keysIn(partitionOf(generation, dimension, month))) {
          await remove(keys);
          // Partitions that are empty already are passed in no time, and must not keep a step from its work.
          if (keys.length > 0 && now() >= until) return { outcome: 'more' };
        }
      }
      await untilSettled(async () => {
        const seen = await generations.read();
        return generations.move(seen, withoutLeftover(seen.generations, generation));
      }, patience);
    }
    return { outcome: 'dropped' };
  };

  async function* keysIn(pk: string): AsyncGenerator<Item[]> {
    let start: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: toItem({ ':pk': pk }),
          ProjectionExpression: 'pk, sk',
          ExclusiveStartKey: start,
          Limit: 20 * DELETES_AT_ONCE,
        }),
      );
      yield page.Items ?? [];
      start = page.LastEvaluatedKey;
    } while (start);
  }

  async function remove(keys: readonly Item[]): Promise<void> {
    for (let i = 0; i < keys.length; i += DELETES_AT_ONCE) {
      let requests: WriteRequest[] = keys
        .slice(i, i + DELETES_AT_ONCE)
        .map((Key) => ({ DeleteRequest: { Key } }));
      await untilSettled(async () => {
        const { UnprocessedItems } = await client.send(
          new BatchWriteItemCommand({ RequestItems: { [table]: requests } }),
        );
        requests = UnprocessedItems?.[table] ?? [];
        return requests.length === 0 ? ('removed' as const) : 'lost-race';
      }, patience);
    }
  }
}
