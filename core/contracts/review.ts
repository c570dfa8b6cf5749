/** The weekly review: the document that is frozen, mailed and shown, and what `/api/reviews` takes and answers. */
import * as z from 'zod';
import { decisionOutcomes, experimentMetrics } from '../experiment.ts';
import { tiers } from '../model/tier-rules.ts';
import { experimentResultAnswer } from './experiments.ts';

const count = z.number().int();
const day = z.iso.date();
const instant = z.iso.datetime();
/** Per currency, in its minor units. */
const sums = z.record(z.string(), count);
/** Of so few that one more would turn it: shown, and not judged. */
const small = 'small-sample' as const;

const headline = z.object({
  /** Leads captured in the week, and how far they have come by now. */
  captured: count,
  contacted: count,
  /** Capture to first response, of those that had one; elapsed time. */
  medianSpeedToLeadSeconds: z.number().nullable(),
  /** What happened in the week, whenever the lead was captured. */
  breached: count,
  qualifiedOpportunities: count,
  overrides: count,
  won: count,
  revenue: sums,
  lost: count,
  disqualified: count,
  meetings: count,
  noShows: count,
  noShowRate: z.number().nullable(),
  spend: sums,
  /** Spend over qualified opportunities. */
  costPerOpportunity: sums,
});

const campaign = z.object({
  source: z.string(),
  campaign: z.string().nullable(),
  captured: count,
  qualifiedOpportunities: count,
  weekBefore: count,
  overrides: count,
  won: count,
});

const response = z.object({
  source: z.string(),
  tier: z.enum(tiers),
  captured: count,
  /** Of them, with a first response by now: what the median is of. */
  contacted: count,
  medianSeconds: z.number().nullable(),
  verdict: z.enum(['slow', 'fine', small]),
});

const attendance = z.object({
  source: z.string(),
  /** Meetings that were due: held, or not kept. */
  meetings: count,
  noShows: count,
  rate: z.number(),
  verdict: z.enum(['high', 'fine', small]),
});

const disposition = z.object({
  disposition: z.string(),
  closed: count,
  /** Closings a week in the weeks before; null where there are none to compare with. */
  meanBefore: z.number().nullable(),
  trend: z.enum(['up', 'down', 'steady', small]),
  /** What most of the week's closings came by: first touches. */
  behind: z.array(
    z.object({
      source: z.string(),
      campaign: z.string().nullable(),
      landingPage: z.string().nullable(),
      content: z.string().nullable(),
      closed: count,
    }),
  ),
});

const waitingLead = z.object({
  leadId: z.ulid(),
  tier: z.enum(tiers),
  ownerId: z.string(),
  ownerName: z.string().nullable(),
  source: z.string(),
  /** When it was captured. */
  waitingSince: instant,
  respondBy: instant.nullable(),
  overdue: z.boolean(),
});

const override = z.object({
  leadId: z.ulid(),
  at: instant,
  byId: z.string(),
  byName: z.string().nullable(),
  reason: z.string(),
});

const tried = {
  id: z.ulid(),
  hypothesis: z.string(),
  metric: z.enum(experimentMetrics),
  ownerId: z.string(),
  ownerName: z.string().nullable(),
  sprint: z.string().nullable(),
  startedOn: day.nullable(),
  /** Over the days since it started, and over as many before; null for one that has not run. */
  result: experimentResultAnswer.nullable(),
};
const experiment = z.object({ ...tried, status: z.enum(['proposed', 'running']) });
const decision = z.object({
  ...tried,
  decidedOn: day,
  outcome: z.enum(decisionOutcomes),
  note: z.string(),
});

const thresholds = z.object({
  slowResponseMinutes: z.object({ high: z.number(), standard: z.number(), nurture: z.number() }),
  noShowRate: z.number(),
  dispositionChange: z.number(),
  smallSample: count,
});

/** The review of one week. */
export const reviewSchema = z.object({
  isoWeek: z.string(),
  from: day,
  to: day,
  timeZone: z.string(),
  builtAt: instant,
  /** When it was frozen; null for a draft, which is built anew at each request. */
  frozenAt: instant.nullable(),
  /** 0 for a draft, 1 when it was first frozen, one more each time it was built again. */
  revision: count,
  thresholds,
  headline: z.object({ week: headline, weekBefore: headline }),
  topCampaigns: z.object({ rows: z.array(campaign), leftOff: count }),
  responses: z.object({ rows: z.array(response), leftOff: count }),
  noShows: z.object({ rows: z.array(attendance), leftOff: count }),
  dispositions: z.object({
    /** How many of the four weeks before have any figures: what the means are of. */
    weeksBefore: count,
    rows: z.array(disposition),
    leftOff: count,
  }),
  /** As it was when the review was built. */
  unworked: z.object({
    untouched: count,
    overdue: count,
    unowned: count,
    rows: z.array(waitingLead),
    leftOff: count,
  }),
  overrides: z.object({ rows: z.array(override), leftOff: count }),
  /** What runs, then what is proposed. */
  experiments: z.object({ rows: z.array(experiment), leftOff: count }),
  /** What was decided in the week. */
  decisions: z.object({ rows: z.array(decision), leftOff: count }),
  /** What whoever reads the figures must know of them. */
  notes: z.array(z.string()),
});

/** `POST /api/reviews/{isoWeek}` */
export const reviewRequest = z.strictObject({
  /** Build a frozen week anew, as its next revision. */
  again: z.boolean('must be true or false').default(false),
  /** Mail it to the recipients of the model who do not have this revision. */
  send: z.boolean('must be true or false').default(false),
});

/** `POST /api/reviews/{isoWeek}`: the frozen review, and how many of its recipients have it; null where it was not sent. */
export const reviewWriteAnswer = reviewSchema.extend({
  mailed: z.object({ sent: count, undeliverable: count, unsent: count }).nullable(),
});

/** `GET /api/reviews`: the frozen weeks, newest first. */
export const reviewListAnswer = z.object({
  items: z.array(z.object({ isoWeek: z.string(), revision: count, frozenAt: instant })),
});
