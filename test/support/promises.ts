/** Checks the invariants over everything that a running system has done. */
import { type DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { TeamMember } from '../../core/team.ts';
import { anOperatingModel } from './builders.ts';
import { withEngineOn } from './engine.ts';
import { everyRow, type Row } from './invariants/snapshot.ts';
import { type Circumstances, violations } from './invariants.ts';
import { eventually, type RunningSystem } from './running-system.ts';

/** Of the sample model, which the system runs by. */
const timeZone = 'Europe/London';

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
    const named = await tableNames(client);
    const tables = { leads: named('LeadsTable'), metrics: named('MetricsTable') };
    const team = membersIn(await everyRow(client, named('TeamTable')));
    const circumstancesThere = { ...circumstances, model: anOperatingModel(), timeZone, team, outbox };
    return violations(client, tables, circumstancesThere);
  });
}

/** What an ended system, or one that was killed, left in its Leads table. */
export const leadRowsLeftIn = (folder: string): Promise<Row[]> =>
  withEngineOn(folder, async (client) => everyRow(client, (await tableNames(client))('LeadsTable')));

/** The stack gives each table its logical id and more as its name. */
async function tableNames(client: DynamoDBClient): Promise<(logicalId: string) => string> {
  const { TableNames: names = [] } = await client.send(new ListTablesCommand({}));
  return (logicalId) => names.find((name) => name.startsWith(logicalId)) ?? '';
}

/** The members as they are stored, each with what they are said to have on their hands. */
const membersIn = (rows: readonly Row[]): TeamMember[] =>
  rows
    .filter(({ sk }) => sk.startsWith('MEMBER#'))
    .map(({ profile, version, open, day, today }) => ({ ...profile, version, load: { open, day, today } }));
