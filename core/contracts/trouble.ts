/** What went wrong and waits for a person: submissions taken for a bot's, dead letters, and overrides of the gate. */
import * as z from 'zod';
import { stages } from '../lead.ts';
import { tiers } from '../model/tier-rules.ts';
import { day } from './fields.ts';

const instant = z.iso.datetime();

/** What became of a quarantined submission. */
export const quarantineStatuses = ['waiting', 'dismissed', 'released'] as const;
export type QuarantineStatus = (typeof quarantineStatuses)[number];

/** `GET /api/quarantine`: of one status, newest first. */
export const quarantineQuery = z.strictObject({
  status: z.enum(quarantineStatuses).default('waiting'),
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type QuarantineQuery = z.output<typeof quarantineQuery>;

const field = z.object({ name: z.string(), value: z.string() });

export const quarantinedAnswer = z.object({
  id: z.ulid(),
  status: z.enum(quarantineStatuses),
  at: instant.describe('When it was posted.'),
  expiresAt: instant.describe('When it is deleted.'),
  trap: z.string().describe('What stands in the field that no person sees.'),
  email: z.string().nullable(),
  name: z.string().nullable(),
  company: z.string().nullable(),
  phone: z.string().nullable(),
  message: z.string().nullable(),
  form: z.string().nullable(),
  source: z.string().nullable().describe('Of the first touch; null where the submission cannot be read.'),
  campaign: z.string().nullable(),
  landingPage: z.string().nullable(),
  tier: z.enum(tiers).nullable().describe('That of the lead it would be; null where it cannot be one.'),
  fields: z.array(field).describe('Everything that was posted; long values are cut.'),
  errors: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .describe('Why it cannot be released; none: it can.'),
  settled: z
    .object({ at: instant, by: z.string().describe('As events name people: `manager:morgan`.') })
    .nullable()
    .describe('Who released or dismissed it.'),
  leadId: z.ulid().nullable().describe('The lead that it became, or that it was added to.'),
});
export type QuarantinedAnswer = z.output<typeof quarantinedAnswer>;

export const quarantineAnswer = z.object({
  items: z.array(quarantinedAnswer),
  nextCursor: z.string().nullable(),
});
export type QuarantineAnswer = z.output<typeof quarantineAnswer>;

const deadMessage = z.object({
  id: z.string(),
  at: instant.describe('When it came into the queue.'),
  kind: z
    .enum(['event', 'invocation', 'schedule', 'other'])
    .describe('What failed: an event’s delivery, a function, a schedule’s call, or what cannot be told.'),
  rule: z.string().nullable().describe('The rule or schedule that could not deliver.'),
  function: z.string().nullable(),
  event: z.string().nullable().describe('Such as `LeadAssigned`.'),
  leadId: z.ulid().nullable(),
  error: z.string().nullable().describe('A code; never the message, which may quote a person.'),
});
export type DeadMessage = z.output<typeof deadMessage>;

const deadBatch = z.object({
  key: z.string(),
  reader: z.enum(['publish-events', 'roll-up']).nullable().describe('Which reader of the events gave it up.'),
  mapping: z.string().nullable(),
  at: instant,
  bytes: z.int(),
});
export type DeadBatch = z.output<typeof deadBatch>;

/** `GET /api/dead-letters` */
export const deadLettersAnswer = z.object({
  messages: z.object({
    total: z.int().describe('As the queue counts, which is approximate.'),
    samples: z.array(deadMessage).describe('Some of them, newest first; they stay in the queue.'),
  }),
  batches: z.object({
    items: z.array(deadBatch).describe('Batches of events that a reader gave up, newest first.'),
    more: z.boolean().describe('There are others.'),
  }),
});
export type DeadLettersAnswer = z.output<typeof deadLettersAnswer>;

/** `GET /api/overrides`: days in the model's time zone, both included; 30 days up to today where they are not named. */
export const overridesQuery = z.strictObject({ from: day.optional(), to: day.optional() });

const override = z.object({
  leadId: z.ulid(),
  at: instant,
  byId: z.string(),
  byName: z.string().nullable().describe('Null for who is not on the team.'),
  reason: z.string(),
  name: z.string().nullable().describe('The lead’s, as the company.'),
  company: z.string().nullable(),
  stage: z.enum(stages).describe('Where the lead is now.'),
  source: z.string().describe('Of the first touch.'),
  campaign: z.string().nullable(),
});
export type OverrideItem = z.output<typeof override>;

export const overridesAnswer = z.object({ from: day, to: day, items: z.array(override) });
export type OverridesAnswer = z.output<typeof overridesAnswer>;
