/**
 * One figure of two periods, each with the interval it truly lies in, and so their change. Shares by score intervals;
 * medians and opportunities by resampling the days of each period.
 */
import type { Measure } from './contracts/scorecard.ts';
import { currencyDecimals } from './currency.ts';
import { weightedMedian } from './histogram.ts';
import { SMALL_SAMPLE_BELOW } from './lead-figures.ts';
import { type PeriodDays, total } from './scorecard-days.ts';
import { SCORECARD_DAYS } from './scorecard-periods.ts';
import {
  type Interval,
  newcombe,
  type Proportion,
  percentileInterval,
  resampled,
  type Statistic,
  seededRandom,
  type Weights,
  wilson,
} from './statistics.ts';

/** Below any of these there is too little for a verdict. */
export const thresholds = {
  cases: SMALL_SAMPLE_BELOW,
  opportunities: 20,
  days: 7,
  shareOfDays: 0.5,
} as const;
/** The usual least for the ends of a 95 % interval (B. Efron and R. J. Tibshirani, 1993). */
const SAMPLES = 1_000;
/** Any seed will do, as long as it stays: the same figures are to give the same answer. */
const NOW_SEED = 30;
const BASELINE_SEED = 31;

export type BothPeriods = { readonly now: PeriodDays; readonly baseline: PeriodDays };
export type Comparison = Pick<Measure, 'now' | 'baseline' | 'change'> & {
  /** Whether there are cases enough for a verdict. */
  readonly enough: boolean;
};

const NOTHING = { value: null, low: null, high: null };

/** A share of cases in each period. */
export function compareShares(
  { now, baseline }: BothPeriods,
  shareOf: (period: PeriodDays) => Proportion,
): Comparison {
  const [a, b] = [possible(shareOf(now)), possible(shareOf(baseline))];
  const measured = (of: Proportion) => ({
    ...(of.of === 0 ? NOTHING : around(share(of), wilson(of))),
    n: of.of,
  });
  return {
    now: measured(a),
    baseline: measured(b),
    change: a.of === 0 || b.of === 0 ? NOTHING : around(share(a) - share(b), newcombe(a, b)),
    enough: a.of >= thresholds.cases && b.of >= thresholds.cases,
  };
}

/** The median of the durations in each period, in seconds. */
export function compareMedians(periods: BothPeriods, durations: 'speed' | 'speedBusiness'): Comparison {
  const casesByDay = (period: PeriodDays) => period[durations].map((histogram) => total(histogram.values()));
  const cases = (period: PeriodDays) => total(casesByDay(period));
  return compareResampled(periods, {
    statisticOf: (period) => {
      const median = weightedMedian(period[durations]);
      return (weights) => {
        const millis = median(weights);
        return millis === null ? null : millis / 1000;
      };
    },
    cases,
    casesByDay,
    enough: cases(periods.now) >= thresholds.cases && cases(periods.baseline) >= thresholds.cases,
  });
}

/** Opportunities for each 30 days, so that a longer baseline does not look better. */
export function compareOpportunities(periods: BothPeriods): Comparison {
  return compareResampled(periods, {
    ...opportunitiesOf(periods),
    statisticOf: ({ opportunities }) => {
      const scale = SCORECARD_DAYS / opportunities.length;
      return (weights) => weighted(opportunities, weights) * scale;
    },
  });
}

/** Opportunities for each 1000 of the currency, in major units; null where nothing was spent. */
export function compareOpportunitiesPerSpend(periods: BothPeriods, currency: string): Comparison {
  const thousand = 1000 * 10 ** currencyDecimals(currency);
  return compareResampled(periods, {
    ...opportunitiesOf(periods),
    statisticOf: ({ opportunities, spend }) => {
      const spent = spend.get(currency) ?? [];
      return (weights) => {
        const amount = weighted(spent, weights);
        return amount === 0 ? null : (weighted(opportunities, weights) / amount) * thousand;
      };
    },
  });
}

/**
 * That opportunities stayed away is told by those of the other period. Their days are those on which leads came: a period
 * that began before there were any would have few opportunities for that reason alone.
 */
const opportunitiesOf = ({ now, baseline }: BothPeriods) => ({
  cases: ({ opportunities }: PeriodDays) => total(opportunities),
  casesByDay: ({ captured }: PeriodDays) => captured,
  enough: total(now.opportunities) + total(baseline.opportunities) >= thresholds.opportunities,
});

function compareResampled(
  { now, baseline }: BothPeriods,
  measure: {
    readonly statisticOf: (period: PeriodDays) => Statistic;
    readonly cases: (period: PeriodDays) => number;
    readonly casesByDay: (period: PeriodDays) => readonly number[];
    readonly enough: boolean;
  },
): Comparison {
  const of = (period: PeriodDays, seed: number) => {
    const days = period.captured.length;
    const statistic = measure.statisticOf(period);
    return {
      value: statistic(new Uint32Array(days).fill(1)),
      samples: resampled(days, statistic, seededRandom(seed), SAMPLES),
      covered: coversItsDays(measure.casesByDay(period)),
    };
  };
  const [a, b] = [of(now, NOW_SEED), of(baseline, BASELINE_SEED)];
  const change = {
    value: less(a.value, b.value),
    // Both were drawn apart from each other, so any pair of their samples is a sample of the change.
    samples: a.samples.map((sample, index) => less(sample, b.samples[index] ?? null)),
    covered: a.covered && b.covered,
  };
  return {
    now: { ...told(a), n: measure.cases(now) },
    baseline: { ...told(b), n: measure.cases(baseline) },
    change: told(change),
    enough: measure.enough && change.covered && change.value !== null,
  };
}

function told(figure: { value: number | null; samples: readonly (number | null)[]; covered: boolean }) {
  if (figure.value === null) return NOTHING;
  // Drawn again and again, a few days would look far surer than they are.
  if (!figure.covered) return { ...NOTHING, value: plain(figure.value) };
  return around(figure.value, percentileInterval(figure.value, figure.samples));
}

/** Days tell of chance only when there are several, and most are not empty. */
function coversItsDays(cases: readonly number[]): boolean {
  const days = cases.filter((count) => count > 0).length;
  return days >= thresholds.days && days >= cases.length * thresholds.shareOfDays;
}

/** While the capture of a lead is not counted, or put aside for good, more may have happened to leads than there are. */
const possible = ({ hits, of }: Proportion): Proportion => ({ hits: Math.max(0, Math.min(hits, of)), of });

const share = ({ hits, of }: Proportion): number => hits / of;

const weighted = (figures: readonly number[], weights: Weights): number =>
  figures.reduce((sum, figure, day) => sum + figure * (weights[day] ?? 0), 0);

const less = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);

const around = (value: number, { low, high }: Interval) => ({
  value: plain(value),
  low: plain(low),
  high: plain(high),
});

/** Without digits that mean nothing. */
const plain = (figure: number): number => Number(figure.toPrecision(6));
