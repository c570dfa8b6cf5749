/**
 * What happened to a lead. Events are the record that figures are counted from and that other systems subscribe
 * to, so they hold ids, times and marketing tags, and nothing a person typed about themselves.
 */
import * as z from 'zod';
import type { Lead } from './lead.ts';
import { contactSchema, deadlinesSchema, responseChannels } from './lead.ts';
import { tiers } from './operating-model.ts';

const touch = z.object({ source: z.string(), campaign: z.string().nullable() });

const common = {
  leadId: z.ulid(),
  /** 1, 2, 3 … without a gap for each lead. */
  seq: z.number().int().min(1),
  at: z.iso.datetime(),
  /** Who did it: `form`, `workflow`, `rep:<id>` or `key:<name>`. */
  actor: z.string(),
  /** What the lead is counted under. */
  cohort: z.object({
    day: z.iso.date(),
    tier: z.enum(tiers),
    firstTouch: touch,
    latestTouch: touch,
  }),
};
const round = { round: z.number().int().min(1), ownerId: z.string() };
const disposition = { ...round, disposition: z.string() };

export const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('LeadCaptured'), ...common, ownerId: z.string(), form: z.string().nullable() }),
  z.object({ type: z.literal('TouchpointAdded'), ...common, form: z.string().nullable() }),
  z.object({ type: z.literal('LeadAssigned'), ...common, ...round, deadlines: deadlinesSchema }),
  z.object({ type: z.literal('ResponseDue'), ...common, ...round, deadline: z.iso.datetime() }),
  z.object({
    type: z.literal('SlaBreached'),
    ...common,
    ...round,
    managerId: z.string(),
    /** When the first response was due, and the moment of the breach. */
    respondBy: z.iso.datetime(),
    deadline: z.iso.datetime(),
  }),
  z.object({
    type: z.literal('LeadReassigned'),
    ...common,
    ...round,
    previousOwnerId: z.string(),
    cause: z.enum(['untouched', 'manual']),
    deadlines: deadlinesSchema,
  }),
  z.object({
    type: z.literal('LeadContacted'),
    ...common,
    ...round,
    by: z.string(),
    channel: z.enum(responseChannels),
    evidence: z.enum(['self_reported', 'call', 'mail']),
    /** Capture → first response: the lead's view. */
    speedToLeadMs: z.number().int().min(0),
    /** Assignment of this owner → first response: the rep's view. */
    responseTimeMs: z.number().int().min(0),
    withinSla: z.boolean(),
  }),
  /** An owner responded after the lead had been given to someone else. */
  z.object({
    type: z.literal('LateResponse'),
    ...common,
    ...round,
    by: z.string(),
    lateRound: z.number().int().min(1),
    channel: z.enum(responseChannels),
  }),
  z.object({ type: z.literal('LeadQualified'), ...common, ...round }),
  z.object({ type: z.literal('OpportunityOpened'), ...common, ...round }),
  z.object({
    type: z.literal('LeadWon'),
    ...common,
    ...round,
    revenue: z.object({ amountMinor: z.number().int().min(0), currency: z.string().length(3) }),
  }),
  z.object({ type: z.literal('LeadLost'), ...common, ...disposition }),
  z.object({ type: z.literal('LeadDisqualified'), ...common, ...disposition }),
]);
export type LeadEvent = z.infer<typeof eventSchema>;
export type EventType = LeadEvent['type'];
export type EventOf<Type extends EventType> = Extract<LeadEvent, { type: Type }>;

/** What belongs to an event but is personal: kept beside it on the lead, never published, erased with the lead. */
export const eventDetailsSchema = z.object({
  note: z.string().optional(),
  /** What a touchpoint said. */
  contact: contactSchema.optional(),
  consent: z.string().optional(),
  landingPage: z.string().optional(),
  message: z.string().optional(),
  answers: z.record(z.string(), z.string()).optional(),
});
export type EventDetails = z.infer<typeof eventDetailsSchema>;

/** Who did it and when: what a transition is told by its caller. */
export type Happening = { readonly at: string; readonly actor: string };

/** The head of the lead's next event. */
export function nextEvent(lead: Omit<Lead, 'stage'>, { at, actor }: Happening) {
  const { firstTouch, latestTouch } = lead.attribution;
  return {
    leadId: lead.leadId,
    seq: lead.version + 1,
    at,
    actor,
    cohort: {
      day: lead.captureDay,
      tier: lead.tier,
      firstTouch: { source: firstTouch.source, campaign: firstTouch.campaign },
      latestTouch: { source: latestTouch.source, campaign: latestTouch.campaign },
    },
  };
}
