/** Turns by weight on a real engine: exact however many leads arrive at once, and however many instances take them. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { anOperatingModel, aTeamMember } from '../support/builders.ts';
import { busyItems } from '../support/contention.ts';
import { interfering, useEngine } from '../support/engine.ts';
import { aWorld, type World } from '../support/handoff-world.ts';
import type { Tables } from '../support/tables.ts';

const engine = useEngine();
const model = anOperatingModel({
  team: [
    aTeamMember('morgan', { role: 'manager' }),
    aTeamMember('alex', { weight: 3 }),
    aTeamMember('blair', { weight: 2 }),
    aTeamMember('casey', { weight: 1 }),
  ],
});

/** Captures leads, a multiple of twenty. */
async function captured(world: World, leads: number): Promise<string[]> {
  await world.team.all();
  const leadIds: string[] = [];
  while (leadIds.length < leads) {
    leadIds.push(...(await Promise.all(Array.from({ length: 20 }, () => world.capture()))));
  }
  return leadIds;
}

/** A further instance, past what tests alone do at the first use of a team. */
async function anInstance(client: DynamoDBClient, tables: Tables): Promise<World> {
  const world = aWorld(client, tables, model);
  await world.team.all();
  return world;
}

/** How many leads each owner has. */
async function shares(world: World): Promise<Record<string, number>> {
  const owners: Record<string, number> = {};
  for (const { sk, ownerId } of await world.rows()) {
    if (sk === 'LEAD') owners[ownerId] = (owners[ownerId] ?? 0) + 1;
  }
  return owners;
}

describe('sixty leads at once, weights 3 : 2 : 1', () => {
  it('are shared 30 : 20 : 10, each turn taken once', async () => {
    const world = aWorld(engine.client, await engine.freshTables(), model);
    const leadIds = await captured(world, 60);
    await Promise.all(leadIds.map((leadId) => world.step('assign', leadId)));
    expect(await shares(world)).toEqual({ alex: 30, blair: 20, casey: 10 });
    expect(await world.turns()).toEqual([60]);
    expect(await world.violations()).toEqual([]);
  });

  it('are shared so by six instances that find the items busy, too', async () => {
    const tables = await engine.freshTables();
    const world = aWorld(engine.client, tables, model);
    const leadIds = await captured(world, 60);
    const { interfere, conflicts } = busyItems();
    const client = interfering(engine, interfere);
    const instances = Array.from({ length: 6 }, () => aWorld(client, tables, model));

    await Promise.all(leadIds.map((leadId, i) => (instances[i % 6] as World).step('assign', leadId)));

    expect(conflicts()).toBeGreaterThan(0);
    expect(await shares(world)).toEqual({ alex: 30, blair: 20, casey: 10 });
    expect(await world.turns()).toEqual([60]);
    expect(await world.violations()).toEqual([]);
  });

  it('follow the weights within one turn at every moment on the way', async () => {
    const world = aWorld(engine.client, await engine.freshTables(), model);
    const had: Record<string, number> = { alex: 0, blair: 0, casey: 0 };
    for (let leads = 1; leads <= 18; leads += 1) {
      const { ownerId } = await world.captureAssigned();
      had[ownerId] = (had[ownerId] ?? 0) + 1;
      for (const [rep, weight] of [
        ['alex', 3],
        ['blair', 2],
        ['casey', 1],
      ] as const) {
        expect(Math.abs((had[rep] as number) - (leads * weight) / 6), `${rep} of ${leads}`).toBeLessThan(1);
      }
    }
  });
});

describe('sixty leads at the same instant', { timeout: 120_000 }, () => {
  it('all get an owner from one instance, none of them in vain', async () => {
    const tables = await engine.freshTables();
    const world = aWorld(engine.client, tables, model);
    const leadIds = await captured(world, 60);
    let transactions = 0;
    const client = interfering(engine, async ({ name }, send) => {
      if (name === 'TransactWriteItemsCommand') transactions += 1;
      return send();
    });
    const instance = await anInstance(client, tables);
    transactions = 0;

    await Promise.all(leadIds.map((leadId) => instance.step('assign', leadId)));

    expect(transactions).toBe(60);
    expect(await world.turns()).toEqual([60]);
    expect(await shares(world)).toEqual({ alex: 30, blair: 20, casey: 10 });
  });

  it('all get an owner from twelve instances, and the turns stay exact', async () => {
    const tables = await engine.freshTables();
    const world = aWorld(engine.client, tables, model);
    const leadIds = await captured(world, 60);
    const { interfere } = busyItems();
    const client = interfering(engine, interfere);

    const instances = Array.from({ length: 12 }, () => aWorld(client, tables, model));

    await Promise.all(leadIds.map((leadId, i) => (instances[i % 12] as World).step('assign', leadId)));

    expect(await world.turns()).toEqual([60]);
    expect(await shares(world)).toEqual({ alex: 30, blair: 20, casey: 10 });
    expect(await world.violations()).toEqual([]);
  });
});

describe('a turn', () => {
  it('that was lost to another instance reads neither the team nor the account again', async () => {
    const tables = await engine.freshTables();
    const world = aWorld(engine.client, tables, model);
    const first = await world.capture();
    const second = await world.capture();
    // The day's first leads of everybody are given: the loads change no more than by one.
    for (let i = 0; i < 6; i += 1) await world.captureAssigned();
    const reads: string[] = [];
    let overtaken = true;
    const client = interfering(engine, async ({ name }, send) => {
      reads.push(name);
      if (name === 'TransactWriteItemsCommand' && !overtaken) {
        overtaken = true;
        await world.step('assign', second);
      }
      return send();
    });
    const instance = await anInstance(client, tables);
    reads.length = 0;
    overtaken = false;

    await instance.step('assign', first);

    expect(reads).toEqual([
      'GetItemCommand', // the lead
      'GetItemCommand', // the turn
      'QueryCommand', // the team
      'TransactWriteItemsCommand',
      'GetItemCommand', // the turn again
      'TransactWriteItemsCommand',
    ]);
    expect(await world.turns()).toEqual([8]);
    expect(await world.violations()).toEqual([]);
  });

  it('is not taken when somebody responded meanwhile', async () => {
    const tables = await engine.freshTables();
    const world = aWorld(engine.client, tables, model);
    const { leadId } = await world.captureAssigned();
    await world.follow(leadId, '2026-11-23T15:19:00.000Z');
    let responded = true;
    const client = interfering(engine, async ({ name }, send) => {
      if (name === 'TransactWriteItemsCommand' && !responded) {
        responded = true;
        await world.contact(leadId);
      }
      return send();
    });
    const instance = await anInstance(client, tables);
    instance.clock.set('2026-11-23T15:20:00.000Z');
    responded = false;

    expect(await instance.step('reassign', leadId, 1)).toEqual({ leadId, outcome: 'moved-on' });
    expect(await world.turns()).toEqual([1]);
    expect(await world.violations()).toEqual([]);
  });
});
