/**
 * What tests talk about, ready made: each builder answers something whole and valid, and takes what matters to the
 * test. All happens on one Monday morning in New York, and nothing here asks the clock or rolls dice.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Touch } from '../../core/attribution.ts';
import { dayIn } from '../../core/day.ts';
import type { EventOf, EventType, LeadEvent } from '../../core/events.ts';
import type { Assigned, Assignment, Captured, Contacted } from '../../core/lead.ts';
import { type OperatingModel, parseOperatingModel } from '../../core/operating-model.ts';
import { unassessed } from '../../core/qualification.ts';
import { type Countable, type RollUp, rollUpsOf } from '../../core/roll-up.ts';
import type { FormFields, Submission } from '../../core/submission.ts';
import { type Member, memberSchema, type TeamMember } from '../../core/team.ts';
import type { Why } from '../../core/why.ts';

export const leadId = '01KASRW0H0ABCDEFGHJKMNPQRS';
/** Another lead's id, for tests in which two meet. */
export const otherLeadId = '01KASRW0H0ZZZZZZZZZZZZZZZZ';

/** Monday, 10:00 in New York: inside business hours, before the cutoff, no clock change near. */
export const capturedAt = '2026-11-23T15:00:00.000Z';
export const captureDay = '2026-11-23';

/** Minutes (or parts of them) after the capture, as a server writes times: with milliseconds. */
export const minute = (minutes: number): string =>
  new Date(Date.parse(capturedAt) + Math.round(minutes * 60_000)).toISOString();

/** The same moment as a deadline is written: in whole seconds. */
export const deadlineAt = (minutes: number): string => minute(minutes).replace('.000Z', 'Z');

/** A form as a landing page posts it. A field given as undefined is not posted. */
export function aFormPost(fields: Readonly<Record<string, string | undefined>> = {}): FormFields {
  const posted = {
    email: 'jane.doe@acme.example',
    name: 'Jane Doe',
    company: 'Acme',
    form: 'contact',
    message: 'Please get in touch.',
    submission_id: 'submission-1',
    utm_source: 'google',
    utm_medium: 'cpc',
    utm_campaign: 'brand',
    landing_page: 'https://www.example.com/product',
    ...fields,
  };
  return new Map(Object.entries(posted).filter((it): it is [string, string] => it[1] !== undefined));
}

/** What was read from such a form; `contact` needs only the details that matter. */
export function aSubmission(
  said: Partial<Omit<Submission, 'contact'>> & { contact?: Partial<Submission['contact']> } = {},
): Submission {
  return {
    submissionId: 'submission-1',
    form: 'contact',
    message: 'Please get in touch.',
    answers: {},
    firstTouch: {},
    latestTouch: {
      utm_source: 'google',
      utm_medium: 'cpc',
      utm_campaign: 'brand',
      landing_page: 'https://www.example.com/product',
    },
    ...said,
    contact: { email: 'jane.doe@acme.example', name: 'Jane Doe', company: 'Acme', ...said.contact },
  };
}

const handoffYaml = parse(readFileSync(new URL('../../handoff.yaml', import.meta.url), 'utf8'));

/** handoff.yaml as parsed YAML, before it is checked: fresh at each call, free to be spoiled. */
// biome-ignore lint/suspicious/noExplicitAny: the unchecked input of a parser, which tests bend in every way
export const theModelFile = (): any => structuredClone(handoffYaml);

/**
 * The rules of handoff.yaml in New York, with whole sections replaced: times in tests do not move with the sample. One
 * pool of four reps, in which companies have no owner of their own, unless a test says otherwise.
 */
export function anOperatingModel(sections: Partial<OperatingModel> = {}): OperatingModel {
  const parsed = parseOperatingModel(theModelFile());
  if (!parsed.ok) throw new Error(`handoff.yaml: ${JSON.stringify(parsed.errors)}`);
  const calendar = { ...parsed.model.calendar, timeZone: 'America/New_York', holidays: ['2026-11-26'] };
  const rules = [{ name: 'everybody', when: {}, pool: 'everyone' }];
  const routing = { ...parsed.model.routing, sameOwnerForAccount: false, pools: { everyone: {} }, rules };
  return { ...parsed.model, calendar, routing, ...sections };
}

/** A member as the team's API takes one: a rep, unless the test says otherwise. */
export function aMember(id: string, facts: Partial<Member> = {}): Member {
  return memberSchema.parse({
    id,
    name: `Name of ${id}`,
    email: `${id}@example.com`,
    phone: '+12025550100',
    role: 'rep',
    ...facts,
  });
}

