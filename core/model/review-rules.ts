/** The weekly review of growth and sales, and what it calls too slow, too often and too few. */
import * as z from 'zod';
import { wallTime, weekdays } from './calendar-rules.ts';
import { id } from './ids.ts';

const minutes = z.number().positive().max(100_000);
const share = z.number().gt(0).max(1);

const thresholds = z.strictObject({
  /** A source is slow when the median from capture to first response is above this, in minutes of the tier's own clock. */
  slowResponseMinutes: z
    .strictObject({
      high: minutes.default(5),
      standard: minutes.default(15),
      nurture: minutes.default(480),
    })
    .prefault({}),
  /** The share of meetings that were due and not kept, above which a source is named for it. */
  noShowRate: share.default(0.25),
  /** By how much of the mean of the four weeks before a disposition must have moved to be called a trend. */
  dispositionChange: z.number().gt(0).max(10).default(0.5),
  /** Fewer leads, meetings or closings than this are shown and never judged. */
  smallSample: z.number().int().min(1).max(10_000).default(10),
});
export type ReviewThresholds = z.output<typeof thresholds>;

const day = z.iso.date('expected a day such as "2026-11-23"');

/** Days, both included: the time that the scorecard is held against. */
const baseline = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be before from' });

export const reviewRules = z.strictObject({
  day: z.enum(weekdays),
  at: wallTime,
  /** E-mail addresses, or ids of members. */
  recipients: z
    .array(z.union([z.email(), id], 'expected an e-mail address or the id of a member'))
    .min(1)
    .max(50),
  thresholds: thresholds.prefault({}),
  baseline: baseline.optional(),
});
export type ReviewRules = z.output<typeof reviewRules>;
