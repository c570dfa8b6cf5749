/** Changes of the backlog: each is one conditional write, or a refusal that says why. */

import type * as z from 'zod';
import type { ExperimentChange, newExperimentRequest } from '../../core/contracts/experiments.ts';
import type { BackloggedExperiment, Experiment } from '../../core/experiment.ts';
import { type ExperimentEdit, editExperiment } from '../../core/experiment-editing.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import type { ExperimentStore } from '../shared/experiment-store.ts';
import { etagOf, type ifMatch } from '../shared/if-match.ts';
import type { Log } from '../shared/log.ts';
import { Refused } from '../shared/problem.ts';
import type { TeamStore } from '../shared/team-store.ts';

export type BacklogDependencies = {
  readonly experiments: Pick<ExperimentStore, 'read' | 'put'>;
  readonly team: Pick<TeamStore, 'read'>;
  /** A ULID of a moment in epoch milliseconds. */
  readonly newId: (at: number) => string;
  /** The day in the model's time zone. */
  readonly dayOf: (at: number) => string;
  readonly now: () => number;
  readonly patience: Patience;
  readonly log: Log;
};

type Proposal = z.output<typeof newExperimentRequest>;
export type Backlog = ReturnType<typeof backlog>;

export function backlog({ experiments, team, newId, dayOf, now, patience, log }: BacklogDependencies) {
  return {
    async propose(proposal: Proposal, actor: string): Promise<BackloggedExperiment> {
      await requireMember(proposal.ownerId);
      const at = now();
      const made = { id: newId(at), createdAt: new Date(at).toISOString(), createdBy: actor };
      const experiment: Experiment = { ...proposal, ...made, status: 'proposed' };
      const edit = editExperiment(experiment, {}, dayOf(at));
      if (edit.outcome === 'invalid') throw new Refused('invalid-fields', { errors: edit.errors });
      await untilSettled(() => experiments.put(experiment, 'new'), patience);
      log.info('EXPERIMENT_PROPOSED', { experimentId: experiment.id });
      return { experiment, version: 1 };
    },

    async change(
      id: string,
      change: ExperimentChange,
      condition: ReturnType<typeof ifMatch>,
    ): Promise<BackloggedExperiment> {
      if (change.ownerId !== undefined) await requireMember(change.ownerId);
      return untilSettled<BackloggedExperiment>(async () => {
        const before = await experiments.read(id);
        if (!before) throw new Refused('not-found');
        if (!condition.fits(before)) {
          throw new Refused('stale', { detail: `The experiment is at version ${etagOf(before)}.` });
        }
        const edit = accepted(editExperiment(before.experiment, change, dayOf(now())));
        if (edit === 'unchanged') return before;
        const stored = await experiments.put(edit.experiment, before.version);
        if (stored === 'lost-race') return stored;
        log.info('EXPERIMENT_CHANGED', { experimentId: id, status: edit.experiment.status });
        return { experiment: edit.experiment, version: before.version + 1 };
      }, patience);
    },
  };

  /** Whoever owns it answers for it, so they are on the team. */
  async function requireMember(ownerId: string): Promise<void> {
    if ((await team.read(ownerId))?.active) return;
    throw new Refused('invalid-fields', {
      errors: [{ path: 'ownerId', message: 'is nobody of the team' }],
    });
  }
}

function accepted(edit: ExperimentEdit): Extract<ExperimentEdit, { outcome: 'changed' }> | 'unchanged' {
  switch (edit.outcome) {
    case 'changed':
      return edit;
    case 'unchanged':
      return 'unchanged';
    case 'status-forbids':
      throw new Refused('status-forbids', { detail: edit.detail });
    case 'invalid':
      throw new Refused('invalid-fields', { errors: edit.errors });
  }
}
