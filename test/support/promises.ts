/** Checks the invariants over everything that a running system has done. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { findEngineProgram } from '../../local/dynamo/engine-program.ts';
import { anOperatingModel } from './builders.ts';
import { type Circumstances, violations } from './invariants.ts';
import { eventually, type RunningSystem } from './running-system.ts';

/**
 * Stops the system once its figures have counted all `leads`, and answers what of the promises is broken, from the
 * tables it leaves behind and the messages it sent.
 */
export async function brokenPromisesOf(
  system: RunningSystem,
  leads: number,
  circumstances: Pick<Circumstances, 'crashes' | 'counted'> = {},
): Promise<string[]> {
  await eventually(
    () => system.metrics(),
    (figures) => figures.byTier.reduce((sum, it) => sum + it.captured, 0) === leads,
  );
  const outbox = await system.outbox();
  await system.stop();
  return withEngineOn(system.data, async (client) => {
    const { TableNames: names = [] } = await client.send(new ListTablesCommand({}));
    const named = (prefix: string) => names.find((name) => name.startsWith(prefix)) ?? '';
    const tables = { leads: named('LeadsTable'), metrics: named('MetricsTable') };
    return violations(client, tables, { ...circumstances, model: anOperatingModel(), outbox });
  });
}

async function withEngineOn<Result>(
  folder: string,
  work: (client: DynamoDBClient) => Promise<Result>,
): Promise<Result> {
  const port = await freePort();
  const program = findEngineProgram();
  const child = spawn(program.command, [...program.args(port, folder)], { stdio: 'ignore' });
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  try {
    await eventually(
      () => client.send(new ListTablesCommand({})).catch(() => null),
      (answer) => answer !== null,
    );
    return await work(client);
  } finally {
    client.destroy();
    child.kill('SIGKILL');
  }
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
