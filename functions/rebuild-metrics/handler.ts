/** The steps of a rebuild. Each may be repeated at any time: what it did before, it finds done. */
import { closeGeneration, switchGeneration } from '../../core/generations.ts';
import type { RebuildOutcome } from '../../core/rebuild-outcome.ts';
import { untilSettled } from '../shared/dynamo.ts';
import type { Log } from '../shared/log.ts';
import type { RebuildRuns } from '../shared/rebuild-runs.ts';
import { type BeginDependencies, beginning } from './beginning.ts';
import { type CompareDependencies, comparing } from './comparing.ts';
import { type DropDependencies, dropping } from './dropping.ts';
import { type RecountDependencies, recounting } from './recounting.ts';
import {
  type BeginAnswer,
  type CompareAnswer,
  type DropAnswer,
  type GiveUpAnswer,
  type RecountAnswer,
  type SwitchAnswer,
  type SwitchInput,
  stepInput,
} from './steps.ts';

export type RebuildDependencies = BeginDependencies &
  RecountDependencies &
  CompareDependencies &
  DropDependencies & { readonly runs: RebuildRuns; readonly log: Log };

export type RebuildAnswerOfStep =
  | BeginAnswer
  | RecountAnswer
  | CompareAnswer
  | SwitchAnswer
  | DropAnswer
  | GiveUpAnswer;

export function rebuildMetricsHandler(dependencies: RebuildDependencies) {
  const { generations, runs, now, patience, log } = dependencies;
  const begin = beginning(dependencies);
  const recount = recounting(dependencies);
  const compare = comparing(dependencies);
  const drop = dropping(dependencies);

  return async (input: unknown): Promise<RebuildAnswerOfStep> => {
    const asked = stepInput.parse(input);
    const answer = await take(asked);
    const outcome: RebuildOutcome = answer.outcome;
    log.info('REBUILD_STEP', { step: asked.step, runId: 'runId' in asked ? asked.runId : null, outcome });
    return answer;
  };

  function take(asked: ReturnType<typeof stepInput.parse>): Promise<RebuildAnswerOfStep> {
    switch (asked.step) {
      case 'begin':
        return begin(asked);
      case 'recount':
        return recount(asked);
      case 'compare':
        return compare(asked);
      case 'switch':
        return switchTo(asked);
      case 'drop':
        return drop(asked);
      case 'give-up':
        return giveUp(asked.runId);
    }
  }

  function switchTo({ runId, generation }: SwitchInput): Promise<SwitchAnswer> {
    return untilSettled(async () => {
      const seen = await generations.read();
      if (seen.generations.current === generation) return { outcome: 'switched' as const }; // asked again
      if (seen.generations.building !== generation) return { outcome: 'superseded' as const };
      const at = new Date(now()).toISOString();
      const next = switchGeneration({ ...seen.generations, building: generation }, at);
      const moved = await generations.move(seen, next, [runs.ending(runId, 'rebuilt', at)]);
      return moved === 'moved' ? { outcome: 'switched' as const } : moved;
    }, patience);
  }

  /** A step failed for good: nobody need count into the new generation any longer. What was read is still read. */
  function giveUp(runId: string): Promise<GiveUpAnswer> {
    return untilSettled(async () => {
      const run = await runs.read(runId);
      if (run?.status !== 'running') return { outcome: 'given-up' as const };
      const seen = await generations.read();
      const { building, builder } = seen.generations;
      const at = new Date(now()).toISOString();
      const next =
        building !== null && builder === runId
          ? closeGeneration({ ...seen.generations, building }, at)
          : seen.generations;
      const moved = await generations.move(seen, next, [runs.ending(runId, 'failed', at)]);
      return moved === 'moved' ? { outcome: 'given-up' as const } : moved;
    }, patience);
  }
}
