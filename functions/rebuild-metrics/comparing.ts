/**
 * Compares the figures that are read with the recount, part by part. Live counting goes on meanwhile, first into the one
 * and a moment later into the other: what seems to differ is looked at again after every batch of that moment has ended,
 * and only what differs each time does.
 */
import { closeGeneration } from '../../core/generations.ts';
import { type Difference, differencesOf, MOST_DIFFERENCES } from '../../core/rebuild.ts';
import { rollUpName } from '../../core/roll-up.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import type { MetricsStore } from '../shared/metrics-store.ts';
import type { RebuildRuns } from '../shared/rebuild-runs.ts';
import type { GenerationStore } from './generation-store.ts';
import { type Part, partsOf } from './parts.ts';
import type { CompareAnswer, CompareInput, Comparison } from './steps.ts';

/** How often what seems to differ is looked at again. */
const LOOKS = 2;

export type CompareDependencies = {
  readonly generations: GenerationStore;
  readonly metrics: Pick<MetricsStore, 'read'>;
  readonly runs: Pick<RebuildRuns, 'read' | 'found' | 'ending'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly patience: Patience;
  /** After so many milliseconds a step answers how far it came, instead of going on. */
  readonly stepMs: number;
};

export function comparing({ generations, metrics, runs, now, patience, stepMs }: CompareDependencies) {
  return async ({ runId, generation, counted, at, looks, again }: CompareInput): Promise<CompareAnswer> => {
    const until = now() + stepMs;
    const run = await runs.read(runId);
    if (run?.status === 'agrees' || run?.status === 'differs') return { outcome: 'compared' }; // asked again
    const { current, building } = (await generations.read()).generations;
    if (building !== generation) return { outcome: 'superseded' };

    const parts = partsOf(counted, now());
    let found = run?.differences ?? [];
    let done: Comparison = { at, looks, again: false };
    const lookAgain = () => found.length > 0 && done.looks < LOOKS;
    if (again) {
      found = (await Promise.all(found.map((it) => sameAgain(it, current, generation)))).flat();
      done = { ...done, looks: looks + 1 };
      if (lookAgain()) return said('look-again', { ...done, again: true });
    }
    while (done.at < parts.length && found.length < MOST_DIFFERENCES) {
      const more = await differencesIn(parts[done.at] as Part, current, generation);
      found = [...found, ...more].slice(0, MOST_DIFFERENCES);
      done = { ...done, at: done.at + 1, looks: more.length > 0 ? 0 : done.looks };
      if (now() >= until) return said('more', done);
    }
    return lookAgain() ? said('look-again', { ...done, again: true }) : conclude();

    async function said(outcome: 'more' | 'look-again', how: Comparison): Promise<CompareAnswer> {
      await runs.found(runId, found, new Date(now()).toISOString());
      return { ...how, outcome };
    }

    /** The recount has done its work. */
    async function conclude(): Promise<CompareAnswer> {
      const iso = new Date(now()).toISOString();
      await runs.found(runId, found, iso);
      return untilSettled(async () => {
        const seen = await generations.read();
        if (seen.generations.building !== generation) return { outcome: 'superseded' as const };
        const next = closeGeneration({ ...seen.generations, building: generation }, iso);
        const status = found.length === 0 ? 'agrees' : 'differs';
        const moved = await generations.move(seen, next, [runs.ending(runId, status, iso)]);
        return moved === 'moved' ? { outcome: 'compared' as const } : moved;
      }, patience);
    }
  };

  async function differencesIn(
    { days, dimension }: Pick<Part, 'days' | 'dimension'>,
    current: number,
    recounted: number,
  ): Promise<Difference[]> {
    const read = (generation: number) => metrics.read(days, [dimension], generation);
    return differencesOf(await read(current), await read(recounted));
  }

  /** What differs now of what differed before: nothing, or one difference. */
  async function sameAgain({ key }: Difference, current: number, recounted: number): Promise<Difference[]> {
    const days = { from: key.day, to: key.day };
    const now = await differencesIn({ days, dimension: key.dimension }, current, recounted);
    return now.filter((it) => rollUpName(it.key) === rollUpName(key));
  }
}
