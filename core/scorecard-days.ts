/** A period's figures day by day, as the scorecard needs them: what is told apart by day can be resampled by day. */
import { count, histogramBehind, named } from './counters.ts';
import { type DayRange, daysOf } from './day-range.ts';
import type { Histogram } from './histogram.ts';
import type { Counters, RollUp } from './roll-up.ts';
import type { SpendRow } from './spend.ts';

/** What was spent on a day, on whatever campaign. */
export type DaySpend = Pick<SpendRow, 'day' | 'currency' | 'amountMinor'>;

/** What the scorecard is read from; days outside of a period are left out of it. */
export type ScorecardFigures = {
  /** Of all leads, by the day of their capture. */
  readonly cohorts: readonly RollUp[];
  /** Of all leads, by the day that something happened. */
  readonly happened: readonly RollUp[];
  readonly spend: readonly DaySpend[];
};

/** One figure for each day of a period, in the same order throughout. */
export type PeriodDays = {
  readonly captured: readonly number[];
  readonly contacted: readonly number[];
  readonly withinSla: readonly number[];
  readonly withDisposition: readonly number[];
  readonly speed: readonly Histogram[];
  readonly speedBusiness: readonly Histogram[];
  /** Those that passed the gate: what a manager waved through is no merit of the handoff. */
  readonly opportunities: readonly number[];
  readonly meetingsHeld: readonly number[];
  readonly noShows: readonly number[];
  /** By currency, in minor units. */
  readonly spend: ReadonlyMap<string, readonly number[]>;
};

export function periodDays(range: DayRange, { cohorts, happened, spend }: ScorecardFigures): PeriodDays {
  const days = daysOf(range);
  const of = byDay(days, cohorts);
  const on = byDay(days, happened);
  return {
    captured: of.map((counted) => count(counted, 'captured')),
    contacted: of.map((counted) => count(counted, 'contacted')),
    withinSla: of.map((counted) => count(counted, 'withinSla')),
    withDisposition: of.map((counted) => total(Object.values(named(counted, 'disposition:')))),
    speed: of.map((counted) => histogramBehind(counted, 'speed:')),
    speedBusiness: of.map((counted) => histogramBehind(counted, 'speedBusiness:')),
    opportunities: on.map((counted) => count(counted, 'opportunities') - count(counted, 'overrides')),
    meetingsHeld: on.map((counted) => count(counted, 'meetingsHeld')),
    noShows: on.map((counted) => count(counted, 'noShows')),
    spend: spendByCurrency(days, spend),
  };
}

export const total = (counts: Iterable<number>): number => {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
};

/** The counters of each day, whatever the tier. In one walk: a busy day has thousands of buckets in each of its roll-ups. */
function byDay(days: readonly string[], rollUps: readonly RollUp[]): Counters[] {
  const sums = new Map(days.map((day): [string, Record<string, number>] => [day, {}]));
  for (const { day, counters } of rollUps) {
    const counted = sums.get(day);
    if (counted === undefined) continue;
    for (const name in counters) counted[name] = count(counted, name) + count(counters, name);
  }
  return [...sums.values()];
}

function spendByCurrency(days: readonly string[], spend: readonly DaySpend[]): Map<string, number[]> {
  const place = new Map(days.map((day, index) => [day, index]));
  const sums = new Map<string, number[]>();
  for (const { day, currency, amountMinor } of spend) {
    const index = place.get(day);
    // A row of 0 takes back what was imported by mistake: nothing was spent in its currency.
    if (index === undefined || amountMinor === 0) continue;
    const amounts = sums.get(currency) ?? days.map(() => 0);
    amounts[index] = (amounts[index] ?? 0) + amountMinor;
    sums.set(currency, amounts);
  }
  return sums;
}
