/** What both teams try, and what they decided in the week. */
import type * as z from 'zod';
import type { reviewSchema } from '../contracts/review.ts';
import type { DayRange } from '../day-range.ts';
import type { Experiment } from '../experiment.ts';
import type { ExperimentResult } from '../experiment-result.ts';
import { bounded, shortened } from './rows.ts';

type Review = z.output<typeof reviewSchema>;

export type TriedExperiment = {
  readonly experiment: Experiment;
  /** Null for one that has not run. */
  readonly result: ExperimentResult | null;
};
type NameOf = (memberId: string) => string | null;

const MOST_EXPERIMENTS = 25;

/** What runs first, the newest first in each. */
export function openExperiments(tried: readonly TriedExperiment[], nameOf: NameOf): Review['experiments'] {
  const rows = (['running', 'proposed'] as const).flatMap((status) =>
    tried
      .filter(({ experiment }) => experiment.status === status)
      .map((each) => ({ ...factsOf(each, nameOf), status })),
  );
  return bounded(rows, MOST_EXPERIMENTS);
}

export function decisionsOf(
  tried: readonly TriedExperiment[],
  { from, to }: DayRange,
  nameOf: NameOf,
): Review['decisions'] {
  const rows = tried.flatMap((each) => {
    const { experiment } = each;
    if (experiment.status !== 'decided' || experiment.decidedOn < from || experiment.decidedOn > to)
      return [];
    const { decidedOn, decision } = experiment;
    return [
      {
        ...factsOf(each, nameOf),
        decidedOn,
        outcome: decision.outcome,
        note: shortened(decision.note, 300),
      },
    ];
  });
  return bounded(rows, MOST_EXPERIMENTS);
}

function factsOf({ experiment, result }: TriedExperiment, nameOf: NameOf) {
  const { id, hypothesis, metric, ownerId, sprint } = experiment;
  return {
    id,
    hypothesis: shortened(hypothesis, 300),
    metric,
    ownerId,
    ownerName: nameOf(ownerId),
    sprint,
    startedOn: experiment.status === 'proposed' ? null : experiment.startedOn,
    result,
  };
}
