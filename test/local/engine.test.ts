import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Engine, startEngine } from '../../local/dynamo/engine.ts';
import { createStreamReader } from '../../local/dynamo/stream.ts';
import { openStreamUpkeep } from '../../local/dynamo/stream-upkeep.ts';
import { ensureTables } from '../../local/dynamo/tables.ts';
import { isAlive } from '../../local/processes.ts';
import { parseTemplate } from '../../local/template/load.ts';
import { localPlace, resolveStack } from '../../local/template/stack.ts';

const stackWith = (more: object = {}) =>
  resolveStack(
    parseTemplate({
      Resources: {
        Leads: {
          Type: 'AWS::DynamoDB::GlobalTable',
          Properties: {
            AttributeDefinitions: ['pk', 'sk', 'ownerId'].map((AttributeName) => ({
              AttributeName,
              AttributeType: 'S',
            })),
            KeySchema: [
              { AttributeName: 'pk', KeyType: 'HASH' },
              { AttributeName: 'sk', KeyType: 'RANGE' },
            ],
            GlobalSecondaryIndexes: [
              {
                IndexName: 'byOwner',
                KeySchema: [{ AttributeName: 'ownerId', KeyType: 'HASH' }],
                Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['stage', 'tier'] },
              },
            ],
            StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
            TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
            ...more,
          },
        },
      },
    }),
    {},
    localPlace('http://127.0.0.1:3000'),
  );

let folder: string;
let engines: Engine[];

const start = async (): Promise<Engine> => {
  const engine = await startEngine(folder, () => {}, undefined);
  engines.push(engine);
  return engine;
};
const recorded = (): { pid: number; startedAt: string } =>
  JSON.parse(readFileSync(join(folder, 'engine.json'), 'utf8'));
const put = (engine: Engine, pk: string) =>
  engine.client.call('PutItem', { TableName: 'Leads', Item: { pk: { S: pk }, sk: { S: 'LEAD' } } });
const get = (engine: Engine, pk: string) =>
  engine.client.call('GetItem', { TableName: 'Leads', Key: { pk: { S: pk }, sk: { S: 'LEAD' } } });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'));
  engines = [];
});
afterEach(async () => {
  for (const engine of engines) await engine.stop();
  rmSync(folder, { recursive: true });
});

it('creates the tables once, with index, stream and TTL', async () => {
  const engine = await start();
  const [stream] = await ensureTables(stackWith(), engine.client);
  expect(stream).toMatchObject({ tableId: 'Leads', tableName: 'Leads' });
  const { Table } = await engine.client.call('DescribeTable', { TableName: 'Leads' });
  expect(Table).toMatchObject({
    GlobalSecondaryIndexes: [{ IndexName: 'byOwner' }],
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
  });
  const ttl = await engine.client.call('DescribeTimeToLive', { TableName: 'Leads' });
  expect(ttl['TimeToLiveDescription']).toMatchObject({ AttributeName: 'expiresAt' });
  expect(await ensureTables(stackWith(), engine.client)).toEqual([stream]);
});

it('refuses a table that has another shape than the template', async () => {
  const engine = await start();
  await ensureTables(stackWith(), engine.client);
  const changed = stackWith({ StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } });
  await expect(ensureTables(changed, engine.client)).rejects.toThrow(/Table Leads .*--fresh/);
});

it('ends the engine that a killed runtime left, and finds its data', async () => {
  const left = await start();
  await ensureTables(stackWith(), left.client);
  await put(left, 'a');
  const orphan = recorded();
  // As after kill -9 of the runtime: nobody stopped the engine, its record is still there.
  const engine = await start();
  expect(isAlive(orphan)).toBe(false);
  expect(await get(engine, 'a')).toHaveProperty('Item');
});

it('starts the engine again when it dies', async () => {
  const engine = await start();
  await ensureTables(stackWith(), engine.client);
  await put(engine, 'a');
  process.kill(recorded().pid, 'SIGKILL');
  await vi.waitFor(async () => expect(await get(engine, 'a')).toHaveProperty('Item'), { timeout: 5000 });
});

it('goes on numbering the stream after old records were removed', async () => {
  const engine = await start();
  const [stream] = await ensureTables(stackWith(), engine.client);
  for (const pk of ['a', 'b', 'c']) await put(engine, pk);
  const upkeep = openStreamUpkeep(folder);
  expect(upkeep.trim('Leads', 3n)).toBe(false);
  await put(engine, 'd');
  const reader = createStreamReader(engine.client, stream?.engineArn ?? '');
  const [shard] = await reader.shards();
  const records = await reader.open(shard?.ShardId ?? '', undefined, 'TRIM_HORIZON').next();
  expect(records.map(({ dynamodb }) => dynamodb.SequenceNumber)).toEqual(['3', '4']);
  const after = await reader.open(shard?.ShardId ?? '', '3', 'TRIM_HORIZON').next();
  expect(after.map(({ dynamodb }) => dynamodb.SequenceNumber)).toEqual(['4']);
  upkeep.close();
});
