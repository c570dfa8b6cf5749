/** How quickly each rep responds. */
import type { Schemas } from '../../api/client.ts';
import { count, percent, seconds } from '../../parts/numbers.ts';

export type RepRow = Schemas['RepFigures'];

/** Who left the team keeps their figures, without a name. */
export const repName = ({ name, repId }: RepRow): string => name ?? `${repId} (left)`;

/** Only who responded to somebody has a time; the others are in the table. */
export const responders = (rows: readonly RepRow[]): RepRow[] =>
  rows.filter(
    ({ medianFirstResponseSeconds, p90FirstResponseSeconds }) =>
      medianFirstResponseSeconds !== null && p90FirstResponseSeconds !== null,
  );

/** Beside the bar: how often they kept the promise, of how many. */
export const attainmentWords = ({ slaAttainment, samples, smallSample }: RepRow): string =>
  `${percent(slaAttainment)} of ${count(samples.responses)} in time${smallSample ? ', few' : ''}`;

export const responseLines = (row: RepRow): string[] => [
  `Median: ${seconds(row.medianFirstResponseSeconds)}`,
  `90th percentile: ${seconds(row.p90FirstResponseSeconds)}`,
  attainmentWords(row),
];

/** What the chart shows, for those who do not see it. */
export const responseSummary = (shown: readonly RepRow[]): string =>
  `Bars from the median to the 90th percentile of the response time, by rep. ${shown
    .map(
      (row) =>
        `${repName(row)}: ${seconds(row.medianFirstResponseSeconds)} to ${seconds(row.p90FirstResponseSeconds)}, ${attainmentWords(row)}`,
    )
    .join('; ')}.`;
