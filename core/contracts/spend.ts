/** What `/api/spend` takes and answers. */
import * as z from 'zod';
import { limits } from '../submission.ts';
import { day, line, requiredLine } from './fields.ts';
import { amount, currency } from './requests.ts';

/** Rows of one import: what one request validates and writes well within its 30 seconds. */
export const MOST_SPEND_ROWS = 5_000;

/**
 * What a campaign cost on a day. Campaign and source are written as in the tags of links, where case matters; without
 * a source the row belongs to the one source that brought leads of the campaign.
 */
export const spendRowRequest = z.strictObject({
  campaign: requiredLine(limits.touchText),
  source: line(limits.source)
    .nullish()
    .transform((source) => source || null),
  day,
  amount,
  currency,
});

/** `POST /api/spend` as JSON; as CSV, `campaign`, `source`, `day`, `amount` and `currency` are the header's columns. */
export const spendRequest = z.strictObject({
  rows: z
    .array(spendRowRequest, 'expected a list of rows')
    .min(1, 'expected a row at least')
    .max(MOST_SPEND_ROWS, `must be at most ${MOST_SPEND_ROWS} rows`),
});

/** Per currency, in its minor units. */
export const spendSums = z.record(z.string(), z.number().int());

export const unmatchedSpend = z.object({
  campaign: z.string(),
  source: z.string().nullable(),
  /** `unknown`: no lead of the campaign was seen. `several-sources`: leads came by several, and the row names none. */
  reason: z.enum(['unknown', 'several-sources']),
  spend: spendSums,
});

/** `POST /api/spend` */
export const spendImportAnswer = z.object({
  imported: z.number().int(),
  /** Of them, how many took the place of a row of the same day, source and campaign. */
  replaced: z.number().int(),
  campaigns: z.number().int(),
  /** Campaigns under which no lead was captured a month around the imported days, or whose source is not to be told. */
  unknownCampaigns: z.array(unmatchedSpend),
});
export type SpendImportAnswer = z.output<typeof spendImportAnswer>;

/** `GET /api/spend`: both days included. */
export const spendListQuery = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
});

const spendItem = z.object({
  day,
  source: z.string().nullable(),
  campaign: z.string(),
  /** In major units, as it was sent: `"1999.90"`. */
  amount: z.string(),
  currency: z.string(),
  /** When the row became what it is. */
  importedAt: z.iso.datetime(),
});
export type SpendItem = z.output<typeof spendItem>;

/** `GET /api/spend`: by day, oldest first. */
export const spendListAnswer = z.object({
  from: day,
  to: day,
  items: z.array(spendItem),
  nextCursor: z.string().nullable(),
});
export type SpendListAnswer = z.output<typeof spendListAnswer>;
