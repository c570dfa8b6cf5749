/**
 * What a person may do with a lead, by stage: one table, which the API, the pages and the transitions all go by. There
 * is no other way around the gate: each transition asks the table first.
 */
import { type Change, changed, millisBetween } from './change.ts';
import type { EventOf, Happening } from './events.ts';
import type { Contacted, Lead, MeetingState, Opportunity, Qualified, Responded, Stage } from './lead.ts';
import { roundOf } from './lead.ts';
import type { Money } from './money.ts';
import { type Confirmation, confirmedBy, type Missing, missingFor } from './qualification.ts';

export const actions = [
  'claim',
  'contact',
  'reply',
  'meetings',
  'qualify',
  'opportunity',
  'win',
  'lose',
  'disqualify',
  'reopen',
  'reassign',
] as const;
export type Action = (typeof actions)[number];

/** `opportunity` in contacted needs a manager's override. */
const allowed: Readonly<Record<Stage, readonly Action[]>> = {
  captured: [],
  assigned: ['claim', 'contact', 'disqualify', 'reassign'],
  contacted: ['reply', 'meetings', 'qualify', 'opportunity', 'disqualify', 'reassign'],
  qualified: ['reply', 'meetings', 'opportunity', 'disqualify', 'reassign'],
  opportunity: ['reply', 'meetings', 'win', 'lose', 'disqualify', 'reassign'],
  won: ['reopen'],
  lost: ['reopen'],
  disqualified: ['reopen'],
};

export const actionsIn = (stage: Stage): readonly Action[] => allowed[stage];
export const allows = (stage: Stage, action: Action): boolean => allowed[stage].includes(action);

export type StageForbids = { readonly outcome: 'stage-forbids' };
const forbidden: StageForbids = { outcome: 'stage-forbids' };

const HOUR_MS = 3_600_000;

/**
 * The person answered our outreach. The first answer decides whether it came quickly: a sign of intent, unless a person
 * has judged that already.
 */
export function recordReply(
  lead: Lead,
  quickWithinHours: number,
  happening: Happening,
): Change<Responded, 'LeadReplied'> | StageForbids {
  if (!isWorkedOn(lead, 'reply')) return forbidden;
  const afterMs = millisBetween(lead.firstResponse.at, happening.at);
  const quick = afterMs <= quickWithinHours * HOUR_MS;
  const { intent } = lead.qualification;
  const judged = intent.repliedQuickly.met !== null;
  const evidence = `replied ${hours(afterMs)} after our outreach`;
  const repliedQuickly = judged ? intent.repliedQuickly : { met: quick, evidence, by: 'reply' };
  const replied: Responded = lead.reply
    ? lead
    : {
        ...lead,
        reply: { at: happening.at, quick },
        qualification: { ...lead.qualification, intent: { ...intent, repliedQuickly } },
      };
  return changed(replied, { type: 'LeadReplied', ...about(lead), afterMs, quick }, happening);
}

const hours = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
};

const meetingEvents = {
  booked: 'MeetingBooked',
  held: 'MeetingHeld',
  no_show: 'MeetingNoShow',
} as const satisfies Record<MeetingState, string>;

const counted = { booked: 'booked', held: 'held', no_show: 'noShows' } as const satisfies Record<
  MeetingState,
  string
>;

/** A meeting was booked, took place, or the person did not come. Only who was expected can fail to come. */
export function recordMeeting(
  lead: Lead,
  state: MeetingState,
  happening: Happening,
):
  | Change<Responded, (typeof meetingEvents)[MeetingState]>
  | StageForbids
  | { readonly outcome: 'nothing-booked' } {
  if (!isWorkedOn(lead, 'meetings')) return forbidden;
  if (state === 'no_show' && lead.meeting?.state !== 'booked') return { outcome: 'nothing-booked' };
  const meetings = { ...lead.meetings, [counted[state]]: lead.meetings[counted[state]] + 1 };
  const met: Responded = { ...lead, meeting: { state, at: happening.at }, meetings };
  return changed(met, { type: meetingEvents[state], ...about(lead) }, happening);
}

/** A person confirms fit and intent: the only way to Qualified. */
export function qualify(
  lead: Lead,
  said: Confirmation,
  happening: Happening,
):
  | Change<Qualified, 'LeadQualified'>
  | StageForbids
  | { readonly outcome: 'gate-shut'; readonly missing: readonly Missing[] } {
  if (lead.stage !== 'contacted') return forbidden;
  const missing = missingFor(said);
  if (missing.length > 0) return { outcome: 'gate-shut', missing };
  const qualification = confirmedBy(lead.qualification, said, happening);
  const qualified: Qualified = {
    ...lead,
    stage: 'qualified',
    qualification,
    stages: { ...lead.stages, qualified: { at: happening.at, ownerId: lead.ownerId } },
  };
  const { fit, intent } = qualification;
  const facts = {
    fit: {
      companySize: fit.companySize.met,
      geography: fit.geography.met,
      industry: fit.industry.met,
      authority: fit.authority.met,
    },
    intent: {
      demoRequested: intent.demoRequested.met,
      pricingAsked: intent.pricingAsked.met,
      repliedQuickly: intent.repliedQuickly.met,
    },
  };
  return changed(qualified, { type: 'LeadQualified', ...about(lead), ...facts }, happening);
}

/**
 * An active commercial conversation. It needs a qualified lead, or, for one that is contacted, a manager's own
 * confirmation with a reason: the lead then enters both stages at once, and is marked.
 */
export function openOpportunity(
  lead: Lead,
  { expected, override }: { expected: Money | null; override: { reason: string } | null },
  happening: Happening,
): Change<Opportunity, 'OpportunityOpened'> | StageForbids | { readonly outcome: 'not-qualified' } {
  if (lead.stage !== 'contacted' && lead.stage !== 'qualified') return forbidden;
  const overridden = lead.stage === 'contacted';
  if (overridden && override === null) return { outcome: 'not-qualified' };
  const entry = { at: happening.at, ownerId: lead.ownerId };
  const opened: Opportunity = {
    ...lead,
    stage: 'opportunity',
    expected,
    qualification: {
      ...lead.qualification,
      override:
        overridden && override ? { at: happening.at, by: happening.actor, reason: override.reason } : null,
    },
    stages: { ...lead.stages, qualified: lead.stages.qualified ?? entry, opportunity: entry },
  };
  const facts = { override: overridden, expected };
  return changed(opened, { type: 'OpportunityOpened', ...about(lead), ...facts }, happening);
}

function isWorkedOn(lead: Lead, action: Action): lead is Contacted | Qualified | Opportunity {
  const worked = lead.stage === 'contacted' || lead.stage === 'qualified' || lead.stage === 'opportunity';
  return worked && allows(lead.stage, action);
}

/** The round and the owner that an event happened under. */
export const about = (lead: Lead): Pick<EventOf<'LeadQualified'>, 'round' | 'ownerId'> => ({
  round: roundOf(lead),
  ownerId: lead.ownerId,
});
