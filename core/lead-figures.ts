/** What the counters of some leads say: how many came how far, how quickly, at what cost. */
import type { LeadFigures } from './contracts/metrics.ts';
import { count, histogramBehind, named, rate, secondsAt, sizeOf } from './counters.ts';
import type { Counters } from './roll-up.ts';
import { costs, type Spend } from './spend.ts';

/** With fewer leads than this a row is called a small sample: one lead more or less moves a rate by 5 points. */
export const SMALL_SAMPLE_BELOW = 20;

/** `spend` is null where spend cannot be told apart, as for one tier. */
export function leadFigures(counters: Counters, spend: Spend | null): LeadFigures {
  const captured = count(counters, 'captured');
  const contacted = count(counters, 'contacted');
  const qualified = count(counters, 'qualified');
  const opportunities = count(counters, 'opportunities');
  const overrides = count(counters, 'overrides');
  const meetingsHeld = count(counters, 'meetingsHeld');
  const noShows = count(counters, 'noShows');
  const revenue = named(counters, 'revenue:');
  const speed = histogramBehind(counters, 'speed:');
  const meetings = meetingsHeld + noShows;
  return {
    captured,
    contacted,
    qualified,
    opportunities,
    won: count(counters, 'won'),
    revenue,
    leadToContact: rate(contacted, captured),
    contactToQualified: rate(qualified, contacted),
    qualifiedToOpportunity: rate(opportunities, qualified),
    medianSpeedToLeadSeconds: secondsAt(speed, 0.5),
    p90SpeedToLeadSeconds: secondsAt(speed, 0.9),
    ...percentiles(counters, 'speedBusiness:', 'SpeedToLeadBusiness'),
    ...responseFigures(counters),
    withinSla: count(counters, 'withinSla'),
    breached: count(counters, 'breached'),
    reassigned: count(counters, 'reassigned'),
    overrides,
    // What a manager waved through the gate is no merit of the campaign.
    qualifiedOpportunities: opportunities - overrides,
    meetingsBooked: count(counters, 'meetingsBooked'),
    meetingsHeld,
    noShows,
    noShowRate: rate(noShows, meetings),
    lost: count(counters, 'lost'),
    disqualified: count(counters, 'disqualified'),
    dispositions: named(counters, 'disposition:'),
    spam: count(counters, 'spam'),
    spend,
    ...(spend ? costs({ captured, qualified, opportunities, revenue }, spend) : noCosts),
    samples: { leads: captured, speedToLead: sizeOf(speed), meetings },
    smallSample: captured < SMALL_SAMPLE_BELOW,
  };
}

const noCosts = {
  costPerLead: null,
  costPerQualifiedLead: null,
  costPerOpportunity: null,
  returnOnSpend: null,
};

/** Response times, in elapsed and in business time. */
export const responseFigures = (counters: Counters) => ({
  ...percentiles(counters, 'response:', 'FirstResponse'),
  ...percentiles(counters, 'responseBusiness:', 'FirstResponseBusiness'),
});

type Percentiles<Name extends string> = {
  readonly [Percentile in `${'median' | 'p90'}${Name}Seconds`]: number | null;
};

function percentiles<Name extends string>(counters: Counters, prefix: string, name: Name): Percentiles<Name> {
  const durations = histogramBehind(counters, prefix);
  return {
    [`median${name}Seconds`]: secondsAt(durations, 0.5),
    [`p90${name}Seconds`]: secondsAt(durations, 0.9),
  } as Percentiles<Name>;
}
