import { describe, expect, it } from 'vitest';
import type { Assigned } from '../../core/lead.ts';
import { anOperatingModel, aTeam, minute } from '../support/builders.ts';
import { interfering, useEngine } from '../support/engine.ts';
import { aWorld } from '../support/handoff-world.ts';

const engine = useEngine();
const newWorld = async (model = anOperatingModel()) =>
  aWorld(engine.client, await engine.freshTables(), model);

describe('reassign-lead', () => {
  it('gives an untouched lead to the next rep, whose clock starts anew', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    await world.follow(leadId, minute(19));
    world.clock.set(minute(20));

    expect(await world.step('reassign', leadId, 1)).toEqual({
      leadId,
      round: 2,
      outcome: 'untouched',
      waitUntil: '2026-11-23T15:25:00Z',
    });
    expect(await world.read(leadId)).toMatchObject({
      ownerId: 'blair',
      ownerIds: ['alex', 'blair'],
      assignment: { round: 2, cause: 'untouched', at: minute(20), dueAt: null, breachedAt: null },
    });
    expect(await world.lastEvent(leadId, 'LeadReassigned')).toMatchObject({
      previousOwnerId: 'alex',
      ownerId: 'blair',
      cause: 'untouched',
    });
    expect(await world.violations()).toEqual([]);
  });

  it('does nothing before the deadline', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    world.clock.set('2026-11-23T15:19:59.999Z');
    await expect(world.step('reassign', leadId, 1)).rejects.toMatchObject({ name: 'WokenEarly' });
  });

  it('repeated after its answer was lost, goes on with the owner it gave the lead to', async () => {
    const tables = await engine.freshTables();
    const healthy = aWorld(engine.client, tables);
    const { leadId } = await healthy.captureAssigned();
    await healthy.follow(leadId, minute(19));
    let lost = false;
    const client = interfering(engine, async ({ name }, send) => {
      const answer = await send();
      if (name !== 'TransactWriteItemsCommand' || lost) return answer;
      lost = true;
      throw new Error('the answer is lost');
    });
    const world = aWorld(client, tables);
    world.clock.set(minute(20));

    await expect(world.step('reassign', leadId, 1)).rejects.toThrow('the answer is lost');
    world.clock.set(minute(21));
    expect(await world.step('reassign', leadId, 1)).toEqual({
      leadId,
      round: 2,
      outcome: 'untouched',
      waitUntil: '2026-11-23T15:25:00Z',
    });
    const types = await world.eventTypes(leadId);
    expect(types.filter((type) => type === 'LeadReassigned')).toHaveLength(1);
    expect(await world.turns()).toEqual([2]);
    expect(await world.violations()).toEqual([]);
  });

  it('moves on from a round that a person ended: another workflow follows that one', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    await world.giveTo(leadId, 'devon');
    world.clock.set(minute(20));
    expect(await world.step('reassign', leadId, 1)).toEqual({ leadId, outcome: 'moved-on' });
    expect(await world.read(leadId)).toMatchObject({ ownerId: 'devon', assignment: { round: 2 } });
    expect(await world.violations()).toEqual([]);
  });

  it('never asks an owner twice, and stops at the manager, whom nobody follows', async () => {
    const world = await newWorld();
    const leadId = await world.capture();
    expect(await world.follow(leadId, minute(600))).toBe('last-owner');
    expect(await world.read(leadId)).toMatchObject({
      ownerIds: ['alex', 'blair', 'casey', 'devon', 'morgan'],
      ownerId: 'morgan',
      assignment: { round: 5, deadlines: { reassignAt: null } },
    });
    // The manager's own breach is told as well, and then nothing is left to wait for.
    expect((await world.eventTypes(leadId)).at(-1)).toBe('SlaBreached');
    for (const event of await world.events(leadId)) await world.alert(event);
    expect(await world.violations({ atRest: minute(600) })).toEqual([]);
  });

  it('goes to the manager at once when the last available rep let it lie', async () => {
    const team = aTeam(['alex', 'blair'], { away: ['blair'] });
    const world = await newWorld(anOperatingModel({ team }));
    const leadId = await world.capture();
    await world.follow(leadId, minute(21));
    expect(await world.read(leadId)).toMatchObject({ ownerIds: ['alex', 'morgan'] });
    expect(world.log.counts['LeadsLeftToManager']).toBe(1);
    expect(await world.violations()).toEqual([]);
  });

  it('started again from scratch at any moment, catches up in order and does nothing twice', async () => {
    const world = await newWorld();
    const leadId = await world.capture();
    await world.step('assign', leadId);
    // Nothing ran for 45 minutes: the deadlines of that round all passed.
    world.clock.set(minute(45));
    await Promise.all([world.follow(leadId, minute(45)), world.follow(leadId, minute(45))]);
    await world.follow(leadId, minute(46));
    expect(await world.eventTypes(leadId)).toEqual([
      'LeadCaptured',
      'LeadAssigned',
      'ResponseDue',
      'SlaBreached',
      'LeadReassigned',
    ]);
    expect((await world.lastEvent(leadId, 'LeadReassigned')).at).toBe(minute(45));
    expect(await world.violations()).toEqual([]);
  });

  it('reassigns a nurture lead twenty business minutes after the close it was due at', async () => {
    const world = await newWorld();
    const leadId = await world.capture({ form: 'newsletter', message: undefined });
    await world.follow(leadId, '2026-11-24T14:19:59Z');
    const { assignment } = (await world.read(leadId)) as Assigned;
    expect(assignment).toMatchObject({
      round: 1,
      deadlines: {
        respondBy: '2026-11-23T23:00:00Z',
        escalateAt: '2026-11-23T23:00:00Z',
        reassignAt: '2026-11-24T14:20:00Z',
      },
      breachedAt: '2026-11-23T23:00:00.000Z',
    });
    await world.follow(leadId, '2026-11-24T14:21:00Z');
    expect(await world.read(leadId)).toMatchObject({ ownerId: 'blair', assignment: { round: 2 } });
    expect(await world.violations()).toEqual([]);
  });
});
