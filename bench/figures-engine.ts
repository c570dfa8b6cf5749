/** The Metrics table of a stopped system's data folder: filled with roll-ups, and asked what reading them costs. */
import { spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BatchWriteItemCommand,
  DynamoDBClient,
  ListTablesCommand,
  type QueryCommandOutput,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { DayRange } from '../core/day-range.ts';
import { type Dimension, type RollUp, type RollUpKey, rollUpName, rollUpsOf } from '../core/roll-up.ts';
import { type Item, toItem } from '../functions/shared/dynamo.ts';
import { metricsStore, rollUpItemKey } from '../functions/shared/metrics-store.ts';
import { findEngineProgram } from '../local/dynamo/engine-program.ts';
import { eventsOf, type PastLead } from './past-leads.ts';

const STARTS_WITHIN_MS = 15_000;
const PER_BATCH = 25;
const BATCHES_AT_ONCE = 8;
const PLACE = { generation: 1, shard: 0 };
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

type Sum = { readonly key: RollUpKey; readonly counters: Record<string, number> };
export type Sums = Map<string, Sum>;

/** Adds what a lead counts for, in place: the sums that the stream's reader would have come to, event by event. */
export function countInto(sums: Sums, lead: PastLead, dimensions: readonly Dimension[]): void {
  for (const event of eventsOf(lead)) {
    for (const rollUp of rollUpsOf({ event }, dayOf))
      if (dimensions.includes(rollUp.dimension)) add(sums, rollUp);
  }
}

function add(sums: Sums, { counters, ...key }: RollUp): void {
  const name = `${key.day}#${rollUpName(key)}`;
  let sum = sums.get(name);
  if (sum === undefined) {
    sum = { key, counters: {} };
    sums.set(name, sum);
  }
  for (const [counter, count] of Object.entries(counters)) {
    sum.counters[counter] = (sum.counters[counter] ?? 0) + count;
  }
}

export type FiguresEngine = {
  /** Writes them in the shape that the stream's reader leaves; answers the largest item's size in bytes of JSON. */
  write(sums: Sums): Promise<number>;
  /** What reading these roll-ups consumes, and how many items and pages that is. */
  costOf(range: DayRange, dimensions: readonly Dimension[]): Promise<Cost>;
};
export type Cost = { readonly readUnits: number; readonly items: number; readonly pages: number };

/** Runs the engine on the folder for as long as the work takes. */
export async function withFiguresEngine<Result>(
  folder: string,
  work: (engine: FiguresEngine) => Promise<Result>,
): Promise<Result> {
  const program = findEngineProgram();
  const port = await freePort();
  const child = spawn(program.command, [...program.args(port, folder)], { stdio: 'ignore' });
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-1',
    credentials,
  });
  try {
    const table = await metricsTable(client);
    return await work({ write: (sums) => writeAll(client, table, sums), costOf: costOf(client, table) });
  } finally {
    client.destroy();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await ended;
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

async function metricsTable(client: DynamoDBClient): Promise<string> {
  const end = performance.now() + STARTS_WITHIN_MS;
  for (;;) {
    try {
      const { TableNames: names = [] } = await client.send(new ListTablesCommand({}));
      return names.find((name) => name.startsWith('MetricsTable')) ?? '';
    } catch (error) {
      if (performance.now() > end) throw error;
      await sleep(20);
    }
  }
}

async function writeAll(client: DynamoDBClient, table: string, sums: Sums): Promise<number> {
  let largest = 0;
  const puts: WriteRequest[] = [];
  for (const { key, counters } of sums.values()) {
    const item = { ...rollUpItemKey(key, PLACE), ...counters };
    largest = Math.max(largest, Buffer.byteLength(JSON.stringify(item)));
    puts.push({ PutRequest: { Item: toItem(item) } });
  }
  const batches = Array.from({ length: Math.ceil(puts.length / PER_BATCH) }, (_, i) =>
    puts.slice(i * PER_BATCH, (i + 1) * PER_BATCH),
  );
  for (let at = 0; at < batches.length; at += BATCHES_AT_ONCE) {
    const now = batches.slice(at, at + BATCHES_AT_ONCE);
    await Promise.all(
      now.map((batch) => client.send(new BatchWriteItemCommand({ RequestItems: { [table]: batch } }))),
    );
  }
  return largest;
}

/** Reads through the functions' own store, with a client that asks what each query consumes. */
function costOf(client: DynamoDBClient, table: string): FiguresEngine['costOf'] {
  let cost: Cost = { readUnits: 0, items: 0, pages: 0 };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'QueryCommand') return next(args);
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const result = await next(args);
        const { Items: items = [], ConsumedCapacity: consumed } = result.output as QueryCommandOutput;
        const units = consumed?.CapacityUnits ?? unitsOf(items);
        cost = { readUnits: cost.readUnits + units, items: cost.items + items.length, pages: cost.pages + 1 };
        return result;
      },
    { step: 'initialize', name: 'cost' },
  );
  const store = metricsStore(client, table, dayOf);
  return async (range, dimensions) => {
    cost = { readUnits: 0, items: 0, pages: 0 };
    await store.read(range, dimensions);
    return cost;
  };
}

/** For an engine that does not say: half a unit for each 4 KB of a page. Source: DynamoDB developer guide, read consistency. */
const unitsOf = (items: readonly Item[]): number => Math.ceil(JSON.stringify(items).length / 4096) / 2;
