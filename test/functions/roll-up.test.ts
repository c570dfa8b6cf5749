import { PutItemCommand, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { toItem } from '../../functions/shared/dynamo.ts';
import { generationsKey } from '../../functions/shared/metrics-store.ts';
import { captureDay, minute } from '../support/builders.ts';
import { interfering, useEngine } from '../support/engine.ts';
import { aWorld, type World } from '../support/handoff-world.ts';

const engine = useEngine();

/** Leads of two sources and all tiers, at every point of the handoff. */
async function aMorning(): Promise<World> {
  const world = aWorld(engine.client, await engine.freshTables());
  const sources = ['google', 'linkedin'];
  const forms = ['demo', 'contact', 'newsletter'];
  const ids: string[] = [];
  for (let i = 0; i < 6; i += 1) {
    const touch = { utm_source: sources[i % 2] as string, utm_campaign: 'launch' };
    ids.push(await world.capture({ form: forms[i % 3] as string, message: undefined, latestTouch: touch }));
  }
  const [slow, quick, nurture, lost] = ids as [string, string, string, string, string, string];
  await world.step('assign', quick);
  await world.step('assign', nurture);
  world.clock.set(minute(3.5));
  await world.contact(quick, 'alex');
  await world.follow(slow, minute(21));
  world.clock.set(minute(22));
  await world.contact(slow, 'blair');
  await world.follow(lost, minute(130));
  return world;
}

const batch = (Records: readonly DynamoDBRecord[]) => ({ Records }) as DynamoDBStreamEvent;
const figures = async (world: World) =>
  (await world.rows('metrics'))
    .filter(({ pk }) => /^G\d+#/.test(pk))
    .sort((a, b) => (`${a['pk']} ${a['sk']}` < `${b['pk']} ${b['sk']}` ? -1 : 1));
const leadOf = ({ dynamodb }: DynamoDBRecord) => dynamodb?.NewImage?.['pk']?.S ?? '';

describe('the figures', () => {
  it('equal a recount of the events', async () => {
    const world = await aMorning();
    await world.count(await world.stream());
    expect((await figures(world)).length).toBeGreaterThan(10);
    expect(await world.violations({ counted: true })).toEqual([]);
  });

  it('count every event once, whatever the stream repeats', async () => {
    const world = await aMorning();
    const records = await world.stream();
    // Twice within a batch, a replayed suffix, the same batch again, two readers at once.
    await world.count(records.slice(0, 5).flatMap((record) => [record, record]));
    await world.count(records.slice(3, 12));
    await Promise.all([world.count(records), world.count(records)]);
    await world.count(records.slice(-7));
    expect(await world.violations({ counted: true })).toEqual([]);
  });

  it('are the same for any order that keeps each lead’s own', async () => {
    const world = await aMorning();
    const records = await world.stream();
    await world.count(records);
    const expected = await figures(world);

    const byLead = Object.values(Object.groupBy(records, leadOf)) as DynamoDBRecord[][];
    const turns: DynamoDBRecord[] = [];
    while (byLead.some((queue) => queue.length > 0)) {
      for (const queue of [...byLead].reverse()) turns.push(...queue.splice(0, 2));
    }
    const tables = await engine.freshTables();
    const other = aWorld(engine.client, tables);
    await other.count(turns);
    expect(await figures(other)).toEqual(expected);
  });

  it('are written per day, tier and place, of both touches', async () => {
    const world = aWorld(engine.client, await engine.freshTables());
    await world.capture({ firstTouch: { utm_source: 'podcast', utm_campaign: 'autumn' } });
    await world.count(await world.stream());
    const places = [
      ['G1#activity#2026-11', '2026-11-23#high#["podcast","autumn",null,null]#0'],
      ['G1#all#2026-11', '2026-11-23#high#[]#0'],
      ['G1#campaign#2026-11', '2026-11-23#high#["podcast","autumn"]#0'],
      ['G1#form#2026-11', '2026-11-23#high#["demo"]#0'],
      ['G1#latestCampaign#2026-11', '2026-11-23#high#["google","brand"]#0'],
      ['G1#latestSource#2026-11', '2026-11-23#high#["google"]#0'],
      ['G1#source#2026-11', '2026-11-23#high#["podcast"]#0'],
    ];
    expect(await figures(world)).toEqual(places.map(([pk, sk]) => ({ pk, sk, captured: 1 })));
  });

  it('hold as many places as ten events of ten leads can touch at once', async () => {
    const world = aWorld(engine.client, await engine.freshTables());
    for (let i = 0; i < 10; i += 1) {
      const { leadId } = await world.captureAssigned({ latestTouch: { utm_source: `source-${i}` } });
      await world.follow(leadId, minute(21 * (i + 1)));
    }
    const reassigned = (await world.stream()).filter(
      ({ dynamodb }) => dynamodb?.NewImage?.['event']?.M?.['type']?.S === 'LeadReassigned',
    );
    expect(reassigned.length).toBeGreaterThanOrEqual(10);
    await world.count(reassigned);
    await world.count(await world.stream());
    expect(await world.violations({ counted: true })).toEqual([]);
  });
});

describe('somebody who comes back', () => {
  it('moves all that their lead counted for to the touch they came by, exactly once', async () => {
    const world = aWorld(engine.client, await engine.freshTables());
    const email = 'jane@acme.example';
    const leadId = await world.capture({
      email,
      latestTouch: { utm_source: 'google', utm_campaign: 'brand' },
    });
    await world.step('assign', leadId);
    await world.contact(leadId, 'alex');
    await world.count(await world.stream());
    await world.capture({ email, latestTouch: { utm_source: 'newsletter' } });
    await world.capture({ email, latestTouch: { utm_source: 'webinar', utm_campaign: 'november' } });
    await world.disqualify(leadId);
    await world.count(await world.stream());
    await world.count(await world.stream());
    expect(await world.violations({ counted: true })).toEqual([]);
    const day = { from: '2026-11-23', to: '2026-11-23' };
    const captured = (await world.metrics.read(day, ['latestCampaign'])).map(({ value, counters }) => [
      ...value,
      counters['captured'],
      counters['disqualified'],
    ]);
    expect(captured.sort()).toEqual([
      ['google', 'brand', 0, undefined],
      ['newsletter', null, 0, undefined],
      ['webinar', 'november', 1, 1],
    ]);
  });
});

describe('writers that meet on a counter', () => {
  it('go on in other shards, and readers add up what they find there', async () => {
    const healthy = await aMorning();
    const records = await healthy.stream();
    let meeting = 3;
    const client = interfering(engine, async ({ name }, send) => {
      if (name !== 'TransactWriteItemsCommand' || meeting === 0) return send();
      meeting -= 1;
      throw new TransactionCanceledException({
        $metadata: {},
        message: 'busy',
        CancellationReasons: [{ Code: 'TransactionConflict' }],
      });
    });
    const world = aWorld(client, healthy.tables);
    await world.count(records);
    const shards = new Set((await figures(healthy)).map(({ sk }) => sk.slice(sk.lastIndexOf('#'))));
    expect(shards.size).toBeGreaterThan(1);
    expect(await healthy.violations({ counted: true })).toEqual([]);
  });
});

describe('while another generation is being built', () => {
  it('every batch counts in both', async () => {
    const world = await aMorning();
    const item = { ...generationsKey, current: 1, building: 2 };
    await world.client.send(new PutItemCommand({ TableName: world.tables.metrics, Item: toItem(item) }));
    await world.count(await world.stream());
    const counted = await figures(world);
    const of = (generation: number) =>
      counted
        .filter(({ pk }) => pk.startsWith(`G${generation}#`))
        .map((row) => ({ ...row, pk: row['pk'].slice(2) }));
    expect(of(2)).toEqual(of(1));
    expect(of(1).length).toBeGreaterThan(10);
  });
});

describe('a counted value', () => {
  it('that is longer than a sort key goes by its hash, and is read as it was', async () => {
    const world = aWorld(engine.client, await engine.freshTables());
    const long = (letter: string) => ({
      utm_source: 'é'.repeat(100),
      utm_campaign: letter.repeat(200),
      utm_content: '✓'.repeat(200),
      landing_page: `https://www.example.com/${'ü'.repeat(90)}`,
    });
    await world.capture({ latestTouch: long('ä') });
    await world.capture({ latestTouch: long('ö') });
    await world.count(await world.stream());
    expect(await world.violations({ counted: true })).toEqual([]);
    const read = await world.metrics.read({ from: captureDay, to: captureDay }, ['campaign']);
    const { utm_source, utm_campaign } = long('ä');
    expect(read).toContainEqual(expect.objectContaining({ value: [utm_source, utm_campaign] }));
  });

  it('is read as it was, whatever signs it is made of', async () => {
    const world = aWorld(engine.client, await engine.freshTables());
    const odd = { utm_source: 'a#b#0', utm_campaign: '#["x"]#1' };
    await world.capture({ latestTouch: odd });
    await world.count(await world.stream());
    const [campaign] = await world.metrics.read({ from: captureDay, to: captureDay }, ['campaign']);
    expect(campaign).toMatchObject({ day: captureDay, dimension: 'campaign', value: Object.values(odd) });
    expect(await world.violations({ counted: true })).toEqual([]);
  });
});

describe('a batch', () => {
  it('with a poison record counts what came before it, and names it', async () => {
    const world = await aMorning();
    const records = await world.stream();
    const poison = {
      eventName: 'INSERT',
      dynamodb: {
        SequenceNumber: '666',
        NewImage: toItem({ pk: 'LEAD#x', sk: 'EVENT#000001', event: { type: 'Odd' } }),
      },
    } as DynamoDBRecord;

    expect(await world.rollUp(batch([...records.slice(0, 3), poison, ...records.slice(3, 6)]))).toEqual({
      batchItemFailures: [{ itemIdentifier: '666' }],
    });
    const marks = (await world.rows('metrics')).filter(({ sk }) => sk === 'MARK#1');
    expect(marks).toHaveLength(3);
    expect(await world.rollUp(batch([poison]))).toEqual({ batchItemFailures: [{ itemIdentifier: '666' }] });
    expect(world.log.codes()).toContain('STREAM_RECORD_UNREADABLE');

    await world.count(records);
    expect(await world.violations({ counted: true })).toEqual([]);
  });

  it('that cannot be written is delivered again, and then counted once', async () => {
    const healthy = await aMorning();
    const records = (await healthy.stream()).slice(0, 10);
    let failing = true;
    const client = interfering(engine, async ({ name }, send) => {
      if (name !== 'TransactWriteItemsCommand' || !failing) return send();
      failing = false;
      await send();
      throw new Error('the answer is lost');
    });
    const world = aWorld(client, healthy.tables);
    await expect(world.rollUp(batch(records))).rejects.toThrow('the answer is lost');
    expect(await world.rollUp(batch(records))).toEqual({ batchItemFailures: [] });
    await healthy.count(await healthy.stream());
    expect(await healthy.violations({ counted: true })).toEqual([]);
  });

  it('of nothing is handled', async () => {
    const world = aWorld(engine.client, await engine.freshTables());
    expect(await world.rollUp(batch([]))).toEqual({ batchItemFailures: [] });
  });
});
