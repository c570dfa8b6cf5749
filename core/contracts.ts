/** What the API takes: the shapes that requests are checked against. Answers are typed by the functions that make them. */
import * as z from 'zod';
import { responseChannels, stages } from './lead.ts';
import { tiers } from './operating-model.ts';

const personId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected the id of a person');
const freeText = z.string().trim().max(2_000, 'must be at most 2000 characters');

/** `POST /api/leads/{id}/contact` */
export const contactRequest = z.strictObject({
  channel: z.enum(responseChannels),
  note: freeText.optional(),
});

/** `POST /api/leads/{id}/reassign` */
export const reassignRequest = z.strictObject({
  ownerId: personId,
  reason: freeText.min(1, 'is required'),
});

const day = z.iso.date('expected a day such as 2026-11-23');

/** `GET /api/leads`: days are capture days in the model's time zone, both included. */
export const leadListQuery = z.strictObject({
  owner: personId.optional(),
  stage: z.enum(stages).optional(),
  tier: z.enum(tiers).optional(),
  from: day.optional(),
  to: day.optional(),
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type LeadListQuery = z.output<typeof leadListQuery>;

/** `GET /api/metrics`: days are cohort days, both included; `table` names the one that a CSV holds. */
export const metricsQuery = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  tier: z.enum(tiers).optional(),
  table: z.enum(['source', 'rep', 'campaign']).optional(),
});
