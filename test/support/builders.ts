/**
 * What tests talk about, ready made: each builder answers something whole and valid, and takes what matters to the
 * test. All happens on one Monday morning in New York, and nothing here asks the clock or rolls dice.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Touch } from '../../core/attribution.ts';
import type { EventOf, EventType } from '../../core/events.ts';
import type { Assigned, Assignment, Captured, Contacted } from '../../core/lead.ts';
import { type OperatingModel, parseOperatingModel, type Team } from '../../core/operating-model.ts';
import type { FormFields, Submission } from '../../core/submission.ts';

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

/** The rules of handoff.yaml in New York, with whole sections replaced: times in tests do not move with the sample. */
export function anOperatingModel(sections: Partial<OperatingModel> = {}): OperatingModel {
  const parsed = parseOperatingModel(theModelFile());
  if (!parsed.ok) throw new Error(`handoff.yaml: ${JSON.stringify(parsed.errors)}`);
  const calendar = { ...parsed.model.calendar, timeZone: 'America/New_York', holidays: ['2026-11-26'] };
  return { ...parsed.model, calendar, ...sections };
}

/** A team of available reps with these ids, and morgan as its manager. `away` are on the team but not available. */
export function aTeam(repIds: readonly string[], { away = [] }: { away?: readonly string[] } = {}): Team {
  const person = (id: string) => ({
    id,
    name: `Name of ${id}`,
    email: `${id}@example.com`,
    phone: '+12025550100',
  });
  return {
    manager: person('morgan'),
    reps: repIds.map((id) => ({ ...person(id), available: !away.includes(id) })),
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
    capturedAt,
    captureDay,
    ownerId,
    ownerIds: [],
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
      withinSla: true,
    },
    stages: stages ?? { ...assigned.stages, contacted: { at: minute(3), ownerId } },
  };
}

const deadlines = { respondBy: deadlineAt(6), escalateAt: deadlineAt(11), reassignAt: deadlineAt(21) };
type Head = 'type' | 'leadId' | 'seq' | 'at' | 'actor' | 'cohort';
const factsOf: { readonly [Type in EventType]: Omit<EventOf<Type>, Head> } = {
  LeadCaptured: { ownerId: 'paid-media', form: 'demo' },
  TouchpointAdded: { form: 'newsletter' },
  LeadAssigned: { round: 1, ownerId: 'alex', deadlines },
  ResponseDue: { round: 1, ownerId: 'alex', deadline: deadlines.respondBy },
  SlaBreached: {
    round: 1,
    ownerId: 'alex',
    managerId: 'morgan',
    respondBy: deadlines.respondBy,
    deadline: deadlines.escalateAt,
  },
  LeadReassigned: { round: 2, ownerId: 'blair', previousOwnerId: 'alex', cause: 'untouched', deadlines },
  LeadContacted: {
    round: 1,
    ownerId: 'alex',
    by: 'alex',
    channel: 'call',
    evidence: 'self_reported',
    speedToLeadMs: 180_000,
    responseTimeMs: 120_000,
    withinSla: true,
  },
  LateResponse: { round: 2, ownerId: 'blair', by: 'alex', lateRound: 1, channel: 'email' },
  LeadQualified: { round: 1, ownerId: 'alex' },
  OpportunityOpened: { round: 1, ownerId: 'alex' },
  LeadWon: { round: 1, ownerId: 'alex', revenue: { amountMinor: 1_000_000, currency: 'USD' } },
  LeadLost: { round: 1, ownerId: 'alex', disposition: 'no_budget' },
  LeadDisqualified: { round: 1, ownerId: 'alex', disposition: 'wrong_icp' },
};

/** An event of a high-intent lead from google's campaign "brand". */
export function anEvent<Type extends EventType>(
  type: Type,
  facts: Partial<Omit<EventOf<Type>, 'type'>> = {},
): EventOf<Type> {
  const touch = { source: 'google', campaign: 'brand' };
  return {
    type,
    leadId,
    seq: type === 'LeadCaptured' ? 1 : 2,
    at: minute(1),
    actor: type === 'LeadCaptured' ? 'form' : 'workflow',
    cohort: { day: captureDay, tier: 'high', firstTouch: touch, latestTouch: touch },
    ...factsOf[type],
    ...facts,
  } as unknown as EventOf<Type>;
}
