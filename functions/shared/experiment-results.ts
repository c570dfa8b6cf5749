/** Measures experiments from the roll-ups and the spend of their days. */
import type { Experiment } from '../../core/experiment.ts';
import {
  type ExperimentResult,
  experimentResult,
  isMeasurable,
  materialOf,
} from '../../core/experiment-result.ts';
import type { MetricsStore } from './metrics-store.ts';
import type { SpendStore } from './spend-store.ts';

export type ExperimentResultsDependencies = {
  readonly metrics: Pick<MetricsStore, 'read'>;
  readonly spend: Pick<SpendStore, 'inRange'>;
};
export type ExperimentResults = ReturnType<typeof experimentResults>;

/** Answers an experiment's result as of `today` (YYYY-MM-DD in the model's time zone); null until it runs. */
export function experimentResults({ metrics, spend }: ExperimentResultsDependencies) {
  return async (experiment: Experiment, today: string): Promise<ExperimentResult | null> => {
    if (!isMeasurable(experiment)) return null;
    const material = materialOf(experiment, today);
    const [rollUps, rows] = await Promise.all([
      metrics.read(material.range, [material.dimension]),
      material.spend ? spend.inRange(material.range) : [],
    ]);
    return experimentResult(experiment, { rollUps, spend: rows }, today);
  };
}
