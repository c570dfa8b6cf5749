/** Moves from one state of the generations to the next, together with what else must be written, or not at all. */
import { type DynamoDBClient, GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { FIRST_GENERATION, type Generations, generationsSchema } from '../../core/generations.ts';
import { fromItem, toItem, transact } from '../shared/dynamo.ts';
import { generationsKey } from '../shared/metrics-store.ts';

const storedSchema = generationsSchema.extend({ version: z.number().int().min(1) });

/** The generations as they were read: a move from them is refused when somebody moved them since. */
export type Seen = { readonly generations: Generations; readonly version: number };

export type GenerationStore = ReturnType<typeof generationStore>;

export function generationStore(client: DynamoDBClient, table: string) {
  return {
    async read(): Promise<Seen> {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: toItem(generationsKey), ConsistentRead: true }),
      );
      if (!item) return { generations: FIRST_GENERATION, version: 0 };
      const { version, ...generations } = storedSchema.parse(fromItem(item));
      return { generations, version };
    },

    async move(
      { version }: Seen,
      next: Generations,
      together: readonly TransactWriteItem[] = [],
    ): Promise<'moved' | 'lost-race'> {
      const written = await transact(client, [
        {
          Put: {
            TableName: table,
            Item: toItem({ ...generationsKey, ...next, version: version + 1 }),
            ...(version === 0
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: 'version = :seen',
                  ExpressionAttributeValues: toItem({ ':seen': version }),
                }),
          },
        },
        ...together,
      ]);
      return written.outcome === 'committed' ? 'moved' : 'lost-race';
    },
  };
}
