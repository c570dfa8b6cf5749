/** `GET /api/scorecard`: 30 days against a baseline. */
import * as z from 'zod';

const day = z.iso.date('expected a day such as 2026-11-23');

/** Days are in the model's time zone, both ends included; `baselineFrom` and `baselineTo` together or neither. */
export const scorecardQuery = z
  .strictObject({ to: day.optional(), baselineFrom: day.optional(), baselineTo: day.optional() })
  .superRefine(({ baselineFrom, baselineTo }, context) => {
    if ((baselineFrom === undefined) === (baselineTo === undefined)) return;
    const path = [baselineFrom === undefined ? 'baselineFrom' : 'baselineTo'];
    context.addIssue({ code: 'custom', path, message: 'is required with the other' });
  });
export type ScorecardQuery = z.output<typeof scorecardQuery>;

const range = { from: z.iso.date(), to: z.iso.date() };

/**
 * A figure and where it truly lies with the answer's confidence. Nulls where there is nothing to measure; `low` and `high`
 * alone where it comes from too few days to say.
 */
const estimate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
/** `n` is how many cases the figure rests on. */
const measured = estimate.extend({ n: z.number().int().min(0) });

export const measureIds = [
  'speedToLead',
  'speedToLeadBusiness',
  'contactedWithinSla',
  'unworked',
  'opportunities',
  'opportunitiesPerSpend',
  'withDisposition',
  'noShowRate',
] as const;

const measure = z.object({
  id: z.enum(measureIds),
  /** A share is from 0 to 1. Opportunities are for each 30 days; of a spend, for each 1000 of its currency. */
  unit: z.enum(['seconds', 'share', 'opportunities', 'opportunitiesPer1000']),
  /** ISO 4217; null for what is no matter of money. */
  currency: z.string().nullable(),
  better: z.enum(['higher', 'lower']),
  /** Whether it counts leads by the day of their capture, or what happened by its own day. */
  countedBy: z.enum(['capture-day', 'event-day']),
  now: measured,
  baseline: measured,
  /** Now less the baseline, in the measure's unit. */
  change: estimate,
  verdict: z.enum(['better', 'worse', 'no-clear-change', 'too-few']),
  definition: z.string(),
});
export type Measure = z.output<typeof measure>;

export const scorecardAnswer = z.object({
  ...range,
  /** `chosen` says whose days they are: the question's, the model's, or as many days just before. */
  baseline: z.object({ ...range, chosen: z.enum(['query', 'model', 'days-before']) }),
  /** Of each interval by itself: among twenty measures without any change, one is still expected to show one. */
  confidence: z.number(),
  /** Below any of these a verdict is `too-few`. */
  thresholds: z.object({
    /** Of a median or a share: leads, or meetings, in each period. */
    cases: z.number().int(),
    /** Of opportunities: in both periods together. */
    opportunities: z.number().int(),
    /** Of medians and opportunities: days with cases, respectively with leads, in each period … */
    days: z.number().int(),
    /** … and their share of the period's days. */
    shareOfDays: z.number(),
  }),
  measures: z.array(measure),
});
export type ScorecardAnswer = z.output<typeof scorecardAnswer>;
