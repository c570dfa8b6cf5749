/** Counts the events of one segment into the new generation, as roll-up counts them into every one. */
import { type Counting, EVENTS_AT_ONCE } from '../shared/counting.ts';
import type { RebuildRuns } from '../shared/rebuild-runs.ts';
import type { EventScan, ScannedEvent } from './event-scan.ts';
import type { GenerationStore } from './generation-store.ts';
import type { RecountAnswer, Segment } from './steps.ts';

export type RecountDependencies = {
  readonly generations: Pick<GenerationStore, 'read'>;
  readonly runs: Pick<RebuildRuns, 'counted'>;
  readonly scan: EventScan;
  readonly count: Counting;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** After so many milliseconds a step answers how far it came, instead of going on. */
  readonly stepMs: number;
};

export function recounting({ generations, runs, scan, count, now, stepMs }: RecountDependencies) {
  return async (from: Segment): Promise<RecountAnswer> => {
    const until = now() + stepMs;
    if ((await generations.read()).generations.building !== from.generation) return { outcome: 'superseded' };
    let at = from;
    for (;;) {
      const { events, next } = await scan(at);
      for (let i = 0; i < events.length; i += EVENTS_AT_ONCE) {
        at = await counted(at, events.slice(i, i + EVENTS_AT_ONCE));
        if (now() >= until) return said(at, 'more');
      }
      if (next === null) return said(at, 'counted');
      at = { ...at, cursor: next };
      if (now() >= until) return said(at, 'more');
    }
  };

  async function counted(at: Segment, batch: readonly ScannedEvent[]): Promise<Segment> {
    const events = batch.flatMap(({ event }) => event ?? []);
    await count(events, at.generation);
    const days = [at.firstDay, ...events.map(({ cohort }) => cohort.day)].filter((day) => day !== null);
    return {
      ...at,
      cursor: batch.at(-1)?.place ?? at.cursor,
      events: at.events + events.length,
      unreadable: at.unreadable + batch.length - events.length,
      firstDay: days.sort()[0] ?? null,
    };
  }

  async function said(at: Segment, outcome: 'more' | 'counted'): Promise<RecountAnswer> {
    await runs.counted(at.runId, at, new Date(now()).toISOString());
    return { ...at, outcome };
  }
}
