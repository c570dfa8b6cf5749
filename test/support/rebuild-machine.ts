/** The workflow of a rebuild on a real engine, taken step by step: whose turn it is, and what crashes, is the test's to say. */
import { ulid } from 'ulid';
import { eventScan } from '../../functions/rebuild-metrics/event-scan.ts';
import { generationStore } from '../../functions/rebuild-metrics/generation-store.ts';
import { rebuildMetricsHandler } from '../../functions/rebuild-metrics/handler.ts';
import { counting } from '../../functions/shared/counting.ts';
import { patience } from '../../functions/shared/dynamo.ts';
import { rebuildRuns } from '../../functions/shared/rebuild-runs.ts';
import type { World } from './handoff-world.ts';

// biome-ignore lint/suspicious/noExplicitAny: the JSON of a workflow; the assertions are its type
type Data = any;

/** Longer than the workflow waits before it drops a generation. */
const PAUSE_MINUTES = 1;

export function aRebuildMachine(world: World, { segments = 3, stepMs = 60_000 } = {}) {
  const { client, tables, metrics, leads, clock } = world;
  const { now } = clock;
  const runs = rebuildRuns(client, tables.metrics);
  const generations = generationStore(client, tables.metrics);
  const handler = rebuildMetricsHandler({
    client,
    table: tables.metrics,
    generations,
    runs,
    metrics,
    scan: eventScan(client, tables.leads, world.log.log),
    count: counting({ metrics, leads, now, patience }),
    segments,
    stepMs,
    now,
    patience,
    log: world.log.log,
  });
  /** One step, as the state machine asks for it. */
  const step = (name: string, input: object): Promise<Data> => handler({ step: name, ...input });

  const begin = (verifyOnly: boolean, runId = ulid(now())) =>
    step('begin', { runId, by: 'key:boss', verifyOnly, startedAt: clock.iso() });

  /** Counts every segment to its end. */
  async function recount(begun: Data): Promise<Data[]> {
    const counted: Data[] = [];
    for (let segment of begun.segments) {
      do segment = await step('recount', segment);
      while (segment.outcome === 'more');
      counted.push(segment);
    }
    return counted;
  }

  async function compare(begun: Data, counted: Data[], meanwhile = async () => {}): Promise<Data> {
    let comparison = begun.comparison;
    for (;;) {
      comparison = await step('compare', { ...begun, counted, ...comparison });
      if (comparison.outcome === 'look-again') await meanwhile();
      else if (comparison.outcome !== 'more') return comparison;
    }
  }

  async function drop(counted: Data[]): Promise<void> {
    clock.pass(PAUSE_MINUTES);
    while ((await step('drop', { counted })).outcome === 'more');
  }

  return {
    step,
    begin,
    recount,
    compare,
    drop,
    runs,
    generations: async () => (await generations.read()).generations,

    /** A whole rebuild: how it is told in the end. */
    async rebuild() {
      const begun = await begin(false);
      const counted = await recount(begun);
      await step('switch', begun);
      await drop(counted);
      return runs.read(begun.runId);
    },

    /** A whole comparison; `meanwhile` happens before each look again. */
    async verify(meanwhile?: () => Promise<void>) {
      const begun = await begin(true);
      const counted = await recount(begun);
      await compare(begun, counted, meanwhile);
      await drop(counted);
      return runs.read(begun.runId);
    },
  };
}
