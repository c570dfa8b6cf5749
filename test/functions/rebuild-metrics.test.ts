import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { toItem } from '../../functions/shared/dynamo.ts';
import { minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aWorld, type World } from '../support/handoff-world.ts';
import { rollUpViolations } from '../support/invariants/recount.ts';
import { readTables } from '../support/invariants/snapshot.ts';
import { aRebuildMachine } from '../support/rebuild-machine.ts';

const engine = useEngine();
let world: World;
let machine: ReturnType<typeof aRebuildMachine>;

/** Two leads, of whom one was called, counted as they came. */
beforeEach(async () => {
  world = aWorld(engine.client, await engine.freshTables());
  machine = aRebuildMachine(world);
  for (const source of ['google', 'linkedin']) {
    const { leadId } = await world.captureAssigned({ latestTouch: { utm_source: source } });
    if (source === 'google') await world.contact(leadId);
  }
  await world.count(await world.stream());
});

/** What lies in a generation, as partition and sort key. */
const itemsOf = async (generation: number) =>
  (await world.rows('metrics')).filter(({ pk }) => pk.startsWith(`G${generation}#`));
/** Where the figures that are read are not those of the events. */
const miscounted = async () =>
  rollUpViolations(await readTables(engine.client, world.tables), world.model.calendar.timeZone);
const captured = async () => {
  const rollUps = await world.metrics.read({ from: '2026-11-01', to: '2026-11-30' }, ['source']);
  return Object.fromEntries(rollUps.map(({ value, counters }) => [value[0], counters['captured']]));
};

/** A counter that no event accounts for. */
const corrupt = (by: number, sk = '2026-11-23#high#["google"]#0') =>
  engine.client.send(
    new UpdateItemCommand({
      TableName: world.tables.metrics,
      Key: toItem({ pk: 'G1#source#2026-11', sk }),
      UpdateExpression: 'ADD captured :by',
      ExpressionAttributeValues: toItem({ ':by': by }),
    }),
  );

describe('a rebuild', () => {
  it('counts every event anew, is read from then on, and leaves nothing of before', async () => {
    const before = await captured();
    const run = await machine.rebuild();
    expect(run).toMatchObject({ status: 'rebuilt', by: 'key:boss', verifyOnly: false });
    expect(await machine.generations()).toMatchObject({ current: 2, building: null, leftovers: [] });
    expect(await captured()).toEqual(before);
    expect(await itemsOf(1)).toEqual([]);
    expect(await miscounted()).toEqual([]);
  });

  it('mends a counter that is wrong, and what is read stays until the recount is whole', async () => {
    await corrupt(5);
    const wrong = { ...(await captured()) };
    const begun = await machine.begin(false);
    const counted = await machine.recount(begun);
    expect(await captured()).toEqual(wrong);
    await machine.step('switch', begun);
    expect((await captured())['google']).toBe((wrong['google'] as number) - 5);
    await machine.drop(counted);
    expect(await miscounted()).toEqual([]);
  });

  it('counts what happens while it runs once, whether the stream or the recount sees it first', async () => {
    const begun = await machine.begin(false);
    const early = await world.captureAssigned();
    await world.count(await world.stream());
    const counted = await machine.recount(begun);
    await world.contact(early.leadId);
    await machine.step('switch', begun);
    await world.captureAssigned();
    await world.count(await world.stream());
    await machine.drop(counted);
    await world.count(await world.stream());
    expect(await miscounted()).toEqual([]);
  });

  it('goes on where a step ran out of time, and a repeated step changes nothing', async () => {
    const slow = aRebuildMachine(world, { segments: 1, stepMs: 0 });
    const begun = await slow.begin(false);
    let segment = begun.segments[0];
    let steps = 0;
    do {
      await slow.step('recount', segment); // its answer was lost
      segment = await slow.step('recount', segment);
      steps += 1;
    } while (segment.outcome === 'more');
    expect(steps).toBeGreaterThan(1);
    expect(segment.events).toBe((await world.stream()).length);
    expect(segment.firstDay).toBe('2026-11-23');
    for (const _ of [1, 2]) expect(await slow.step('switch', begun)).toEqual({ outcome: 'switched' });
    await slow.drop([segment]);
    expect(await itemsOf(1)).toEqual([]);
    expect(await miscounted()).toEqual([]);
  });

  it('passes over an event that nobody can read, and says so', async () => {
    const odd = { pk: 'LEAD#x', sk: 'EVENT#000001', event: { type: 'Odd' } };
    await engine.client.send(new PutItemCommand({ TableName: world.tables.leads, Item: toItem(odd) }));
    const run = await machine.rebuild();
    expect(Object.values(run?.counted ?? {}).reduce((sum, it) => sum + it.unreadable, 0)).toBe(1);
    expect(world.log.codes()).toContain('EVENT_UNREADABLE');
    expect(Object.keys(await captured())).toHaveLength(2);
  });

  it('drops a generation only when nobody can still count into it', async () => {
    const begun = await machine.begin(false);
    const counted = await machine.recount(begun);
    await machine.step('switch', begun);
    expect(await machine.step('drop', { counted })).toEqual({ outcome: 'dropped' });
    expect((await itemsOf(1)).length).toBeGreaterThan(0);
    expect((await machine.generations()).leftovers).toHaveLength(1);
  });
});

