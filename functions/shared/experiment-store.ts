/**
 * The experiment backlog in the Team table:
 *
 *   pk           sk       what
 *   EXPERIMENT   <ULID>   an experiment, and its version
 */
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type BackloggedExperiment, type Experiment, experimentSchema } from '../../core/experiment.ts';
import { fromItem, itemsOf, toItem } from './dynamo.ts';

const storedExperiment = z.object({ experiment: experimentSchema, version: z.number().int() });
const keyOf = (id: string) => ({ pk: 'EXPERIMENT', sk: id });

export type ExperimentStore = ReturnType<typeof experimentStore>;

export function experimentStore(client: DynamoDBClient, table: string) {
  return {
    /** The whole backlog, newest first: a few dozen a year. */
    async all(): Promise<BackloggedExperiment[]> {
      const found = await itemsOf(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :experiments',
        ExpressionAttributeValues: toItem({ ':experiments': keyOf('').pk }),
        ScanIndexForward: false,
        ConsistentRead: true,
      });
      return found.map((item) => storedExperiment.parse(fromItem(item)));
    },

    async read(id: string): Promise<BackloggedExperiment | null> {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: toItem(keyOf(id)), ConsistentRead: true }),
      );
      return item ? storedExperiment.parse(fromItem(item)) : null;
    },

    /** Puts a new experiment, or the next version of one unless somebody changed it since `seen` was read. */
    async put(experiment: Experiment, seen: number | 'new'): Promise<'stored' | 'lost-race'> {
      const version = seen === 'new' ? 1 : seen + 1;
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: toItem({ ...keyOf(experiment.id), experiment, version }),
            ...(seen === 'new'
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: 'version = :seen',
                  ExpressionAttributeValues: toItem({ ':seen': seen }),
                }),
          }),
        );
        return 'stored';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'lost-race';
        throw error;
      }
    },
  };
}
