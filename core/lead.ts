/**
 * A lead, as a union by stage: what a stage needs is there, what it cannot have yet is not.
 *
 *   captured → assigned → contacted → qualified → opportunity → won | lost
 *                 └──────────┴────────────┴────────────┴─────→ disqualified
 *
 * A closed lead reopens where it was closed.
 * Times are ISO 8601 UTC. A person's words (contact, message, answers) live on the lead alone; events carry none.
 */
import * as z from 'zod';
import { attributionSchema } from './attribution.ts';
import { tiers } from './model/tier-rules.ts';
import { moneySchema } from './money.ts';
import { qualificationSchema, unassessed } from './qualification.ts';
import { coalesced } from './sla.ts';
import { whySchema } from './why.ts';

export const stages = [
  'captured',
  'assigned',
  'contacted',
  'qualified',
  'opportunity',
  'won',
  'lost',
  'disqualified',
] as const;
export type Stage = (typeof stages)[number];
/** Where a lead can be closed, and where it is again when it reopens. */
export const workedStages = ['assigned', 'contacted', 'qualified', 'opportunity'] as const;

/** How a person reached out. */
export const responseChannels = ['call', 'email', 'sms', 'meeting'] as const;
export type ResponseChannel = (typeof responseChannels)[number];

/** What shows that it was done: the person's own word, a telephone system's record, a mail system's. */
export const evidences = ['self_reported', 'call', 'mail'] as const;
export type Evidence = (typeof evidences)[number];

export const meetingStates = ['booked', 'held', 'no_show'] as const;
export type MeetingState = (typeof meetingStates)[number];

const instant = z.iso.datetime();
export const deadlinesSchema = z.object({
  respondBy: instant,
  escalateAt: instant,
  /** Null when nobody is left to take the lead: it stays with the manager. */
  reassignAt: instant.nullable(),
});

const assignment = z.object({
  /** 1 for the first owner; each change of owner raises it by 1. */
  round: z.number().int().min(1),
  at: instant,
  /**
   * `captured`: the first owner; `untouched`: taken from an owner who did not respond; `manual`: a person decided;
   * `reopened`: the lead was closed, and is open again for another owner or because nobody had responded.
   */
  cause: z.enum(['captured', 'untouched', 'manual', 'reopened']),
  deadlines: deadlinesSchema,
  /** When the deadlines were found passed; null while they were not. Like them, kept when a lead goes on after a response. */
  dueAt: instant.nullable(),
  breachedAt: instant.nullable(),
  /** The owner said "I'm on it": their own reminders rest until then, the clock does not. */
  claim: z.object({ at: instant, by: z.string(), quietUntil: instant }).nullable().default(null),
  why: whySchema.optional(),
});
export type Assignment = z.infer<typeof assignment>;

/** Milliseconds; null on leads from before it was kept. */
const duration = z.number().int().min(0).nullable().default(null);
const firstResponse = z.object({
  at: instant,
  by: z.string(),
  /** Whose clock it stopped. */
  ownerId: z.string().nullable().default(null),
  round: z.number().int().min(1).nullable().default(null),
  /** Capture → first response, and assignment of this owner → first response; then both in open hours alone. */
  speedToLeadMs: duration,
  responseTimeMs: duration,
  speedToLeadBusinessMs: duration,
  responseTimeBusinessMs: duration,
  channel: z.enum(responseChannels),
  evidence: z.enum(evidences),
  withinSla: z.boolean(),
});

const entry = z.object({ at: instant, ownerId: z.string() });

/** Who a lead is, as they wrote it; the e-mail address in lower case. */
export const contactSchema = z.object({
  email: z.string(),
  name: z.string().optional(),
  phone: z.string().optional(),
  company: z.string().optional(),
  companySize: z.string().optional(),
  country: z.string().optional(),
  industry: z.string().optional(),
  jobTitle: z.string().optional(),
});

const common = {
  leadId: z.ulid(),
  /** The number of the lead's newest event: its version for conditional writes. */
  version: z.number().int().min(1),
  contact: contactSchema,
  tier: z.enum(tiers),
  tierReasons: z.array(
    z.object({
      signal: z.enum(['form', 'demo-requested', 'pricing-asked', 'implementation-asked', 'nothing-asked']),
      evidence: z.string(),
    }),
  ),
  form: z.string().optional(),
  message: z.string().optional(),
  consent: z.string().optional(),
  answers: z.record(z.string(), z.string()),
  attribution: attributionSchema,
  qualification: qualificationSchema.default(unassessed),
  capturedAt: instant,
  /** The cohort day: the day of capture in the model's time zone, YYYY-MM-DD. */
  captureDay: z.iso.date(),
  /** Who answers for the lead now: marketing while captured, a rep or the manager after. */
  ownerId: z.string(),
  /** Every owner from sales so far, in order; the last one is the current owner. */
  ownerIds: z.array(z.string()),
  /** Each owner who let the breach come. */
  breaches: z
    .array(z.object({ round: z.number().int().min(1), ownerId: z.string(), at: instant }))
    .default([]),
  /** How often the lead was taken from one owner and given to another. */
  reassignments: z.number().int().min(0).default(0),
  /** How many meetings were booked, held, and missed by the person. */
  meetings: z
    .object({ booked: z.number().int(), held: z.number().int(), noShows: z.number().int() })
    .default({ booked: 0, held: 0, noShows: 0 }),
  /** When each stage was entered first, and who owned the lead then. */
  stages: z.partialRecord(z.enum(stages), entry),
};

