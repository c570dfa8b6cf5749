import { describe, expect, it } from 'vitest';
import { minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aWorld } from '../support/handoff-world.ts';

const engine = useEngine();
const newWorld = async () => aWorld(engine.client, await engine.freshTables());

describe('escalate-to-manager', () => {
  it('tells the breach to the manager, and waits for the reassignment', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    await world.follow(leadId, minute(9));
    world.clock.set(minute(10));

    expect(await world.step('escalate', leadId, 1)).toEqual({
      leadId,
      round: 1,
      outcome: 'untouched',
      waitUntil: '2026-11-23T15:20:00Z',
    });
    expect(await world.lastEvent(leadId, 'SlaBreached')).toMatchObject({
      ownerId: 'alex',
      managerId: 'morgan',
      deadline: '2026-11-23T15:10:00Z',
    });
    expect(await world.violations()).toEqual([]);
  });

  it('tells a standard lead’s breach at its fifteenth minute, once, without a reminder', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned({ form: 'contact' });
    await world.follow(leadId, minute(16));
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned', 'SlaBreached']);
    expect(await world.violations({ atRest: minute(16), model: { ...world.model, alerts: silent } })).toEqual(
      [],
    );
  });

  it('does nothing before the deadline', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    world.clock.set('2026-11-23T15:09:59.999Z');
    await expect(world.step('escalate', leadId, 1)).rejects.toMatchObject({ name: 'WokenEarly' });
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned']);
  });

  it('repeated or doubled, breaches once', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    await world.follow(leadId, minute(9));
    world.clock.set(minute(10));
    const answers = await Promise.all([1, 2, 3].map(() => world.step('escalate', leadId, 1)));
    answers.push(await world.step('escalate', leadId, 1));
    expect(new Set(answers.map((it) => JSON.stringify(it))).size).toBe(1);
    const types = await world.eventTypes(leadId);
    expect(types.filter((type) => type === 'SlaBreached')).toHaveLength(1);
    expect(world.log.counts['SlaBreaches']).toBe(1);
    expect(await world.violations()).toEqual([]);
  });

  it('moves on when somebody responded, and when the round is over', async () => {
    const world = await newWorld();
    const contacted = await world.captureAssigned();
    const given = await world.captureAssigned();
    await world.contact(contacted.leadId);
    await world.giveTo(given.leadId, 'devon');
    world.clock.set(minute(10));
    for (const { leadId } of [contacted, given]) {
      expect(await world.step('escalate', leadId, 1)).toEqual({ leadId, outcome: 'moved-on' });
    }
    expect(await world.violations()).toEqual([]);
  });

  it('ends with the manager when the manager owns the lead already', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    await world.giveTo(leadId, 'morgan');
    world.clock.set(minute(5));
    await world.step('remind', leadId, 2);
    world.clock.set(minute(10));
    expect(await world.step('escalate', leadId, 2)).toEqual({ leadId, outcome: 'last-owner' });
    expect(await world.violations()).toEqual([]);
  });
});

const nobody = { owner: [], manager: [], previousOwner: [], urgent: true };
const quiet = { assigned: nobody, due: nobody, breached: nobody, reassigned: nobody };
const silent = { high: quiet, standard: quiet, nurture: quiet };
