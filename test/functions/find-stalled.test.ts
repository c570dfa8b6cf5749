import { describe, expect, it } from 'vitest';
import { findStalledHandler } from '../../functions/find-stalled/handler.ts';
import { openLeads } from '../../functions/shared/open-leads.ts';
import { anOperatingModel, minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aWorld } from '../support/handoff-world.ts';

const engine = useEngine();

/** A sweeper that starts real workflows of the lead, once per name as Step Functions does. */
async function aSweeper() {
  const world = aWorld(engine.client, await engine.freshTables());
  const started: { leadId: string; name: string }[] = [];
  const names = new Set<string>();
  const sweep = findStalledHandler({
    untouched: openLeads(engine.client, world.tables.leads),
    start: async (leadId, name) => {
      if (names.has(name)) return 'already-started';
      names.add(name);
      started.push({ leadId, name });
      return 'started';
    },
    clocks: anOperatingModel().tiers,
    now: world.clock.now,
    log: world.log.log,
  });
  return { world, sweep, started };
}

describe('find-stalled', () => {
  it('leaves leads alone whose workflow is alive', async () => {
    const { world, sweep } = await aSweeper();
    await world.capture();
    await world.captureAssigned();
    expect(await sweep()).toEqual({ restarted: 0 });
    expect(world.log.counts).toMatchObject({ StalledLeads: 0, OverdueLeads: 0 });
  });

  it('starts a workflow for a lead that nobody was given to', async () => {
    const { world, sweep, started } = await aSweeper();
    const leadId = await world.capture();
    world.clock.pass(2);
    expect(await sweep()).toEqual({ restarted: 1 });
    expect(started).toMatchObject([
      { leadId, name: expect.stringMatching(new RegExp(`^${leadId}-0-sweep-\\d+$`)) },
    ]);
  });

  it('gives a live workflow a minute before it counts as dead', async () => {
    const { world, sweep } = await aSweeper();
    await world.captureAssigned();
    world.clock.set(minute(5.9));
    expect(await sweep()).toEqual({ restarted: 0 });
    world.clock.set(minute(6.1));
    expect(await sweep()).toEqual({ restarted: 1 });
    expect(world.log.counts).toMatchObject({ StalledLeads: 1, OverdueLeads: 2 });
  });

  it('brings every stalled lead back to its place, and none twice', async () => {
    const { world, sweep, started } = await aSweeper();
    const atStart = await world.capture();
    const { leadId: due } = await world.captureAssigned();
    const reminded = await world.capture();
    const contacted = await world.captureAssigned();
    await world.follow(reminded, minute(5));
    await world.contact(contacted.leadId);
    world.clock.set(minute(60));
    expect(await sweep()).toEqual({ restarted: 3 });
    expect(started.map(({ leadId }) => leadId).sort()).toEqual([atStart, due, reminded].sort());

    for (const { leadId } of started) await world.follow(leadId, minute(60));
    for (const { leadId } of started)
      for (const event of await world.events(leadId)) await world.alert(event);
    expect(await world.violations({ atRest: minute(60) })).toEqual([]);
    expect(await sweep()).toEqual({ restarted: 0 });
  });

  it('starts the same workflow once in a period of five minutes, and tries again in the next', async () => {
    const { world, sweep, started } = await aSweeper();
    await world.capture();
    world.clock.set(minute(10));
    await sweep();
    world.clock.set(minute(12));
    await sweep();
    expect(started).toHaveLength(1);
    world.clock.set(minute(15));
    await sweep();
    expect(started).toHaveLength(2);
  });

  it('leaves a lead with the manager when nothing is left to do, and rings no alarm for ever', async () => {
    const { world, sweep } = await aSweeper();
    const leadId = await world.capture();
    await world.follow(leadId, minute(600));
    world.clock.set(minute(700));
    expect(await sweep()).toEqual({ restarted: 0 });
    expect(world.log.counts['OverdueLeads']).toBe(0);
  });

  it('looks at every page of every part of the index', async () => {
    const { world, sweep } = await aSweeper();
    const ids = await Promise.all(Array.from({ length: 40 }, () => world.capture()));
    world.clock.pass(5);
    expect(await sweep()).toEqual({ restarted: ids.length });
  });
});
