/** Who cannot be given a lead is given none: not at the same instant either. On a real engine. */
import { describe, expect, it } from 'vitest';
import type { OperatingModel } from '../../core/operating-model.ts';
import type { Member, TeamMember } from '../../core/team.ts';
import { anOperatingModel, aTeamMember, minute } from '../support/builders.ts';
import { busyItems } from '../support/contention.ts';
import { interfering, useEngine } from '../support/engine.ts';
import { aWorld, type World } from '../support/handoff-world.ts';
import { changeMember } from '../support/team-changes.ts';

const engine = useEngine();
const morgan = aTeamMember('morgan', { role: 'manager' });
const withTeam = (...reps: TeamMember[]): OperatingModel => anOperatingModel({ team: [morgan, ...reps] });
const newWorld = async (model: OperatingModel) => aWorld(engine.client, await engine.freshTables(), model);

async function ownersOf(world: World, leads: number): Promise<string[]> {
  const owners: string[] = [];
  for (let i = 0; i < leads; i += 1) owners.push((await world.captureAssigned()).ownerId);
  return owners;
}

/** Thirty leads at once over five instances: how many each owner has. */
async function thirtyAtOnce(model: OperatingModel): Promise<{ world: World; shares: object }> {
  const tables = await engine.freshTables();
  const world = aWorld(engine.client, tables, model);
  await world.team.all();
  const leadIds: string[] = [];
  for (let i = 0; i < 30; i += 1) leadIds.push(await world.capture());
  const client = interfering(engine, busyItems().interfere);
  const instances = Array.from({ length: 5 }, () => aWorld(client, tables, model));
  await Promise.all(leadIds.map((leadId, i) => (instances[i % 5] as World).step('assign', leadId)));

  const leads = await Promise.all(leadIds.map(world.read));
  const perOwner = Object.groupBy(leads, ({ ownerId }) => ownerId);
  const shares = Object.fromEntries(Object.entries(perOwner).map(([owner, its]) => [owner, its?.length]));
  return { world, shares };
}

describe('thirty leads at once', () => {
  it.each([
    ['daily', 'dailyCap'],
    ['open', 'openCap'],
  ] as const)('exceed no %s cap; the manager has what is left', async (_, cap) => {
    const { world, shares } = await thirtyAtOnce(
      withTeam(aTeamMember('alex', { [cap]: 8 }), aTeamMember('blair', { [cap]: 5 })),
    );
    expect(shares).toEqual({ alex: 8, blair: 5, morgan: 17 });
    expect(await world.turns()).toEqual([13]);
    expect(await world.violations()).toEqual([]);
  });

  it('leave the rest to those without a cap', async () => {
    const { world, shares } = await thirtyAtOnce(
      withTeam(aTeamMember('alex', { openCap: 4 }), aTeamMember('blair'), aTeamMember('casey')),
    );
    expect(shares).toEqual({ alex: 4, blair: 13, casey: 13 });
    expect(await world.violations()).toEqual([]);
  });

  it('give nothing to somebody whose cap is 0', async () => {
    const { shares } = await thirtyAtOnce(
      withTeam(aTeamMember('alex', { dailyCap: 0 }), aTeamMember('blair')),
    );
    expect(shares).toEqual({ blair: 30 });
  });
});

describe('a daily cap', () => {
  it('is for a day where the member is', async () => {
    // 15:00 UTC: 23:00 in Perth, so the next day begins an hour later.
    const world = await newWorld(withTeam(aTeamMember('alex', { dailyCap: 2, timeZone: 'Australia/Perth' })));
    expect(await ownersOf(world, 3)).toEqual(['alex', 'alex', 'morgan']);
    world.clock.pass(59);
    expect(await ownersOf(world, 1)).toEqual(['morgan']);
    world.clock.pass(1);
    expect(await ownersOf(world, 3)).toEqual(['alex', 'alex', 'morgan']);
    expect(await world.violations()).toEqual([]);
  });

  it('holds when the clock of another instance is behind midnight still', async () => {
    const world = await newWorld(withTeam(aTeamMember('alex', { dailyCap: 2, timeZone: 'Australia/Perth' })));
    world.clock.pass(60);
    expect(await ownersOf(world, 2)).toEqual(['alex', 'alex']);
    world.clock.pass(-0.1);
    expect(await ownersOf(world, 1)).toEqual(['morgan']);
    world.clock.pass(0.2);
    expect(await ownersOf(world, 1)).toEqual(['morgan']);
  });
});