/** A member who has nothing to do yet. */
export function aTeamMember(id: string, facts: Partial<TeamMember> = {}): TeamMember {
  const { load = { open: 0, day: null, today: 0 }, version = 1, ...member } = facts;
  return { ...aMember(id, member), load, version };
}

/** A team of available reps with these ids, and morgan as its manager. `away` are on the team but not available. */
export function aTeam(
  repIds: readonly string[],
  { away = [] }: { away?: readonly string[] } = {},
): TeamMember[] {
  return [
    aTeamMember('morgan', { role: 'manager' }),
    ...repIds.map((id) => aTeamMember(id, { availability: away.includes(id) ? 'off' : 'on' })),
  ];
}

/** Why alex has the lead: it was their turn, in a tier of 5, 10 and 20 minutes. */
export function aWhy(owner: Partial<Why['owner']> = {}): Why {
  return {
    owner: { how: 'turn', rule: 'everybody', pool: 'everyone', passedOver: [], ...owner },
    terms: { clock: 'elapsed', respondWithin: 5, escalateAfter: 10, reassignAfter: 20 },
  };
}

export function aTouch(touch: Partial<Touch> = {}): Touch {
  return {
    source: 'google',
    medium: 'cpc',
    campaign: 'brand',
    content: null,
    term: null,
    utmId: null,
    clickIds: {} as Touch['clickIds'],
    landingPage: 'https://www.example.com/product',
    referrer: null,
    decidedBy: 'utm',
    at: capturedAt,
    ...touch,
  };
}

/** A standard lead, just captured and still marketing's. */
export function aCapturedLead(lead: Partial<Omit<Captured, 'stage'>> = {}): Captured {
  const ownerId = lead.ownerId ?? 'paid-media';
  return {
    stage: 'captured',
    leadId,
    version: 1,
    contact: { email: 'jane.doe@acme.example', name: 'Jane Doe', company: 'Acme' },
    tier: 'standard',
    tierReasons: [{ signal: 'nothing-asked', evidence: 'contact' }],
    form: 'contact',
    message: 'Please get in touch.',
    answers: {},
    attribution: { firstTouch: aTouch(), latestTouch: aTouch() },
    qualification: unassessed,
    capturedAt,
    captureDay,
    ownerId,
    ownerIds: [],
    breaches: [],
    reassignments: 0,
    meetings: { booked: 0, held: 0, noShows: 0 },
    stages: { captured: { at: capturedAt, ownerId } },
    ...lead,
  };
}

type WithAssignment<Lead> = Partial<Omit<Lead, 'stage' | 'assignment'>> & {
  assignment?: Partial<Assignment>;
};

/**
 * A high-intent lead that alex got a minute after its capture, with 5, 10 and 20 minutes to go. `ownerIds` are the
 * owners so far, the last one the current owner; its round follows from their number.
 */
export function anAssignedLead(lead: WithAssignment<Assigned> = {}): Assigned {
  const ownerIds = lead.ownerIds ?? [lead.ownerId ?? 'alex'];
  const ownerId = ownerIds.at(-1) as string;
  return {
    ...aCapturedLead({ tier: 'high', tierReasons: [{ signal: 'form', evidence: 'demo' }], form: 'demo' }),
    version: 1 + ownerIds.length,
    ownerId,
    ownerIds,
    stages: {
      captured: { at: capturedAt, ownerId: 'paid-media' },
      assigned: { at: minute(1), ownerId: ownerIds[0] as string },
    },
    ...lead,
    stage: 'assigned',
    assignment: {
      round: ownerIds.length,
      at: minute(1),
      cause: ownerIds.length === 1 ? 'captured' : 'untouched',
      deadlines: { respondBy: deadlineAt(6), escalateAt: deadlineAt(11), reassignAt: deadlineAt(21) },
      dueAt: null,
      breachedAt: null,
      claim: null,
      ...lead.assignment,
    },
  };
}

/** That lead after alex called, three minutes after the capture. */
export function aContactedLead(lead: WithAssignment<Contacted> = {}): Contacted {
  const { firstResponse, stages, version, ...rest } = lead;
  const assigned = anAssignedLead(rest);
  const { ownerId } = assigned;
  return {
    ...assigned,
    version: version ?? assigned.version + 1,
    stage: 'contacted',
    firstResponse: firstResponse ?? {
      at: minute(3),
      by: ownerId,
      channel: 'call',
      evidence: 'self_reported',
      ownerId,
      round: assigned.assignment.round,
      speedToLeadMs: 180_000,
      responseTimeMs: 120_000,
      speedToLeadBusinessMs: 180_000,
      responseTimeBusinessMs: 120_000,
      withinSla: true,
    },
    stages: stages ?? { ...assigned.stages, contacted: { at: minute(3), ownerId } },
  };
}

