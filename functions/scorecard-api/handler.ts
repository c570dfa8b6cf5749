/** `GET /api/scorecard`: 30 days against a baseline, and how sure each change is. */
import { type ScorecardAnswer, scorecardQuery } from '../../core/contracts/scorecard.ts';
import type { DayRange } from '../../core/day-range.ts';
import { scorecardOf } from '../../core/scorecard.ts';
import { scorecardPeriods } from '../../core/scorecard-periods.ts';
import type { Authorizer } from '../shared/authorizer.ts';
import { type HttpHandler, json } from '../shared/http.ts';
import type { MetricsStore } from '../shared/metrics-store.ts';
import { Refused } from '../shared/problem.ts';
import { readQuery } from '../shared/request.ts';
import type { SpendStore } from '../shared/spend-store.ts';

export type ScorecardDependencies = {
  readonly authorizer: Authorizer;
  readonly metrics: Pick<MetricsStore, 'read'>;
  readonly spend: Pick<SpendStore, 'inRange'>;
  /** The model's own, if it has one. */
  readonly baseline: DayRange | undefined;
  /** The day in the model's time zone. */
  readonly dayOf: (at: number) => string;
  readonly now: () => number;
};

export function scorecardApiHandler(dependencies: ScorecardDependencies): HttpHandler {
  const { authorizer, metrics, spend, baseline, dayOf, now } = dependencies;

  return async (request) => {
    await authorizer.require(request, ['rep', 'manager', 'marketer', 'admin', 'bi']);
    const periods = scorecardPeriods(readQuery(request, scorecardQuery), dayOf(now()), baseline);
    if ('path' in periods) throw new Refused('invalid-fields', { errors: [periods] });

    const ranges = [periods.now, periods.baseline];
    const [rollUps, spent] = await Promise.all([
      Promise.all(ranges.map((range) => metrics.read(range, ['all', 'activity']))),
      Promise.all(ranges.map((range) => spend.inRange(range))),
    ]);
    const of = (dimension: 'all' | 'activity') =>
      rollUps.flat().filter((rollUp) => rollUp.dimension === dimension);
    const answer: ScorecardAnswer = scorecardOf(periods, {
      cohorts: of('all'),
      happened: of('activity'),
      spend: spent.flat(),
    });
    return json(200, answer);
  };
}
