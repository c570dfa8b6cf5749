/** Experiments in words. */
import type { Schemas } from '../../../api/client.ts';
import { count, percent, seconds, sums } from '../../../parts/numbers.ts';
import { tierWords } from '../../../parts/words.ts';

export type Experiment = Schemas['Experiment'];
export type Metric = Experiment['metric'];
type Result = NonNullable<Experiment['result']>;

export const metricWords: Readonly<Record<Metric, string>> = {
  leadToContact: 'Lead to contact',
  contactToQualified: 'Contact to qualified',
  qualifiedToOpportunity: 'Qualified to opportunity',
  noShowRate: 'No-show rate',
  medianSpeedToLead: 'Median speed to lead',
  medianFirstResponse: 'Median first response',
  costPerLead: 'Cost per lead',
  costPerQualifiedLead: 'Cost per qualified lead',
  costPerOpportunity: 'Cost per opportunity',
};

export const outcomeWords: Readonly<Record<NonNullable<Experiment['decision']>['outcome'], string>> = {
  kept: 'Kept',
  dropped: 'Dropped',
  inconclusive: 'Inconclusive',
};

/** "google / spring-demo, High intent"; whose leads count. */
export function scopeWords({ source, campaign, tier }: Experiment['scope']): string {
  const from = [source, campaign].filter((it) => it !== undefined).join(' / ');
  const parts = [from, tier === undefined ? '' : tierWords[tier]].filter((part) => part !== '');
  return parts.join(', ') || 'All leads';
}

/** A figure, and never without what it is of: "12 % (of 40)". */
export function figureWords(unit: Result['unit'], { value, cost, samples }: Result['before']): string {
  const said = { rate: percent(value), seconds: seconds(value), cost: sums(cost) };
  return `${said[unit]} (of ${count(samples)})`;
}

/** "12 % (of 40) → 18 % (of 35)" */
export const resultWords = ({ unit, before, after }: Result): string =>
  `${figureWords(unit, before)} → ${figureWords(unit, after)}`;
