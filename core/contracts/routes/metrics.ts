import * as z from 'zod';
import { bucketOf } from '../../histogram.ts';
import { speedDistribution } from '../../speed-distribution.ts';
import { type LeadFigures, type MetricsAnswer, metricsAnswer, metricsQuery } from '../metrics.ts';
import { etag, ifNoneMatch, json, type Route, readersOfFigures } from './route.ts';

const figures: LeadFigures = {
  captured: 200,
  contacted: 180,
  qualified: 45,
  opportunities: 18,
  won: 4,
  revenue: { EUR: 1_200_000 },
  leadToContact: 0.9,
  contactToQualified: 0.25,
  qualifiedToOpportunity: 0.4,
  medianSpeedToLeadSeconds: 214.7,
  p90SpeedToLeadSeconds: 880.2,
  medianSpeedToLeadBusinessSeconds: 201.3,
  p90SpeedToLeadBusinessSeconds: 760.5,
  medianFirstResponseSeconds: 190.8,
  p90FirstResponseSeconds: 640.1,
  medianFirstResponseBusinessSeconds: 188.4,
  p90FirstResponseBusinessSeconds: 601.9,
  withinSla: 166,
  breached: 12,
  reassigned: 7,
  overrides: 1,
  qualifiedOpportunities: 17,
  meetingsBooked: 40,
  meetingsHeld: 36,
  noShows: 4,
  noShowRate: 0.1,
  lost: 6,
  disqualified: 50,
  dispositions: { no_budget: 31, wrong_icp: 25 },
  spam: 9,
  spend: { EUR: 360_000 },
  costPerLead: { EUR: 1_800 },
  costPerQualifiedLead: { EUR: 8_000 },
  costPerOpportunity: { EUR: 20_000 },
  returnOnSpend: { EUR: 3.3333 },
  samples: { leads: 200, speedToLead: 180, meetings: 40 },
  smallSample: false,
};
const responded = speedDistribution({
  captured: figures.captured,
  [`speed:${bucketOf(90_000)}`]: 62,
  [`speed:${bucketOf(220_000)}`]: 71,
  [`speed:${bucketOf(840_000)}`]: 47,
});
/** By source. */
const example: MetricsAnswer = {
  from: '2026-10-25',
  to: '2026-11-23',
  timeZone: 'America/New_York',
  attribution: 'first',
  smallSampleBelow: 20,
  total: { ...figures, ...responded },
  bySource: [{ source: 'google', ...figures }],
};
const csv = { schema: z.string(), example: 'source,captured\r\ngoogle,200\r\n' };

export const metricsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/api/metrics',
    operationId: 'readMetrics',
    tag: 'Figures',
    summary: 'Answers the figures of a range of cohort days, and what waits now',
    description:
      'By source, rep, campaign and tier, or by what `by` names alone. `Accept: text/csv` gives the table that `table` or `by` names.',
    roles: readersOfFigures,
    parameters: { query: metricsQuery, header: ifNoneMatch },
    answers: {
      200: {
        description: 'The figures.',
        content: { ...json(metricsAnswer, example), 'text/csv': csv },
        headers: etag.partial(),
      },
      304: { description: 'They are what they were.' },
    },
  },
];
