/**
 * The scorecard: 30 days against a baseline, each figure with the interval it truly lies in, so that nobody argues
 * about a change that chance alone would make.
 */
import type { Measure, ScorecardAnswer } from './contracts/scorecard.ts';
import {
  type BothPeriods,
  type Comparison,
  compareMedians,
  compareOpportunities,
  compareOpportunitiesPerSpend,
  compareShares,
  thresholds,
} from './scorecard-comparison.ts';
import { type PeriodDays, periodDays, type ScorecardFigures, total } from './scorecard-days.ts';
import type { Periods } from './scorecard-periods.ts';
import { CONFIDENCE } from './statistics.ts';

/** The scorecard of these periods. */
export function scorecardOf(periods: Periods, figures: ScorecardFigures): ScorecardAnswer {
  const both: BothPeriods = {
    now: periodDays(periods.now, figures),
    baseline: periodDays(periods.baseline, figures),
  };
  const currencies = [...new Set([...both.now.spend.keys(), ...both.baseline.spend.keys()])].sort();
  return {
    ...periods.now,
    baseline: periods.baseline,
    confidence: CONFIDENCE,
    thresholds,
    measures: [
      judged(speedToLead, compareMedians(both, 'speed')),
      judged(speedToLeadBusiness, compareMedians(both, 'speedBusiness')),
      judged(contactedWithinSla, compareShares(both, ofCaptured('withinSla'))),
      judged(
        unworked,
        compareShares(both, ({ captured, contacted }) => {
          const of = total(captured);
          return { hits: of - total(contacted), of };
        }),
      ),
      judged(opportunities, compareOpportunities(both)),
      ...currencies.map((currency) =>
        judged({ ...opportunitiesPerSpend, currency }, compareOpportunitiesPerSpend(both, currency)),
      ),
      judged(withDisposition, compareShares(both, ofCaptured('withDisposition'))),
      judged(
        noShowRate,
        compareShares(both, ({ noShows, meetingsHeld }) => {
          const hits = total(noShows);
          return { hits, of: hits + total(meetingsHeld) };
        }),
      ),
    ],
  };
}

type Told = Omit<Measure, keyof Comparison | 'verdict'> & {
  /** It only grows as leads get older, so that a lower figure of younger leads says nothing yet. */
  readonly grows?: true;
};

const speedToLead: Told = {
  id: 'speedToLead',
  unit: 'seconds',
  currency: null,
  better: 'lower',
  countedBy: 'capture-day',
  definition:
    'The median time from capture to first response, day and night, of the leads captured in these days that had one.',
};

const speedToLeadBusiness: Told = {
  ...speedToLead,
  id: 'speedToLeadBusiness',
  definition:
    'The median time in business hours from capture to first response, of the leads captured in these days that had one.',
};

const contactedWithinSla: Told = {
  id: 'contactedWithinSla',
  unit: 'share',
  currency: null,
  better: 'higher',
  countedBy: 'capture-day',
  definition:
    'Of the leads captured in these days, those whose first response came before it was due for the owner they had then.',
};

const unworked: Told = {
  id: 'unworked',
  unit: 'share',
  currency: null,
  better: 'lower',
  countedBy: 'capture-day',
  definition: 'Of the leads captured in these days, those that have had no first response by now.',
};

const opportunities: Told = {
  id: 'opportunities',
  unit: 'opportunities',
  currency: null,
  better: 'higher',
  countedBy: 'event-day',
  definition:
    'Opportunities opened in these days with fit and intent confirmed, for each 30 days; overrides do not count.',
};

const opportunitiesPerSpend: Told = {
  id: 'opportunitiesPerSpend',
  unit: 'opportunitiesPer1000',
  currency: null,
  better: 'higher',
  countedBy: 'event-day',
  definition:
    'Opportunities opened in these days with fit and intent confirmed, of all sources, for each 1000 that was spent in these days in this currency; overrides do not count.',
};

const withDisposition: Told = {
  id: 'withDisposition',
  unit: 'share',
  currency: null,
  better: 'higher',
  countedBy: 'capture-day',
  grows: true,
  definition:
    'Of the leads captured in these days, those closed with a disposition by now. Younger leads have had less time, so a lower share is not called worse.',
};

const noShowRate: Told = {
  id: 'noShowRate',
  unit: 'share',
  currency: null,
  better: 'lower',
  countedBy: 'event-day',
  definition: 'Of the meetings that were held or missed in these days, those the person did not come to.',
};

const ofCaptured = (name: 'withinSla' | 'withDisposition') => (period: PeriodDays) => ({
  hits: total(period[name]),
  of: total(period.captured),
});

function judged({ grows, ...told }: Told, { enough, ...compared }: Comparison): Measure {
  const verdict = enough ? verdictOf(compared.change, told.better) : 'too-few';
  return {
    ...told,
    ...compared,
    verdict: grows && verdict === 'worse' ? 'no-clear-change' : verdict,
  };
}

function verdictOf({ low, high }: Measure['change'], better: Measure['better']): Measure['verdict'] {
  if (low === null || high === null) return 'too-few';
  if (low <= 0 && high >= 0) return 'no-clear-change';
  return low > 0 === (better === 'higher') ? 'better' : 'worse';
}