const deadlines = { respondBy: deadlineAt(6), escalateAt: deadlineAt(11), reassignAt: deadlineAt(21) };
type Head = 'type' | 'schemaVersion' | 'leadId' | 'seq' | 'at' | 'actor' | 'cohort';
const factsOf: { readonly [Type in EventType]: Omit<EventOf<Type>, Head> } = {
  SubmissionQuarantined: {},
  LeadCaptured: { ownerId: 'paid-media', form: 'demo' },
  TouchpointAdded: { form: 'newsletter' },
  LeadAssigned: { round: 1, ownerId: 'alex', routed: null, deadlines },
  ResponseDue: { round: 1, ownerId: 'alex', deadline: deadlines.respondBy, quiet: false },
  LeadClaimed: { round: 1, ownerId: 'alex', quietUntil: minute(12) },
  SlaBreached: {
    round: 1,
    ownerId: 'alex',
    managerId: 'morgan',
    respondBy: deadlines.respondBy,
    deadline: deadlines.escalateAt,
    quiet: false,
  },
  LeadReassigned: {
    round: 2,
    ownerId: 'blair',
    previousOwnerId: 'alex',
    cause: 'untouched',
    routed: null,
    deadlines,
  },
  LeadContacted: {
    round: 1,
    ownerId: 'alex',
    by: 'alex',
    channel: 'call',
    evidence: 'self_reported',
    speedToLeadMs: 180_000,
    responseTimeMs: 120_000,
    speedToLeadBusinessMs: 180_000,
    responseTimeBusinessMs: 120_000,
    withinSla: true,
  },
  LateResponse: { round: 2, ownerId: 'blair', by: 'alex', lateRound: 1, channel: 'email' },
  LeadReplied: { round: 1, ownerId: 'alex', afterMs: 3_600_000, quick: true },
  MeetingBooked: { round: 1, ownerId: 'alex' },
  MeetingHeld: { round: 1, ownerId: 'alex' },
  MeetingNoShow: { round: 1, ownerId: 'alex' },
  LeadQualified: {
    round: 1,
    ownerId: 'alex',
    fit: { companySize: true, geography: true, industry: true, authority: true },
    intent: { demoRequested: true, pricingAsked: null, repliedQuickly: null },
  },
  OpportunityOpened: { round: 1, ownerId: 'alex', override: false, expected: null },
  LeadWon: { round: 1, ownerId: 'alex', revenue: { amountMinor: 1_000_000, currency: 'USD' } },
  LeadLost: { round: 1, ownerId: 'alex', disposition: 'no_budget' },
  LeadDisqualified: { round: 1, ownerId: 'alex', disposition: 'wrong_icp' },
  LeadReopened: {
    round: 1,
    ownerId: 'alex',
    previousOwnerId: 'alex',
    from: 'lost',
    stage: 'opportunity',
    disposition: 'no_budget',
    revenue: null,
    deadlines: null,
  },
};

/** What a touch of this source and campaign is counted under: an ad that led to the product page. */
export const aCountedTouch = (source = 'google', campaign: string | null = 'brand') => ({
  source,
  campaign,
  landingPage: 'https://www.example.com/product',
  content: null,
});

/** A calendar without closed hours. */
export const alwaysOpen = { openTimeBetween: (from: number, to: number) => Math.max(0, to - from) };

/** These events as they are counted: each with what came before it of the same lead. */
export const countablesIn = (events: readonly LeadEvent[]): Countable[] =>
  events.map((event, i) => ({
    event,
    earlier: events.slice(0, i).filter(({ leadId: id }) => id === event.leadId),
  }));

/** The day of an instant where the builders' model is. */
export const dayOf = (at: number): string => dayIn('America/New_York', at);

/** What these events add, one after the other. */
export const rollUpsIn = (events: readonly LeadEvent[]): RollUp[] =>
  countablesIn(events).flatMap((it) => rollUpsOf(it, dayOf));

/** An event of a high-intent lead from google's campaign "brand". */
export function anEvent<Type extends EventType>(
  type: Type,
  facts: Partial<Omit<EventOf<Type>, 'type'>> = {},
): EventOf<Type> {
  const touch = aCountedTouch();
  return {
    type,
    schemaVersion: 1,
    leadId,
    seq: type === 'LeadCaptured' ? 1 : 2,
    at: minute(1),
    actor: type === 'LeadCaptured' ? 'form' : 'workflow',
    cohort: { day: captureDay, tier: 'high', firstTouch: touch, latestTouch: touch, form: 'demo' },
    ...factsOf[type],
    ...facts,
  } as unknown as EventOf<Type>;
}
