/**
 * What an experiment changed: its figure over the days since it started, and over as many days before. Both are cohort
 * figures, so the newest leads of `after` may still be on their way.
 */

import type { LeadFigures } from './contracts/metrics.ts';
import { histogramBehind, sizeOf } from './counters.ts';
import { addDays, type DayRange, daysBetween, MOST_DAYS } from './day-range.ts';
import type { Decided, Experiment, ExperimentMetric, ExperimentScope, Running } from './experiment.ts';
import { leadFigures } from './lead-figures.ts';
import { type Counters, type Dimension, type RollUp, sumCounters } from './roll-up.ts';
import { campaignKey, campaignsSeenIn, matchSpend, type Spend, type SpendRow, spendOf } from './spend.ts';

/** Before and after together are as many days as figures are ever asked for: an experiment is judged by its first months. */
const MOST_DAYS_AFTER = MOST_DAYS / 2;

export type ExperimentFigure = DayRange & {
  /** A rate from 0 to 1, or seconds; null for a cost, and where nothing is measured. */
  readonly value: number | null;
  /** Of a cost, per currency in its minor units. */
  readonly cost: Spend;
  /** What the value is of: leads, meetings or responses. */
  readonly samples: number;
};
export type ExperimentResult = {
  readonly unit: 'rate' | 'seconds' | 'cost';
  readonly before: ExperimentFigure;
  readonly after: ExperimentFigure;
};

/** An experiment that ran or runs; only such a one has a result. */
export type Measurable = Running | (Decided & { readonly startedOn: string });

export const isMeasurable = (experiment: Experiment): experiment is Measurable =>
  experiment.status !== 'proposed' && experiment.startedOn !== null;

export const isCost = (metric: ExperimentMetric): boolean => metric.startsWith('costPer');

/** What must be read to measure an experiment: roll-ups of this dimension, and spend, of all days of the range. */
export type Material = { readonly range: DayRange; readonly dimension: Dimension; readonly spend: boolean };

export function materialOf(experiment: Measurable, today: string): Material {
  const { before, after } = measuredDays(experiment, today);
  const { metric, scope } = experiment;
  const byCampaign = isCost(metric) || scope.source !== undefined || scope.campaign !== undefined;
  return {
    range: { from: before.from, to: after.to },
    dimension: byCampaign ? 'campaign' : 'all',
    spend: isCost(metric),
  };
}

/** `rollUps` and `spend` are what `materialOf` names; `today` is YYYY-MM-DD in the model's time zone. */
export function experimentResult(
  experiment: Measurable,
  { rollUps, spend }: { readonly rollUps: readonly RollUp[]; readonly spend: readonly SpendRow[] },
  today: string,
): ExperimentResult {
  const { metric, scope } = experiment;
  const { before, after } = measuredDays(experiment, today);
  const figureOf = (range: DayRange): ExperimentFigure => {
    const cohorts = rollUps.filter(({ day }) => isIn(range, day));
    const inScope = cohorts.filter((rollUp) => isInScope(scope, rollUp));
    const counters = sumCounters(inScope.map((rollUp) => rollUp.counters));
    const rows = spend.filter(({ day }) => isIn(range, day));
    return { ...range, ...measured(metric, counters, spendOfScope(scope, rows, cohorts)) };
  };
  const unit = isCost(metric) ? 'cost' : metric.startsWith('median') ? 'seconds' : 'rate';
  return { unit, before: figureOf(before), after: figureOf(after) };
}

/** Today and the day of the decision are measured as far as they have come. */
function measuredDays(experiment: Measurable, today: string): { before: DayRange; after: DayRange } {
  const { startedOn } = experiment;
  const end = experiment.status === 'decided' ? experiment.decidedOn : today;
  const longest = addDays(startedOn, MOST_DAYS_AFTER - 1);
  const to = end > longest ? longest : end;
  const days = daysBetween(startedOn, to) + 1;
  return {
    before: { from: addDays(startedOn, -days), to: addDays(startedOn, -1) },
    after: { from: startedOn, to },
  };
}

/** What an experiment moves, as the figures of both teams have it, and how many leads or meetings are behind it. */
const measures: {
  readonly [Metric in ExperimentMetric]: (
    figures: LeadFigures,
    counters: Counters,
  ) => {
    readonly of: number | Spend | null;
    readonly samples: number;
  };
} = {
  leadToContact: (it) => ({ of: it.leadToContact, samples: it.captured }),
  contactToQualified: (it) => ({ of: it.contactToQualified, samples: it.contacted }),
  qualifiedToOpportunity: (it) => ({ of: it.qualifiedToOpportunity, samples: it.qualified }),
  noShowRate: (it) => ({ of: it.noShowRate, samples: it.samples.meetings }),
  medianSpeedToLead: (it) => ({ of: it.medianSpeedToLeadSeconds, samples: it.samples.speedToLead }),
  medianFirstResponse: (it, counters) => ({
    of: it.medianFirstResponseSeconds,
    samples: sizeOf(histogramBehind(counters, 'response:')),
  }),
  costPerLead: (it) => ({ of: it.costPerLead, samples: it.captured }),
  costPerQualifiedLead: (it) => ({ of: it.costPerQualifiedLead, samples: it.qualified }),
  costPerOpportunity: (it) => ({ of: it.costPerOpportunity, samples: it.opportunities }),
};

function measured(
  metric: ExperimentMetric,
  counters: Counters,
  spend: Spend,
): Omit<ExperimentFigure, 'from' | 'to'> {
  const { of, samples } = measures[metric](leadFigures(counters, spend), counters);
  return typeof of === 'object' ? { value: null, cost: of ?? {}, samples } : { value: of, cost: {}, samples };
}

function isInScope({ source, campaign, tier }: ExperimentScope, { tier: ofTier, value }: RollUp): boolean {
  const fits = (wanted: string | undefined, is: string | null | undefined) =>
    wanted === undefined || wanted === is;
  return fits(tier, ofTier) && fits(source, value[0]) && fits(campaign, value[1]);
}

/** What was spent in a scope. Spend that no source can be told of counts where no source is asked for. */
function spendOfScope(
  { source, campaign }: ExperimentScope,
  rows: readonly SpendRow[],
  cohorts: readonly RollUp[],
): Spend {
  const ofCampaign = rows.filter((row) => campaign === undefined || row.campaign === campaign);
  if (source === undefined) return spendOf(ofCampaign);
  const { byCampaign } = matchSpend(
    ofCampaign.filter((row) => row.source === null),
    campaignsSeenIn(cohorts),
  );
  const names = new Set(ofCampaign.map((row) => row.campaign));
  const matched = [...names].flatMap((name) =>
    Object.entries(byCampaign.get(campaignKey(source, name)) ?? {}),
  );
  return spendOf([
    ...ofCampaign.filter((row) => row.source === source),
    ...matched.map(([currency, amountMinor]) => ({ currency, amountMinor })),
  ]);
}

const isIn = ({ from, to }: DayRange, day: string): boolean => from <= day && day <= to;
