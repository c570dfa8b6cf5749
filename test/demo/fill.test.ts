import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engineClient } from '../../demo/client.ts';
import { type FillSettings, fillPast, fillWaiting } from '../../demo/fill.ts';
import { teamStore } from '../../functions/shared/team-store.ts';
import { anOperatingModel } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { askOf } from '../support/figures-ask.ts';
import { figureDifferences } from '../support/figures-check.ts';
import { everyRow, readTables, type Snapshot } from '../support/invariants/snapshot.ts';
import { violationsIn } from '../support/invariants.ts';
import { join } from '../support/people.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
// What is deployed runs on a clock of the tests.
afterAll(() => void vi.useRealTimers());
const model = anOperatingModel();
/** A Monday, 10:00 in New York. */
const now = Date.parse('2026-11-23T15:00:00.000Z');
const today = '2026-11-23';
const facts = { model, now, seed: 10 };

async function emptySystem() {
  const tables = await engine.freshTables();
  await join(engine.client, tables.team, model.team);
  return { ...facts, tables, client: engineClient(engine.endpoint) };
}

async function aPast(system: FillSettings): Promise<number[]> {
  const told: number[] = [];
  await fillPast({ ...system, days: 7, leadsPerWeek: 25, progress: (filled) => told.push(filled) });
  return told;
}

const leadsOf = ({ leads }: Snapshot) => leads.flatMap(({ lead }) => (lead ? [lead] : []));

describe('a filled past', () => {
  let system: Awaited<ReturnType<typeof emptySystem>>;
  let told: number[];
  let snapshot: Snapshot;
  let again: Snapshot;
  beforeAll(async () => {
    system = await emptySystem();
    told = await aPast(system);
    snapshot = await readTables(engine.client, system.tables);
    const second = await emptySystem();
    await aPast(second);
    again = await readTables(engine.client, second.tables);
  });

  it('is something that can have happened, and is counted', async () => {
    const team = await teamStore(engine.client, system.tables.team).all();
    const { timeZone } = model.calendar;
    const circumstances = { team, timeZone, counted: true, atRest: new Date(now).toISOString() };
    expect(violationsIn(snapshot, circumstances)).toEqual([]);
  });

  it('has figures that equal a recount of its export, for every table, range and tier', async () => {
    expect(await figureDifferences(await askOf(engine, system.tables))).toEqual([]);
  });

  it('has leads on every day before today, and nobody who still waits', () => {
    const leads = leadsOf(snapshot);
    expect(new Set(leads.map((lead) => lead['captureDay'])).size).toBe(7);
    expect(leads.every((lead) => lead['captureDay'] < today)).toBe(true);
    expect(leads.filter(({ stage }) => stage === 'captured' || stage === 'assigned')).toEqual([]);
  });

  it('shows owners who let leads lie, and people who come again', () => {
    const events = snapshot.leads.flatMap(({ events: its }) => its.map(({ event }) => event['type']));
    const expected = [
      'SlaBreached',
      'LeadReassigned',
      'TouchpointAdded',
      'LeadQualified',
      'LeadDisqualified',
    ];
    expect(events).toEqual(expect.arrayContaining(expected));
    expect(snapshot.quarantined.length).toBeGreaterThan(0);
  });

  it('tells how far it is, day by day', () => {
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('has the same leads and the same figures when it is filled again', () => {
    const byPlace = ({ rollUps }: Snapshot) =>
      new Map(rollUps.map((row) => [`${row['pk']} ${row['sk']}`, row]));
    const byId = (of: Snapshot) => new Map(leadsOf(of).map((lead) => [lead['leadId'], lead]));
    expect(byPlace(again)).toEqual(byPlace(snapshot));
    expect(byId(again)).toEqual(byId(snapshot));
  });

  it('has spend for its days, experiments, and the review of its week', async () => {
    const rows = await everyRow(engine.client, system.tables.team);
    const spent = rows.filter(({ pk }) => pk.startsWith('SPEND#')).map((row) => row['row']);
    expect(new Set(spent.map(({ day }) => day)).size).toBe(7);
    expect(rows.filter(({ pk }) => pk.startsWith('EXPERIMENT')).length).toBeGreaterThan(0);
    expect(rows.filter(({ pk }) => pk === 'REVIEW').map(({ sk }) => sk)).toEqual(['2026-W47']);
  });
});

describe('the leads that wait', () => {
  const at = async (moment: number) => {
    const system = { ...(await emptySystem()), now: moment };
    await fillWaiting(system);
    return { system, snapshot: await readTables(engine.client, system.tables) };
  };

  it('are assigned, with their next deadline still to come, and are not counted yet', async () => {
    const { system, snapshot } = await at(now);
    const leads = leadsOf(snapshot);
    expect(leads.length).toBeGreaterThan(5);
    expect(leads.every(({ stage }) => stage === 'assigned')).toBe(true);
    expect(violationsIn(snapshot, { atRest: new Date(now).toISOString() })).toEqual([]);
    expect(await everyRow(engine.client, system.tables.metrics)).toEqual([]);
    const events = snapshot.leads.flatMap(({ events: its }) => its.map(({ event }) => event['type']));
    expect(events).toEqual(expect.arrayContaining(['LeadClaimed', 'ResponseDue', 'SlaBreached']));
  });

  it('are today’s, also a minute after midnight', async () => {
    const { snapshot } = await at(Date.parse('2026-11-23T05:01:00.000Z'));
    expect(new Set(leadsOf(snapshot).map((lead) => lead['captureDay']))).toEqual(new Set([today]));
  });
});