describe('an open cap', () => {
  it('has room again when a lead is closed, or goes to somebody else', async () => {
    const world = await newWorld(withTeam(aTeamMember('alex', { openCap: 1 })));
    const first = await world.captureAssigned();
    expect(await ownersOf(world, 1)).toEqual(['morgan']);
    await world.disqualify(first.leadId);
    const next = await world.captureAssigned();
    expect(next.ownerId).toBe('alex');
    await world.giveTo(next.leadId, 'morgan');
    expect(await ownersOf(world, 2)).toEqual(['alex', 'morgan']);
    expect(await world.violations()).toEqual([]);
  });

  it('does not bind a person who decides', async () => {
    const world = await newWorld(withTeam(aTeamMember('alex', { openCap: 1 }), aTeamMember('blair')));
    await ownersOf(world, 1);
    const { leadId, ownerId } = await world.captureAssigned();
    expect(ownerId).toBe('blair');
    expect(await world.giveTo(leadId, 'alex')).toMatchObject({ ownerId: 'alex' });
    expect(await world.violations()).toEqual([]);
  });
});

describe('somebody who goes', () => {
  const reps = () => withTeam(aTeamMember('alex'), aTeamMember('blair'));

  it('gets nothing from then on when switched off, and their turn again when back', async () => {
    const world = await newWorld(reps());
    expect(await ownersOf(world, 2)).toEqual(['alex', 'blair']);
    await changeMember(world, 'alex', { availability: 'off' });
    expect(await ownersOf(world, 3)).toEqual(['blair', 'blair', 'blair']);
    await changeMember(world, 'alex', { availability: 'on' });
    expect(await ownersOf(world, 2)).toEqual(['alex', 'blair']);
    expect(await world.violations()).toEqual([]);
  });

  it('gets nothing from the very minute that they are out of office, until it ends', async () => {
    const world = await newWorld(reps());
    await world.team.all();
    await changeMember(world, 'alex', { outOfOffice: [{ from: minute(10), to: minute(20) }] });
    world.clock.set('2026-11-23T15:09:59.999Z');
    expect(await ownersOf(world, 1)).toEqual(['alex']);
    world.clock.set(minute(10));
    expect(await ownersOf(world, 2)).toEqual(['blair', 'blair']);
    world.clock.set('2026-11-23T15:19:59.999Z');
    expect(await ownersOf(world, 1)).toEqual(['blair']);
    world.clock.set(minute(20));
    expect(await ownersOf(world, 2)).toEqual(['alex', 'blair']);
  });

  const goings: [string, Partial<Member>][] = [
    ['is switched off', { availability: 'off' }],
    ['is out of office', { outOfOffice: [{ from: minute(-5), to: minute(60) }] }],
    ['leaves the team', { active: false }],
    ['becomes a manager', { role: 'manager' }],
    ['gets a cap that is reached', { openCap: 0 }],
  ];
  it.each(goings)('and %s between the choice and its transaction does not get the lead', async (_, facts) => {
    const tables = await engine.freshTables();
    const model = reps();
    const world = aWorld(engine.client, tables, model);
    const leadId = await world.capture();
    await world.team.all();
    let gone = true;
    const client = interfering(engine, async ({ name }, send) => {
      if (name === 'TransactWriteItemsCommand' && !gone) {
        gone = true;
        await changeMember(world, 'alex', facts);
      }
      return send();
    });
    const instance = aWorld(client, tables, model);
    await instance.team.all();
    gone = false;

    await instance.step('assign', leadId);

    expect(await world.read(leadId)).toMatchObject({ ownerId: 'blair' });
    expect(await world.turns()).toEqual([1]);
    expect(await world.violations()).toEqual([]);
  });
});
