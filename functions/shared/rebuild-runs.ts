/** Rebuilds of the figures in the Metrics table, `FIGURES` × `RUN#<ULID>`: how each went, kept for 90 days. */
import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type TransactWriteItem,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { RebuildAnswer } from '../../core/contracts/rebuild.ts';
import { type Difference, differenceSchema, isAtWork, rebuildStatuses } from '../../core/rebuild.ts';
import { fromItem, type Item, toItem } from './dynamo.ts';

const KEPT_DAYS = 90;
const FIGURES = 'FIGURES';
const keyOf = (runId: string) => ({ pk: FIGURES, sk: `RUN#${runId}` });

const runSchema = z.object({
  runId: z.ulid(),
  status: z.enum(rebuildStatuses),
  verifyOnly: z.boolean(),
  by: z.string(),
  startedAt: z.iso.datetime(),
  /** When one of its steps last said that it works. */
  seenAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** Events counted and events found unreadable, by scan segment: a step that is repeated says the same again. */
  counted: z.record(z.string(), z.object({ events: z.number().int(), unreadable: z.number().int() })),
  differences: z.array(differenceSchema),
});
export type RebuildRun = z.infer<typeof runSchema>;

export type NewRun = Pick<RebuildRun, 'runId' | 'verifyOnly' | 'by' | 'startedAt'>;

/** How far one segment is. */
export type SegmentCount = {
  readonly segment: number;
  readonly events: number;
  readonly unreadable: number;
};

export type RebuildRuns = ReturnType<typeof rebuildRuns>;

export function rebuildRuns(client: DynamoDBClient, table: string) {
  return {
    async read(runId: string): Promise<RebuildRun | null> {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: toItem(keyOf(runId)), ConsistentRead: true }),
      );
      return item ? runFrom(item) : null;
    },

    /** The last ones, newest first. */
    async latest(limit: number): Promise<RebuildRun[]> {
      const { Items: items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :run)',
          ExpressionAttributeValues: toItem({ ':pk': FIGURES, ':run': 'RUN#' }),
          ScanIndexForward: false,
          Limit: limit,
          ConsistentRead: true,
        }),
      );
      return items.map(runFrom);
    },

    /** Writes a new run down; refuses a transaction when it is there already. */
    beginning(run: NewRun, status: 'running' | 'refused', at: string): TransactWriteItem {
      const item: RebuildRun = {
        ...run,
        status,
        seenAt: at,
        endedAt: status === 'running' ? null : at,
        counted: {},
        differences: [],
      };
      const expiresAt = Math.floor(Date.parse(at) / 1000) + KEPT_DAYS * 86_400;
      return {
        Put: {
          TableName: table,
          Item: toItem({ ...keyOf(run.runId), ...item, expiresAt }),
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      };
    },

    /** The end of a run that is running; refuses a transaction when it ended before. */
    ending(runId: string, status: Exclude<RebuildRun['status'], 'running'>, at: string): TransactWriteItem {
      return {
        Update: {
          TableName: table,
          Key: toItem(keyOf(runId)),
          UpdateExpression: 'SET #status = :status, endedAt = :at, seenAt = :at',
          ConditionExpression: '#status = :running',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: toItem({ ':status': status, ':at': at, ':running': 'running' }),
        },
      };
    },

    /** A segment of a run was counted so far. */
    async counted(runId: string, segment: SegmentCount, at: string): Promise<void> {
      const { events, unreadable } = segment;
      const values = { ':count': { events, unreadable }, ':at': at };
      const names = { '#segment': String(segment.segment) };
      await update(runId, 'SET counted.#segment = :count, seenAt = :at', values, names);
    },

    /** What is known to differ so far. */
    async found(runId: string, differences: readonly Difference[], at: string): Promise<void> {
      await update(runId, 'SET differences = :differences, seenAt = :at', {
        ':differences': differences,
        ':at': at,
      });
    },
  };

  async function update(
    runId: string,
    expression: string,
    values: Record<string, unknown>,
    names?: Record<string, string>,
  ): Promise<void> {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: toItem(keyOf(runId)),
        UpdateExpression: expression,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: toItem(values),
      }),
    );
  }
}

/** As the API tells it; `now` in epoch milliseconds. */
export function runView({ counted, seenAt, ...run }: RebuildRun, now: number): RebuildAnswer {
  const counts = Object.values(counted);
  return {
    ...run,
    status: run.status === 'running' && !isAtWork({ ...run, seenAt }, now) ? 'abandoned' : run.status,
    events: counts.reduce((sum, { events }) => sum + events, 0),
    unreadable: counts.reduce((sum, { unreadable }) => sum + unreadable, 0),
  };
}

const runFrom = (item: Item): RebuildRun => runSchema.parse(fromItem(item));