const captured = z.object({ ...common, stage: z.literal('captured') });
const assigned = z.object({ ...common, stage: z.literal('assigned'), assignment });
const worked = {
  /** The person's first reply to our outreach. */
  reply: z.object({ at: instant, quick: z.boolean() }).optional(),
  /** The newest meeting, as it was last heard of. */
  meeting: z.object({ state: z.enum(meetingStates), at: instant }).optional(),
};
const responded = { ...common, ...worked, assignment, firstResponse };
const contacted = z.object({ ...responded, stage: z.literal('contacted') });
const qualified = z.object({ ...responded, stage: z.literal('qualified') });
/** What the deal may bring; null while nobody said. */
const expected = moneySchema.nullable().default(null);
const opportunity = z.object({ ...responded, stage: z.literal('opportunity'), expected });
const dealClosed = { ...responded, expected, closedFrom: z.literal('opportunity') };
const won = z.object({ ...dealClosed, stage: z.literal('won'), revenue: moneySchema });
const lost = z.object({ ...dealClosed, stage: z.literal('lost'), disposition: z.string() });
const disqualified = z.object({
  ...common,
  ...worked,
  stage: z.literal('disqualified'),
  assignment,
  firstResponse: firstResponse.optional(),
  expected,
  disposition: z.string(),
  closedFrom: z.enum(workedStages),
});

export const leadSchema = z.discriminatedUnion('stage', [
  captured,
  assigned,
  contacted,
  qualified,
  opportunity,
  won,
  lost,
  disqualified,
]);
export type Lead = z.infer<typeof leadSchema>;
export type Captured = z.infer<typeof captured>;
export type Assigned = z.infer<typeof assigned>;
export type Contacted = z.infer<typeof contacted>;
export type Qualified = z.infer<typeof qualified>;
export type Opportunity = z.infer<typeof opportunity>;
export type Won = z.infer<typeof won>;
export type Lost = z.infer<typeof lost>;
export type Disqualified = z.infer<typeof disqualified>;
/** Open, and somebody responded to it. */
export type Responded = Contacted | Qualified | Opportunity;
export type Closed = Won | Lost | Disqualified;

export function isClosed(lead: Lead): lead is Closed {
  return lead.stage === 'won' || lead.stage === 'lost' || lead.stage === 'disqualified';
}

/** Whether sales still works on the lead; a new submission of the same person then adds a touchpoint to it. */
export function isOpen(lead: Lead): lead is Exclude<Lead, Closed> {
  return !isClosed(lead);
}

/** Whether nobody has responded to the lead yet although it is open: its clock is running. */
export function isUntouched(lead: Lead): lead is Captured | Assigned {
  return lead.stage === 'captured' || lead.stage === 'assigned';
}

/** 0 before the first owner from sales. */
export function roundOf(lead: Lead): number {
  return lead.stage === 'captured' ? 0 : lead.assignment.round;
}

/** When we last heard or did something of a lead that was responded to (ISO 8601 UTC). */
export function lastNewsAt(lead: Responded): string {
  const news = [
    lead.assignment.at,
    lead.attribution.latestTouch.at,
    lead.reply?.at,
    lead.meeting?.at,
    lead.qualification.confirmed?.at,
    ...Object.values(lead.stages).map(({ at }) => at),
  ];
  return news
    .filter((at) => at !== undefined)
    .sort()
    .at(-1) as string;
}

export type DeadlineKind = 'respond' | 'escalate' | 'reassign';

/**
 * The next deadline that has not been acted on; null when none is left. Deadlines that fall on the same moment
 * coalesce into the graver one.
 */
export function nextDeadline(lead: Assigned): { kind: DeadlineKind; at: string } | null {
  const { deadlines, dueAt, breachedAt } = lead.assignment;
  if (breachedAt === null) {
    return dueAt === null && !coalesced(deadlines)
      ? { kind: 'respond', at: deadlines.respondBy }
      : { kind: 'escalate', at: deadlines.escalateAt };
  }
  return deadlines.reassignAt === null ? null : { kind: 'reassign', at: deadlines.reassignAt };
}
