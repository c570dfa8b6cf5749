import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Generations } from '../../core/generations.ts';
import { rollUpHandler } from '../../functions/roll-up/handler.ts';
import { counting } from '../../functions/shared/counting.ts';
import { patience } from '../../functions/shared/dynamo.ts';
import { eventItem } from '../../functions/shared/lead-items.ts';
import { useEngine } from '../support/engine.ts';
import { aWorld } from '../support/handoff-world.ts';
import { rollUpViolations } from '../support/invariants/recount.ts';
import { readTables } from '../support/invariants/snapshot.ts';
import { aLife, live } from '../support/lead-life.ts';
import { aRebuildMachine } from '../support/rebuild-machine.ts';

const engine = useEngine();

/** What may come next, in any order. */
type Turn =
  /** The next thing happens to one of the leads. */
  | { readonly do: 'happen'; readonly lead: number }
  /** A batch begins to be counted: it knows which generations there are, and has counted nothing. */
  | { readonly do: 'open-batch'; readonly size: number }
  /** The oldest open batch is counted; or dies between its two generations, and is delivered again later. */
  | { readonly do: 'count-batch'; readonly dies: boolean }
  /** The stream delivers records again that were counted. */
  | { readonly do: 'redeliver' }
  /** The next step of the rebuild, the first of which begins one; `lost`: its answer is, so that it is asked again. */
  | { readonly do: 'rebuild'; readonly lost: boolean; readonly segment: number }
  /** The rebuild dies; the next one begins when it is taken for dead. */
  | { readonly do: 'die' };

const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('happen' as const), lead: fc.nat(1) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('open-batch' as const), size: fc.integer({ min: 1, max: 10 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('count-batch' as const), dies: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('redeliver' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('rebuild' as const), lost: fc.boolean(), segment: fc.nat(1) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('die' as const) }) },
);

describe('the figures that are read', () => {
  it('equal a recount, whatever happens while they are rebuilt and whatever dies meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(aLife(1), aLife(2)),
        fc.array(turn, { minLength: 20, maxLength: 60 }),
        async (lives, turns) => {
          const play = await aPlay(lives.map((life) => live(life).events.slice(0, 12)));
          for (const each of turns) await play.take(each);
          await play.end();
          expect(await play.found()).toEqual([]);
        },
      ),
      { numRuns: 6 },
    );
  }, 120_000);
});

async function aPlay(logs: ReturnType<typeof live>['events'][]) {
  const world = aWorld(engine.client, await engine.freshTables());
  const machine = aRebuildMachine(world, { segments: 2, stepMs: 0 });
  const { metrics, leads, clock, tables } = world;
  const count = counting({ metrics, leads, now: clock.now, patience });
  const queues = logs.map((log) => [...log]);
  const undelivered: DynamoDBRecord[] = [];
  const delivered: DynamoDBRecord[] = [];
  const open: {
    readonly records: DynamoDBRecord[];
    readonly known: Pick<Generations, 'current' | 'building'>;
  }[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: the JSON of a workflow
  let run: { begun: any; segments: any[]; switched: boolean } | undefined;

  async function happen(lead: number): Promise<void> {
    const event = queues[lead]?.shift();
    if (!event) return;
    const item = eventItem(event);
    await engine.client.send(new PutItemCommand({ TableName: tables.leads, Item: item }));
    const dynamodb = { SequenceNumber: String(undelivered.length), NewImage: item };
    undelivered.push({ eventName: 'INSERT', dynamodb } as DynamoDBRecord);
  }

  async function openBatch(records: DynamoDBRecord[]): Promise<void> {
    if (records.length > 0) open.push({ records, known: await metrics.generations() });
  }

  async function countBatch(dies: boolean): Promise<void> {
    const batch = open.shift();
    if (!batch) return;
    const { current, building } = batch.known;
    const known = { ...batch.known, building: dies ? null : building };
    const rollUp = rollUpHandler({ metrics: { generations: async () => known }, count, log: world.log.log });
    expect(await rollUp({ Records: batch.records })).toEqual({ batchItemFailures: [] });
    expect(current).toBeGreaterThan(0);
    if (dies) undelivered.unshift(...batch.records);
    else delivered.push(...batch.records);
  }

  /** The workflow, a step at a time. */
  async function rebuild(lost: boolean, pick: number): Promise<void> {
    const ask = async <Answer>(step: () => Promise<Answer>): Promise<Answer> => {
      if (lost) await step();
      return step();
    };
    if (!run) {
      const { runId, ...begun } = await machine.begin(false);
      const same = await ask(() => machine.begin(false, runId));
      expect(same).toEqual({ ...begun, runId });
      run = { begun: same, segments: same.segments, switched: false };
      return;
    }
    const { begun, segments } = run;
    const left = segments.filter(({ outcome }) => outcome !== 'counted');
    if (left.length > 0) {
      const segment = left[pick % left.length];
      segments[segment.segment] = await ask(() => machine.step('recount', segment));
    } else if (!run.switched) {
      run.switched = true;
      expect(await ask(() => machine.step('switch', begun))).toEqual({ outcome: 'switched' });
    } else {
      while (open.length > 0) await countBatch(false); // no batch lives as long as the workflow waits
      await machine.drop(segments);
      run = undefined;
    }
  }

  return {
    take(next: Turn): Promise<void> | void {
      switch (next.do) {
        case 'happen':
          return happen(next.lead);
        case 'open-batch':
          return openBatch(undelivered.splice(0, next.size));
        case 'count-batch':
          return countBatch(next.dies);
        case 'redeliver':
          return openBatch(delivered.slice(-5));
        case 'rebuild':
          return rebuild(next.lost, next.segment);
        case 'die':
          run = undefined;
          clock.pass(16);
      }
    },

    /** The streams drain, and one more rebuild comes to its end. */
    async end() {
      while (run) await rebuild(false, 0);
      while (open.length > 0) await countBatch(false);
      while (undelivered.length > 0) {
        await openBatch(undelivered.splice(0, 10));
        await countBatch(false);
      }
    },

    /** What is wrong with the figures, and generations that lie about. */
    async found(): Promise<string[]> {
      const wrong = rollUpViolations(await readTables(engine.client, tables), world.model.calendar.timeZone);
      clock.pass(16);
      const last = await machine.rebuild();
      const { current } = await machine.generations();
      const strays = (await world.rows('metrics')).filter(
        ({ pk }) => /^G\d/.test(pk) && !pk.startsWith(`G${current}#`),
      );
      const anew = rollUpViolations(await readTables(engine.client, tables), world.model.calendar.timeZone);
      const ended = last?.status === 'rebuilt' ? [] : ['the last rebuild did not end'];
      return [...wrong, ...anew, ...ended, ...strays.map(({ pk }) => `${pk} was left`)];
    },
  };
}
