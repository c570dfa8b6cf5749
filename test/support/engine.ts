/**
 * A real DynamoDB engine for tests of conditions and transactions: the native one in memory, else AWS's DynamoDB Local,
 * else what listens at DYNAMODB_ENDPOINT. One engine for a test file, fresh tables for each test that asks.
 *
 * The native engine agrees with DynamoDB on all that the functions rely on: transactions, ConditionCheck, the old item
 * of a refused write, request tokens, projections of indexes, limits. It never answers TransactionConflict and never
 * throttles: `interfering` does.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { findEngineProgram } from '../../local/dynamo/engine-program.ts';
import { type TableDefinition, type TableName, type Tables, tableDefinitions } from './tables.ts';

export type TestEngine = {
  readonly client: DynamoDBClient;
  /** Where it listens; what AWS_ENDPOINT_URL_DYNAMODB must say for functions that make their own client. */
  readonly endpoint: string;
  /** Creates empty tables with names of their own. */
  freshTables(): Promise<Tables>;
};

/** Runs an engine around the tests of this file. Call it at the top of the file, use it inside tests. */
export function useEngine(): TestEngine {
  let running: Awaited<ReturnType<typeof start>> | undefined;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running?.stop());
  const engine = () => {
    if (!running) throw new Error('The engine runs inside tests and hooks only');
    return running;
  };
  return {
    get client() {
      return engine().client;
    },
    get endpoint() {
      return engine().endpoint;
    },
    freshTables: () => freshTables(engine().client),
  };
}

async function start() {
  const given = process.env['DYNAMODB_ENDPOINT'];
  const own = given ? undefined : await ownEngine();
  const endpoint = given ?? own?.endpoint ?? '';
  const client = clientOf(endpoint);
  await untilItAnswers(client, own?.child);
  const stop = () => {
    client.destroy();
    own?.stop();
  };
  return { client, endpoint, stop };
}

const clientOf = (endpoint: string) =>
  new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 2,
  });

/** Opens the data folder that a stopped system left behind, for as long as the work takes. */
export async function withEngineOn<Result>(
  folder: string,
  work: (client: DynamoDBClient) => Promise<Result>,
): Promise<Result> {
  const program = findEngineProgram();
  const port = await freePort();
  const child = spawn(program.command, [...program.args(port, folder)], { stdio: 'ignore' });
  const client = clientOf(`http://127.0.0.1:${port}`);
  try {
    await untilItAnswers(client, child);
    return await work(client);
  } finally {
    client.destroy();
    child.kill('SIGKILL');
  }
}

async function ownEngine() {
  const program = findEngineProgram();
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'handoff-engine-'));
  const stored = program.args(port, folder);
  // Without a file the native engine keeps its tables in memory.
  const args = program.name === 'dynoxide' ? stored.slice(0, stored.indexOf('--db-path')) : stored;
  const child = spawn(program.command, [...args], { stdio: 'ignore', cwd: folder });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const stop = () => {
    process.removeListener('exit', end);
    end();
    rmSync(folder, { recursive: true, force: true });
  };
  return { child, endpoint: `http://127.0.0.1:${port}`, stop };
}

async function untilItAnswers(client: DynamoDBClient, child?: ChildProcess): Promise<void> {
  const end = performance.now() + 15_000;
  for (;;) {
    try {
      await client.send(new ListTablesCommand({ Limit: 1 }));
      return;
    } catch (error) {
      if (child?.exitCode != null || performance.now() > end) throw error;
      await sleep(10);
    }
  }
}

async function freshTables(client: DynamoDBClient): Promise<Tables> {
  const run = randomUUID().slice(0, 8);
  const created = (Object.entries(tableDefinitions) as [TableName, TableDefinition][]).map(
    async ([table, definition]) => {
      const TableName = `${table}-${run}`;
      await client.send(new CreateTableCommand({ TableName, BillingMode: 'PAY_PER_REQUEST', ...definition }));
      return [table, TableName] as const;
    },
  );
  return Object.fromEntries(await Promise.all(created)) as Record<TableName, string>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** One command on its way: `send` passes it on to the engine. */
export type Interference = (
  command: { readonly name: string; readonly input: Readonly<Record<string, unknown>> },
  send: () => Promise<unknown>,
) => Promise<unknown>;

/** A client of the same engine whose commands pass by `interfere`, which may refuse, delay or lose their answers. */
export function interfering(engine: TestEngine, interfere: Interference): DynamoDBClient {
  const client = clientOf(engine.endpoint);
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = { name: String(context.commandName), input: args.input as Record<string, unknown> };
      return (await interfere(command, () => next(args))) as Awaited<ReturnType<typeof next>>;
    },
    { step: 'initialize', name: 'interference' },
  );
  return client;
}
