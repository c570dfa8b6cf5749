/** Opens a new generation, unless another rebuild is at work on one; whatever happens from now on counts there, too. */
import { beginBuilding } from '../../core/generations.ts';
import { isAtWork } from '../../core/rebuild.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import type { RebuildRuns } from '../shared/rebuild-runs.ts';
import type { GenerationStore } from './generation-store.ts';
import type { BeginAnswer, BeginInput } from './steps.ts';

export type BeginDependencies = {
  readonly generations: GenerationStore;
  readonly runs: Pick<RebuildRuns, 'read' | 'beginning'>;
  /** How many parts the events are counted in, each by a child execution of its own. */
  readonly segments: number;
  readonly now: () => number;
  readonly patience: Patience;
};

export function beginning({ generations, runs, segments, now, patience }: BeginDependencies) {
  return ({ step: _step, ...run }: BeginInput): Promise<BeginAnswer> =>
    untilSettled(async () => {
      const seen = await generations.read();
      const { building, builder } = seen.generations;
      const at = new Date(now()).toISOString();
      if (building !== null && builder === run.runId) return begun(run, building, segments); // asked again

      const before = (await runs.read(run.runId)) !== null;
      const other = builder === null ? null : await runs.read(builder);
      if (before || (other !== null && isAtWork(other, now()))) {
        const note = before ? [] : [runs.beginning(run, 'refused', at)];
        const noted = await generations.move(seen, seen.generations, note);
        return noted === 'moved' ? { outcome: 'refused' } : noted;
      }
      const next = beginBuilding(seen.generations, run.runId, at);
      const moved = await generations.move(seen, next, [runs.beginning(run, 'running', at)]);
      return moved === 'moved' ? begun(run, next.newest, segments) : moved;
    }, patience);
}

const begun = (
  { runId, verifyOnly }: Pick<BeginInput, 'runId' | 'verifyOnly'>,
  generation: number,
  of: number,
): BeginAnswer => ({
  outcome: 'begun',
  runId,
  verifyOnly,
  generation,
  segments: Array.from({ length: of }, (_, segment) => ({
    step: 'recount',
    runId,
    generation,
    segment,
    of,
    cursor: null,
    events: 0,
    unreadable: 0,
    firstDay: null,
  })),
  comparison: { at: 0, looks: 0, again: false },
});
