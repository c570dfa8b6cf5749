/** Leads as the API answers them. Parts that are stored as they are shown are the lead's own schemas. */
import * as z from 'zod';
import { touchSchema } from '../attribution.ts';
import { refusalCodes } from '../choices.ts';
import { type EventDetails, eventDetailsSchema, eventSchema, type LeadEvent } from '../events.ts';
import { deadlinesSchema, leadSchema } from '../lead.ts';
import { actions } from '../lifecycle.ts';
import { tiers } from '../model/tier-rules.ts';
import { moneySchema } from '../money.ts';
import { whyOwnerSchema } from '../why.ts';
import { leadAlertAnswer } from './alerts.ts';

const [{ shape: captured }, { shape: assigned }, { shape: contacted }] = leadSchema.options;

export const touchAnswer = touchSchema.omit({ decidedBy: true });

/** The amount as people write it, beside the exact minor units. */
const money = moneySchema.extend({ amount: z.string() });

/** What set the deadlines: offsets in policy minutes, or the close of the business day. */
const terms = z.union([
  z.object({
    clock: z.enum(['elapsed', 'business']),
    respondWithin: z.number(),
    escalateAfter: z.number(),
    reassignAfter: z.number(),
  }),
  z.object({
    clock: z.literal('business'),
    due: z.literal('close-of-day'),
    cutoff: z.string(),
    reassignAfterClose: z.number(),
  }),
]);

export const leadItemAnswer = z.object({
  leadId: captured.leadId,
  stage: z.enum(leadSchema.options.map(({ shape }) => shape.stage.value)),
  tier: z.enum(tiers),
  tierReasons: captured.tierReasons,
  round: z.int().describe('The number of the owner from sales; 0 while marketing owns the lead.'),
  ownerId: captured.ownerId,
  ownerIds: captured.ownerIds.describe('Every owner from sales so far, in order.'),
  breaches: captured.breaches.unwrap().describe('Each owner who let the breach come.'),
  reassignments: z.int().describe('How often it was taken from one owner and given to another.'),
  contact: captured.contact,
  form: z.string().nullable(),
  message: z.string().nullable(),
  consent: z.string().nullable(),
  capturedAt: captured.capturedAt,
  captureDay: captured.captureDay.describe('The day that the figures count the lead under.'),
  stages: captured.stages.describe('When each stage was entered first, and who owned the lead then.'),
  attribution: z.object({
    firstTouch: touchAnswer,
    latestTouch: touchAnswer,
    landingPage: z.string().nullable(),
    adContext: z.object({ content: z.string().nullable(), term: z.string().nullable() }).nullable(),
  }),
  sla: deadlinesSchema.nullable(),
  claim: assigned.assignment.shape.claim.unwrap().describe('The owner said “I’m on it”.'),
  why: z
    .object({ owner: whyOwnerSchema, terms })
    .nullable()
    .describe('Why this owner and these deadlines; why this tier is in `tierReasons`.'),
  firstResponse: contacted.firstResponse.nullable(),
  qualification: captured.qualification.unwrap(),
  reply: contacted.reply.unwrap().nullable(),
  meeting: contacted.meeting.unwrap().nullable().describe('The newest one, as it was last heard of.'),
  meetings: captured.meetings.unwrap().describe('How many were booked, held, and missed by the person.'),
  expected: money.nullable().describe('What the deal may bring.'),
  revenue: money.nullable().describe('What it brought.'),
  disposition: z.string().nullable(),
  actions: z.array(z.enum(actions)).describe('What may be done with the lead in its stage.'),
  answers: captured.answers.describe('What the form asked beyond the known fields.'),
});
export type LeadItemAnswer = z.output<typeof leadItemAnswer>;

type FactsOf<Event> = Event extends LeadEvent ? Omit<Event, 'leadId' | 'cohort'> : never;
/** One line of the timeline: the event's own facts without what the lead already says of itself. */
export type TimelineEntry = FactsOf<LeadEvent> & EventDetails;

const entryOf = (event: (typeof eventSchema.options)[number]) =>
  z.object(event.shape).omit({ leadId: true, cohort: true }).extend(eventDetailsSchema.shape);
const [first, ...others] = eventSchema.options;
export const timelineEntryAnswer = z.discriminatedUnion('type', [
  entryOf(first),
  ...others.map(entryOf),
]) as unknown as z.ZodType<TimelineEntry>;

export const choiceAnswer = z.object({
  action: z.enum(actions),
  possible: z.boolean().describe('Whether it may be done now, by this caller.'),
  why: z.string().nullable().describe('Why not, as a sentence; null when it is possible.'),
  code: z.enum(refusalCodes).nullable(),
  override: z
    .boolean()
    .describe('It is not possible as it is, but this caller may confirm by name what is missing.'),
});

/** `GET /api/leads/{id}`, and every action on a lead. */
export const leadAnswer = leadItemAnswer.extend({
  choices: z.array(choiceAnswer).describe('One for each action, for this caller.'),
  alerts: z.array(leadAlertAnswer),
  timeline: z.array(timelineEntryAnswer),
});
export type LeadAnswer = z.output<typeof leadAnswer>;

/** `GET /api/leads` */
export const leadListAnswer = z.object({
  items: z.array(leadItemAnswer),
  nextCursor: z.string().nullable().describe('Null at the end. A page may be thin or empty before that.'),
});
export type LeadListAnswer = z.output<typeof leadListAnswer>;

/** `GET /api/leads/{id}/company` */
export const companyLeadsAnswer = z.object({
  company: captured.contact.shape.company.unwrap().nullable().describe('As the lead itself says.'),
  domain: z
    .string()
    .nullable()
    .describe(
      'What the leads share. Null for an address that says nothing of a company; there are no items then.',
    ),
  items: z.array(
    z.object({
      leadId: captured.leadId,
      stage: leadItemAnswer.shape.stage,
      ownerId: captured.ownerId,
      capturedAt: captured.capturedAt,
      readable: z.boolean().describe('Whether the caller may read the lead; what follows is null where not.'),
      name: z.string().nullable().describe('The e-mail address where no name was given.'),
      tier: leadItemAnswer.shape.tier.nullable(),
      source: z.string().nullable().describe('Of the first touch, as the campaign.'),
      campaign: z.string().nullable(),
      disposition: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable().describe('Null at the end.'),
});
export type CompanyLeadsAnswer = z.output<typeof companyLeadsAnswer>;
