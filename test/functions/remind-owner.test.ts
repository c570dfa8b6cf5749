import { describe, expect, it } from 'vitest';
import { minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aWorld } from '../support/handoff-world.ts';

const engine = useEngine();
const newWorld = async () => aWorld(engine.client, await engine.freshTables());

describe('remind-owner', () => {
  it('tells that the response is due, and waits for the escalation', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    world.clock.set(minute(5));

    const answer = await world.step('remind', leadId, 1);

    expect(answer).toEqual({ leadId, round: 1, outcome: 'untouched', waitUntil: '2026-11-23T15:10:00Z' });
    expect(await world.lastEvent(leadId, 'ResponseDue')).toMatchObject({
      ownerId: 'alex',
      deadline: '2026-11-23T15:05:00Z',
      at: minute(5),
    });
    expect(await world.violations()).toEqual([]);
  });

  it('does nothing before the deadline: not a millisecond early', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    const before = await world.rows();
    world.clock.set('2026-11-23T15:04:59.999Z');
    await expect(world.step('remind', leadId, 1)).rejects.toMatchObject({ name: 'WokenEarly' });
    expect(await world.rows()).toEqual(before);
  });

  it('repeated, goes on without a second event', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    world.clock.set(minute(5));
    const first = await world.step('remind', leadId, 1);
    world.clock.set(minute(6));
    expect(await world.step('remind', leadId, 1)).toEqual(first);
    const types = await world.eventTypes(leadId);
    expect(types.filter((type) => type === 'ResponseDue')).toHaveLength(1);
  });

  it('makes one event when two deliveries of the step run at once', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    world.clock.set(minute(5));
    await Promise.all([1, 2, 3].map(() => world.step('remind', leadId, 1)));
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned', 'ResponseDue']);
    expect(await world.violations()).toEqual([]);
  });

  it('lets the breach speak for both where they fall on one moment: a standard lead', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned({ form: 'contact' });
    world.clock.set(minute(15));
    expect(await world.step('remind', leadId, 1)).toMatchObject({
      outcome: 'untouched',
      waitUntil: '2026-11-23T15:15:00Z',
    });
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned']);
  });

  it('moves on when somebody responded', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    await world.contact(leadId);
    world.clock.set(minute(5));
    expect(await world.step('remind', leadId, 1)).toEqual({ leadId, outcome: 'moved-on' });
    expect(await world.violations()).toEqual([]);
  });

  it('moves on from a round that a person ended', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    await world.giveTo(leadId, 'devon');
    world.clock.set(minute(5));
    expect(await world.step('remind', leadId, 1)).toEqual({ leadId, outcome: 'moved-on' });
    expect(await world.violations()).toEqual([]);
  });

  it('refuses an input without a round', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    await expect(world.step('remind', leadId)).rejects.toThrow();
  });
});
