/** The figures as the API answers them. A rate with nothing under it is null, and so is the median of nothing. */
import * as z from 'zod';
import { tiers } from '../model/tier-rules.ts';
import { day } from './fields.ts';
import { spendSums, unmatchedSpend } from './spend.ts';

/** Tables of the figures, by what their rows are. */
export const metricsTables = ['source', 'campaign', 'form', 'rep', 'tier', 'week'] as const;
export type MetricsTable = (typeof metricsTables)[number];

/** Which touch of a lead its source and campaign are: what first made it aware, or what brought it last. */
export const attributions = ['first', 'latest'] as const;
export type Attributed = (typeof attributions)[number];

/**
 * `GET /api/metrics`: days are cohort days, both included, 30 up to today where nothing is said. `by` answers one table alone,
 * `compare` the same for as many days just before; `table` names the one that a CSV holds.
 */
export const metricsQuery = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  tier: z.enum(tiers).optional(),
  by: z.enum(metricsTables).optional(),
  attribution: z.enum(attributions).default('first'),
  compare: z.literal('previous').optional(),
  table: z.enum(metricsTables).optional(),
});
export type MetricsQuery = z.output<typeof metricsQuery>;

const count = z.int();
const rate = z.number().nullable().describe('From 0 to 1; null with nothing under it.');
const seconds = z.number().nullable().describe('Within 1 % of the exact figure; null for none.');
const costSums = z
  .record(z.string(), z.number())
  .nullable()
  .describe('Per currency; null where spend does not apply, without a currency where nothing is under it.');

/** What every row about leads says. */
const leadFigures = {
  captured: count,
  contacted: count,
  qualified: count,
  opportunities: count,
  won: count,
  revenue: z.record(z.string(), count).describe('Per currency, in its minor units.'),
  leadToContact: rate,
  contactToQualified: rate,
  qualifiedToOpportunity: rate,
  medianSpeedToLeadSeconds: seconds.describe('Capture → first response.'),
  p90SpeedToLeadSeconds: seconds,
  medianSpeedToLeadBusinessSeconds: seconds.describe('In the model’s open hours alone.'),
  p90SpeedToLeadBusinessSeconds: seconds,
  medianFirstResponseSeconds: seconds.describe('Assignment of the owner who responded → first response.'),
  p90FirstResponseSeconds: seconds,
  medianFirstResponseBusinessSeconds: seconds,
  p90FirstResponseBusinessSeconds: seconds,
  withinSla: count,
  breached: count,
  reassigned: count,
  overrides: count.describe('Opportunities that a manager waved through the gate.'),
  qualifiedOpportunities: count.describe('Opportunities without the overrides.'),
  meetingsBooked: count,
  meetingsHeld: count,
  noShows: count,
  noShowRate: rate.describe('Of the meetings that were to take place.'),
  lost: count,
  disqualified: count,
  dispositions: z.record(z.string(), count),
  spam: count.describe('Submissions that a bot filled in; they are no leads.'),
  spend: spendSums
    .nullable()
    .describe('Per currency, in its minor units; null for one tier or one form, which spend does not know.'),
  costPerLead: costSums,
  costPerQualifiedLead: costSums,
  costPerOpportunity: costSums,
  returnOnSpend: costSums.describe('Revenue in the same currency ÷ spend.'),
  samples: z.object({
    leads: count,
    speedToLead: count.describe('Leads behind the medians and the 90th percentiles.'),
    meetings: count.describe('Meetings behind the no-show rate.'),
  }),
  smallSample: z
    .boolean()
    .describe('Fewer leads than `smallSampleBelow`: chance weighs more than the cause.'),
};
const leadRow = z.object(leadFigures);
export type LeadFigures = z.output<typeof leadRow>;

/** What `total` and the rows by tier say beyond that; a CSV has one number a cell, so it leaves this out. */
const speedDistribution = {
  speedDistribution: z
    .array(
      z.object({
        fromSeconds: z.number().describe('Longer than this; the first one from 0 on.'),
        toSeconds: z.number().nullable().describe('Up to this, itself included; null for any longer time.'),
        leads: count,
      }),
    )
    .describe(
      'Capture → first response in elapsed time, always between the same bounds. Together as many leads as `samples.speedToLead`; one within 1 % of a bound may count on its other side.',
    ),
  withoutFirstResponse: count.describe('Leads that nobody has responded to yet, or ever.'),
};
const distribution = z.object(speedDistribution);
export type SpeedDistribution = z.output<typeof distribution>;

const sourceRow = z.object({ source: z.string(), ...leadFigures });
const campaignRow = z.object({ source: z.string(), campaign: z.string().nullable(), ...leadFigures });
const formRow = z.object({ form: z.string().nullable(), ...leadFigures });
const tierRow = z.object({ tier: z.enum(tiers), ...leadFigures });
const answeredTierRow = tierRow.extend(speedDistribution);
const weekRow = z.object({
  week: z.string().describe('ISO 8601, of the cohort day: `2026-W47`.'),
  ...leadFigures,
});
const repRow = z.object({
  repId: z.string(),
  name: z.string().nullable().describe('Null for who left the team.'),
  assigned: count,
  contacted: count,
  medianFirstResponseSeconds: seconds,
  withinSla: count,
  breached: count,
  reassignedAway: count,
  slaAttainment: rate.describe('Of the leads they responded to, those in time.'),
  p90FirstResponseSeconds: seconds,
  medianFirstResponseBusinessSeconds: seconds,
  p90FirstResponseBusinessSeconds: seconds,
  samples: z.object({ responses: count }),
  smallSample: z.boolean().describe('Fewer responses than `smallSampleBelow`.'),
});
export type SourceFigures = z.output<typeof sourceRow>;
export type CampaignFigures = z.output<typeof campaignRow>;
export type FormFigures = z.output<typeof formRow>;
export type TierFigures = z.output<typeof answeredTierRow>;
export type WeekFigures = z.output<typeof weekRow>;
export type RepFigures = z.output<typeof repRow>;

/** The columns of a table, in their order. */
export const columnsOf = (table: MetricsTable): string[] => Object.keys(rows[table].shape);

const rows = {
  source: sourceRow,
  campaign: campaignRow,
  form: formRow,
  rep: repRow,
  tier: tierRow,
  week: weekRow,
} satisfies Record<MetricsTable, z.ZodObject>;

const tables = z.object({
  bySource: z.array(sourceRow),
  byCampaign: z.array(campaignRow),
  byForm: z.array(formRow),
  byRep: z.array(repRow),
  byTier: z.array(answeredTierRow),
  byWeek: z.array(weekRow),
});
const range = {
  from: day,
  to: day,
  total: leadRow.extend(speedDistribution).describe('All leads of the range.'),
  ...tables.partial().shape,
  unmatchedSpend: z
    .array(unmatchedSpend)
    .optional()
    .describe('Spend that belongs to no campaign of the range.'),
};

/**
 * `GET /api/metrics`: by source, rep, campaign and tier, and what waits now; with `by`, that table alone and the total.
 */
export const metricsAnswer = z.object({
  ...range,
  timeZone: z.string().describe('The model’s: where the days begin and end.'),
  attribution: z.enum(attributions),
  smallSampleBelow: count,
  previous: z.object(range).optional().describe('As many days, just before.'),
  now: z
    .object({ untouched: count, overdue: count, unowned: count })
    .optional()
    .describe('What waits right now, whatever the range.'),
});
export type MetricsAnswer = z.output<typeof metricsAnswer>;