describe('a comparison', () => {
  it('finds nothing where nothing is wrong, and changes nothing that is read', async () => {
    expect(await machine.verify()).toMatchObject({ status: 'agrees', differences: [] });
    expect(await machine.generations()).toMatchObject({ current: 1, building: null, leftovers: [] });
    expect(await itemsOf(2)).toEqual([]);
    expect(await miscounted()).toEqual([]);
  });

  it('names what was kept and what a recount finds', async () => {
    const { google } = await captured();
    await corrupt(5);
    await corrupt(1, '2026-11-23#high#["nobody"]#0');
    const place = { day: '2026-11-23', dimension: 'source', tier: 'high' };
    expect(await machine.verify()).toMatchObject({
      status: 'differs',
      differences: [
        {
          key: { ...place, value: ['google'] },
          stored: { captured: (google as number) + 5 },
          recounted: { captured: google },
        },
        { key: { ...place, value: ['nobody'] }, stored: { captured: 1 }, recounted: { captured: 0 } },
      ],
    });
    await machine.rebuild();
    expect(await machine.verify()).toMatchObject({ status: 'agrees', differences: [] });
  });

  it('takes no event for a difference that is on its way from one generation to the other', async () => {
    await corrupt(1); // a batch has counted into the one
    let batches = 0;
    const run = await machine.verify(async () => {
      batches += 1;
      await corrupt(-1);
    });
    expect([run?.status, batches]).toEqual(['agrees', 1]);
  });

  it('stays what it found when its last step is repeated', async () => {
    await corrupt(5);
    const begun = await machine.begin(true);
    const counted = await machine.recount(begun);
    expect(await machine.compare(begun, counted)).toEqual({ outcome: 'compared' });
    expect(await machine.compare(begun, counted)).toEqual({ outcome: 'compared' });
    expect(await machine.runs.read(begun.runId)).toMatchObject({ status: 'differs' });
  });
});

describe('two rebuilds', () => {
  it('do not run at the same time: the second is refused, however often it asks', async () => {
    const first = await machine.begin(false);
    const runId = '01KASRW0H0ZZZZZZZZZZZZZZZZ';
    for (const _ of [1, 2]) expect(await machine.begin(false, runId)).toEqual({ outcome: 'refused' });
    expect(await machine.runs.read(runId)).toMatchObject({ status: 'refused', endedAt: world.clock.iso() });
    expect(await machine.begin(false, first.runId)).toEqual(first); // the answer was lost
    await machine.recount(first);
    expect(await machine.step('switch', first)).toEqual({ outcome: 'switched' });
  });

  it('that begin at the same moment are one that begins and one that is refused', async () => {
    const outcomes = (await Promise.all([1, 2, 3].map(() => machine.begin(false)))).map((it) => it.outcome);
    expect(outcomes.sort()).toEqual(['begun', 'refused', 'refused']);
  });

  it('the second takes over from one that died, which then does no harm', async () => {
    const dead = await machine.begin(false);
    await machine.step('recount', dead.segments[0]);
    world.clock.pass(16);
    const next = await machine.begin(false);
    expect(next.generation).toBe(3);
    const superseded = { outcome: 'superseded' };
    expect(await machine.step('recount', dead.segments[1])).toEqual(superseded);
    expect(await machine.step('switch', dead)).toEqual(superseded);
    expect(await machine.step('compare', { ...dead, counted: [], ...dead.comparison })).toEqual(superseded);
    expect(await machine.step('give-up', dead)).toEqual({ outcome: 'given-up' });

    const counted = await machine.recount(next);
    await machine.step('switch', next);
    await machine.drop(counted);
    expect([await itemsOf(1), await itemsOf(2)]).toEqual([[], []]);
    expect(await miscounted()).toEqual([]);
  });
});

describe('a rebuild that fails', () => {
  it('is given up: nothing more is counted for it, and the next one begins at once', async () => {
    const failed = await machine.begin(false);
    await machine.step('give-up', failed);
    expect(await machine.runs.read(failed.runId)).toMatchObject({ status: 'failed' });
    expect(await machine.generations()).toMatchObject({ current: 1, building: null });
    world.clock.set(minute(30));
    expect(await machine.rebuild()).toMatchObject({ status: 'rebuilt' });
    expect(await itemsOf(2)).toEqual([]);
  });

  it('after the switch stays rebuilt', async () => {
    const begun = await machine.begin(false);
    await machine.recount(begun);
    await machine.step('switch', begun);
    await machine.step('give-up', begun);
    expect(await machine.runs.read(begun.runId)).toMatchObject({ status: 'rebuilt' });
    expect(await machine.generations()).toMatchObject({ current: 2 });
  });
});
