/**
 * What happened to a lead. Events are the record that figures are counted from and that other systems subscribe
 * to, so they hold ids, times and marketing tags, and nothing a person typed about themselves.
 */
import * as z from 'zod';
import { countedTouch } from './attribution.ts';
import type { Lead } from './lead.ts';
import { contactSchema, deadlinesSchema, evidences, responseChannels, workedStages } from './lead.ts';
import { tiers } from './model/tier-rules.ts';
import { moneySchema } from './money.ts';
import { fitCriteria, intentSignals } from './qualification.ts';
import { choices } from './why.ts';

const touch = z.object({
  source: z.string(),
  campaign: z.string().nullable(),
  /** Without its query. */
  landingPage: z.string().nullable().default(null),
  /** The ad's words, as the link said them. */
  content: z.string().nullable().default(null),
});

/** Raised when an event changes in a way that a subscriber must know of. */
const SCHEMA_VERSION = 1 as const;

const common = {
  schemaVersion: z.literal(SCHEMA_VERSION).default(SCHEMA_VERSION),
  leadId: z.ulid(),
  /** 1, 2, 3 … without a gap for each lead. */
  seq: z.number().int().min(1),
  at: z.iso.datetime(),
  /** Who did it: `form`, `workflow`, `<role>:<member id>` such as `rep:alex`, or `key:<name>`. */
  actor: z.string(),
  /** What the lead is counted under. */
  cohort: z.object({
    day: z.iso.date(),
    tier: z.enum(tiers),
    firstTouch: touch,
    latestTouch: touch,
    /** The form of the first submission. */
    form: z.string().nullable().default(null),
  }),
};
const round = { round: z.number().int().min(1), ownerId: z.string() };
/** A duration in milliseconds, of the calendar's open hours alone; null for events from before it was kept. */
const businessMs = z.number().int().min(0).nullable().default(null);
const disposition = { ...round, disposition: z.string() };
const met = <Name extends string>(names: readonly Name[]) =>
  z.object(
    Object.fromEntries(names.map((name) => [name, z.boolean().nullable()])) as Record<
      Name,
      z.ZodNullable<z.ZodBoolean>
    >,
  );
/** How the owner was found, and by which rule and pool of the model. */
const routed = z
  .object({ how: z.enum(choices), rule: z.string().nullable(), pool: z.string().nullable() })
  .nullable()
  .default(null);
/** The owner had said "I'm on it" and is not reminded. */
const quiet = z.boolean().default(false);

export const eventSchema = z.discriminatedUnion('type', [
  /** A bot filled the form: no lead, and this is its only event. `leadId` is the id that the submission is kept under. */
  z.object({ type: z.literal('SubmissionQuarantined'), ...common }),
  z.object({ type: z.literal('LeadCaptured'), ...common, ownerId: z.string(), form: z.string().nullable() }),
  z.object({ type: z.literal('TouchpointAdded'), ...common, form: z.string().nullable() }),
  z.object({ type: z.literal('LeadAssigned'), ...common, ...round, routed, deadlines: deadlinesSchema }),
  z.object({ type: z.literal('ResponseDue'), ...common, ...round, deadline: z.iso.datetime(), quiet }),
  z.object({ type: z.literal('LeadClaimed'), ...common, ...round, quietUntil: z.iso.datetime() }),
  z.object({
    type: z.literal('SlaBreached'),
    ...common,
    ...round,
    managerId: z.string(),
    /** When the first response was due, and the moment of the breach. */
    respondBy: z.iso.datetime(),
    deadline: z.iso.datetime(),
    quiet,
  }),
  z.object({
    type: z.literal('LeadReassigned'),
    ...common,
    ...round,
    previousOwnerId: z.string(),
    cause: z.enum(['untouched', 'manual']),
    routed,
    /** The new owner's clock; null when somebody had already responded, so that none runs. */
    deadlines: deadlinesSchema.nullable(),
  }),
  z.object({
    type: z.literal('LeadContacted'),
    ...common,
    ...round,
    by: z.string(),
    channel: z.enum(responseChannels),
    evidence: z.enum(evidences),
    /** Capture → first response: the lead's view. */
    speedToLeadMs: z.number().int().min(0),
    /** Assignment of this owner → first response: the rep's view. */
    responseTimeMs: z.number().int().min(0),
    speedToLeadBusinessMs: businessMs,
    responseTimeBusinessMs: businessMs,
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
  z.object({
    type: z.literal('LeadReplied'),
    ...common,
    ...round,
    /** First response → this reply. */
    afterMs: z.number().int().min(0),
    /** Within the hours that the model calls quick. */
    quick: z.boolean(),
  }),
  z.object({ type: z.literal('MeetingBooked'), ...common, ...round }),
  z.object({ type: z.literal('MeetingHeld'), ...common, ...round }),
  z.object({ type: z.literal('MeetingNoShow'), ...common, ...round }),
  z.object({
    type: z.literal('LeadQualified'),
    ...common,
    ...round,
    fit: met(fitCriteria),
    intent: met(intentSignals),
  }),
  z.object({
    type: z.literal('OpportunityOpened'),
    ...common,
    ...round,
    /** A manager's own confirmation: the lead was not qualified before and is with this event. */
    override: z.boolean(),
    expected: moneySchema.nullable(),
  }),
  z.object({ type: z.literal('LeadWon'), ...common, ...round, revenue: moneySchema }),
  z.object({ type: z.literal('LeadLost'), ...common, ...disposition }),
  z.object({ type: z.literal('LeadDisqualified'), ...common, ...disposition }),
  z.object({
    type: z.literal('LeadReopened'),
    ...common,
    ...round,
    previousOwnerId: z.string(),
    /** How it was closed, and where it is again. */
    from: z.enum(['won', 'lost', 'disqualified']),
    stage: z.enum(workedStages),
    /** What no longer counts. */
    disposition: z.string().nullable(),
    revenue: moneySchema.nullable(),
    /** A new clock, when nobody had responded yet. */
    deadlines: deadlinesSchema.nullable(),
  }),
]);
export type LeadEvent = z.infer<typeof eventSchema>;
export type EventType = LeadEvent['type'];
export type EventOf<Type extends EventType> = Extract<LeadEvent, { type: Type }>;

/**
 * What the bus carries of an event. `version` says what `schemaVersion` says, for subscribers from before there was one.
 */
export const detailOf = (event: LeadEvent) => ({ version: event.schemaVersion, ...event });

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
export function nextEvent(
  lead: Pick<Lead, 'leadId' | 'version' | 'captureDay' | 'tier' | 'attribution' | 'form'>,
  { at, actor }: Happening,
) {
  const { firstTouch, latestTouch } = lead.attribution;
  return {
    schemaVersion: SCHEMA_VERSION as typeof SCHEMA_VERSION,
    leadId: lead.leadId,
    seq: lead.version + 1,
    at,
    actor,
    cohort: {
      day: lead.captureDay,
      tier: lead.tier,
      firstTouch: countedTouch(firstTouch),
      latestTouch: countedTouch(latestTouch),
      form: lead.form ?? null,
    },
  };
}
