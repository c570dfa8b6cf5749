/**
 * What the events mean to those who subscribe to them: a sentence each, what every field says, and the JSON Schema that
 * the bus keeps to. docs/events.md is made from it.
 */
import * as z from 'zod';
import { type EventType, eventSchema, type LeadEvent } from './events.ts';

/** When each event happens. */
export const meanings: { readonly [Type in EventType]: string } = {
  SubmissionQuarantined: 'A bot filled a form: what it wrote is kept apart, and it is no lead.',
  LeadCaptured: 'A form was posted by somebody new, and marketing owns the lead until sales gets it.',
  TouchpointAdded: 'A person whose lead is still open posted a form again; the lead’s latest touch moved.',
  LeadAssigned: 'The lead got its first owner from sales, whose clock starts.',
  ResponseDue: 'The first response is due now and nobody has responded.',
  LeadClaimed: 'The owner said “I’m on it”: their own reminders rest for a while, the clock does not.',
  SlaBreached: 'The lead was still untouched when its SLA was breached; the manager is told.',
  LeadReassigned:
    'The lead went to another owner, because the last one let it lie or because a person decided so.',
  LeadContacted: 'Somebody responded to the lead for the first time; its clock has stopped for good.',
  LateResponse: 'An earlier owner responded after the lead had gone to somebody else; no clock stops by it.',
  LeadReplied: 'The person answered our outreach; the first answer decides whether they replied quickly.',
  MeetingBooked: 'A meeting with the person was booked.',
  MeetingHeld: 'The meeting took place.',
  MeetingNoShow: 'The person did not come to the meeting.',
  LeadQualified: 'Fit and intent were confirmed.',
  OpportunityOpened:
    'A commercial conversation began: past the gate of fit and intent, or by a manager’s override.',
  LeadWon: 'The deal was won, with the revenue that it brings.',
  LeadLost: 'The opportunity was lost: closed without a deal.',
  LeadDisqualified: 'The lead was closed because no deal will come of it.',
  LeadReopened: 'A closed lead is open again, and what its end counted for no longer counts.',
};

type FieldOf<Event> = Event extends LeadEvent ? keyof Event : never;
type EventField = FieldOf<LeadEvent>;

/** What each field says, in whichever event it is. */
const fieldMeanings: { readonly [Field in EventField]: string } = {
  type: 'The event’s name, as in `detail-type`.',
  schemaVersion: 'The version of this event’s shape.',
  leadId:
    'The lead, a ULID; the API has it at `/api/leads/{leadId}`. In SubmissionQuarantined the id that the submission is kept under.',
  seq: 'The number of the event in the life of its lead: 1, 2, 3 … without a gap.',
  at: 'When it happened, UTC.',
  actor:
    'Who did it: `form`, `workflow`, a person as `<role>:<member id>` (`rep:alex`), or an API key as `key:<name>`.',
  cohort:
    'What the lead is counted under: its day of capture in the model’s time zone, its tier, its form, and of its first and latest touch source, campaign, landing page (without its query) and the ad’s words. These are what a link said: escape them where you show them.',
  form: 'The form’s id; null when the page named none.',
  round: 'The number of the owner: 1 for the first one from sales, each change of owner raises it by 1.',
  ownerId: 'Who owns the lead after the event: a member’s id, or marketing’s owner as the model names it.',
  previousOwnerId: 'Who owned it before.',
  routed:
    'How routing found the owner (`account`: owns the company’s leads; `turn`: was next in the pool; `fallback`: the manager, as nobody else could; `manual`: a person decided), by which rule and pool of the model. Null for events from before this was kept.',
  deadlines:
    'The owner’s clock: first response due, breach, next owner. `reassignAt` is null when nobody is left to take the lead; all of it is null when no clock runs.',
  deadline: 'The moment that passed.',
  respondBy: 'When the first response was due.',
  quiet: 'The owner had claimed the lead and is not reminded.',
  quietUntil: 'Until when the owner’s reminders rest.',
  managerId: 'Who is told of the breach.',
  cause: '`untouched`: the last owner did not respond; `manual`: a person decided.',
  by: 'Who responded: a member’s id, or `key:<name>`.',
  channel: 'How they reached out.',
  evidence: 'What shows it: the person’s own word, a telephone system’s record, a mail system’s.',
  speedToLeadMs: 'Capture → first response in milliseconds: what the lead felt, whoever owned it.',
  responseTimeMs: 'Assignment of this owner → first response in milliseconds.',
  speedToLeadBusinessMs: 'The same in the model’s open hours alone; null for events from before it was kept.',
  responseTimeBusinessMs:
    'The same in the model’s open hours alone; null for events from before it was kept.',
  withinSla: 'Whether the first response came by the time it was due.',
  lateRound: 'The round in which whoever responded late owned the lead.',
  afterMs: 'First response → reply in milliseconds.',
  quick: 'Whether the reply came within the hours that the model calls quick.',
  fit: 'What is known of the four criteria of fit: met, not met, or null for not known.',
  intent: 'What is known of the signs of intent: met, not met, or null for not known.',
  override: 'True when a manager opened it without confirmed fit and intent; the reason is with the lead.',
  expected: 'What the deal may bring, in minor units of an ISO 4217 currency; null while nobody said.',
  revenue:
    'What the deal brought, in minor units of an ISO 4217 currency (199900 of EUR is 1,999.00). In LeadReopened what no longer counts; null without any.',
  disposition:
    'Why there was no deal: a tag of the model. In LeadReopened the one that no longer counts; null without any.',
  from: 'How the lead was closed.',
  stage: 'The stage that it is in again.',
};

export type JsonSchema = { readonly [keyword: string]: unknown } & {
  readonly properties: Readonly<Record<string, { readonly [keyword: string]: unknown }>>;
};

/**
 * The JSON Schema (draft 2020-12) of what the bus carries as `detail`. It leaves room for fields that are added later:
 * a subscriber that checks what it gets must go on when there are more.
 */
export function detailJsonSchema(type: EventType): JsonSchema {
  const option = eventSchema.options.find(({ shape }) => shape.type.value === type);
  if (!option) throw new Error(`there is no event ${type}`);
  const schema = z.toJSONSchema(option, { override: ({ jsonSchema }) => plainer(jsonSchema) });
  const { $schema, properties, required, ...rest } = schema as JsonSchema & { required: string[] };
  const described = Object.entries(properties).map(([name, property]) => [
    name,
    { description: fieldMeanings[name as EventField], ...property },
  ]);
  const version = { description: 'The same as `schemaVersion`.', const: 1 };
  return {
    $schema,
    title: type,
    description: meanings[type],
    ...rest,
    properties: { version, ...Object.fromEntries(described) },
    required: ['version', ...required],
  };
}

/** Without what a subscriber need not know: how times are checked, the largest number, what older events leave out. */
function plainer(schema: z.core.JSONSchema.BaseSchema): void {
  delete schema['additionalProperties'];
  delete schema['default'];
  if (schema['format'] === 'date-time' || schema['format'] === 'date') delete schema['pattern'];
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
}
