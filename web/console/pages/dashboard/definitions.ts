/** What is counted, and how, in a sentence or two for each figure. */
import type { Schemas } from '../../api/client.ts';
import type { Breakdown } from './dashboard-query.ts';

/** What of the answer the definitions depend on. */
type Basis = Pick<Schemas['Metrics'], 'timeZone' | 'attribution' | 'smallSampleBelow'>;

const cohort = ({ timeZone }: Basis): string =>
  `Leads are counted under the day they were captured, in ${timeZone}, whatever happened to them since: a rate of recent days still grows.`;

const small = (what: string, { smallSampleBelow }: Basis): string =>
  `“Few” marks fewer than ${smallSampleBelow} ${what}: chance weighs more there than the cause.`;

const touch: Readonly<Record<Basis['attribution'], string>> = {
  first: 'Source and campaign are those of the first touch: what first made the lead aware.',
  latest: 'Source and campaign are those of the latest touch: what brought the lead last.',
};

const error = 'Times come from a histogram and are within 1 % of the exact figure.';

export const headlineDefinition = (basis: Basis): string =>
  [
    cohort(basis),
    'Speed to lead runs from capture to the first response of anybody.',
    'The no-show rate is of the meetings that were to take place.',
    small('leads behind a number', basis),
    error,
  ].join(' ');

export const funnelDefinition = (by: Breakdown, basis: Basis): string =>
  [
    cohort(basis),
    'Each rate is of the stage before: contacted of captured, qualified of contacted, opportunities of qualified.',
    by === 'tier' ? 'A lead’s tier is the one it was given when it was captured.' : touch[basis.attribution],
    small('leads', basis),
  ].join(' ');

export const responseDefinition = (basis: Basis): string =>
  [
    'Response time runs from the assignment of the owner who responded to their first response, so it starts again with each owner; half of the responses took no longer than the median, nine in ten no longer than the 90th percentile.',
    'In time is the share of their responses that came before the tier’s deadline.',
    small('responses', basis),
    error,
  ].join(' ');

export const dispositionsDefinition = (basis: Basis): string =>
  [
    'Why leads were lost or disqualified, as sales chose it when closing them.',
    touch[basis.attribution],
    small('closed leads', basis),
  ].join(' ');

export const speedDefinition = (): string =>
  [
    'Speed to lead runs from capture to the first response, day and night, whoever owned the lead. The bars stand for times of different length.',
    error,
    'A lead that close to a mark may count on its other side.',
  ].join(' ');
