/**
 * The handoff: what may happen to an untouched lead, and what then follows. Each transition takes the lead as it
 * is and answers either the changed lead with its event, or by name why nothing changes. The caller stores the
 * change on condition that the lead is still at `version`; a lost race means reading again and asking again.
 */
import type { BusinessCalendar } from './calendar.ts';
import { type Change, changed, type MovedOn, millisBetween } from './change.ts';
import type { Happening } from './events.ts';
import type { Assigned, Assignment, Contacted, Evidence, Lead, Responded, ResponseChannel } from './lead.ts';
import { isClosed, roundOf } from './lead.ts';
import type { NextOwner } from './routing.ts';
import { coalesced, type Deadlines } from './sla.ts';
import type { Why, WhyOwner } from './why.ts';

/** A new owner with the timer that starts for them, and why it is them and these deadlines. */
export type NewOwner = { readonly owner: NextOwner; readonly deadlines: Deadlines; readonly why: Why };

/** Gives a captured lead its first owner from sales and starts the clock. */
export function assign(
  lead: Lead,
  next: NewOwner,
  happening: Happening,
): Change<Assigned, 'LeadAssigned'> | MovedOn {
  if (lead.stage !== 'captured') return { outcome: 'moved-on' };
  const assigned = ownedBy(lead, next, 'captured', happening.at);
  const { round, deadlines } = assigned.assignment;
  const facts = { round, ownerId: next.owner.ownerId, routed: routedAs(next.why.owner), deadlines };
  return changed(assigned, { type: 'LeadAssigned', ...facts }, happening);
}

/** Takes a lead from an owner who did not respond, or moves it because a person decided so; a new clock starts. */
export function reassign(
  lead: Lead,
  next: NewOwner,
  cause: 'untouched' | 'manual',
  happening: Happening,
): Change<Assigned, 'LeadReassigned'> | MovedOn {
  if (lead.stage !== 'assigned') return { outcome: 'moved-on' };
  const reassigned = {
    ...ownedBy(lead, next, cause, happening.at),
    reassignments: lead.reassignments + 1,
  };
  const { round, deadlines } = reassigned.assignment;
  const { ownerId } = next.owner;
  const routed = routedAs(next.why.owner);
  const facts = { round, ownerId, previousOwnerId: lead.ownerId, cause, routed, deadlines };
  return changed(reassigned, { type: 'LeadReassigned', ...facts }, happening);
}

/** Gives a lead that somebody already responded to to another owner: its clock has stopped and stays so. */
export function handOver(
  lead: Responded,
  { owner, why }: Pick<NewOwner, 'owner' | 'why'>,
  happening: Happening,
): Change<Responded, 'LeadReassigned'> {
  const { ownerId } = owner;
  const round = roundOf(lead) + 1;
  const handed: Responded = {
    ...lead,
    ownerId,
    ownerIds: [...lead.ownerIds, ownerId],
    reassignments: lead.reassignments + 1,
    assignment: { ...lead.assignment, round, at: happening.at, cause: 'manual', claim: null, why },
  };
  const routed = routedAs(why.owner);
  const facts = { round, ownerId, previousOwnerId: lead.ownerId, cause: 'manual', routed } as const;
  return changed(handed, { type: 'LeadReassigned', ...facts, deadlines: null }, happening);
}

/** "I'm on it": the owner's own reminders rest until `quietUntil`. The clock runs on, and the manager is told. */
export function claim(
  lead: Lead,
  quietUntil: string,
  happening: Happening,
): Change<Assigned, 'LeadClaimed'> | MovedOn | { readonly outcome: 'already-claimed' } {
  if (lead.stage !== 'assigned') return { outcome: 'moved-on' };
  if (lead.assignment.claim !== null) return { outcome: 'already-claimed' };
  const made = { at: happening.at, by: happening.actor, quietUntil };
  const claimed = withAssignment(lead, { ...lead.assignment, claim: made });
  const facts = { round: lead.assignment.round, ownerId: lead.ownerId, quietUntil };
  return changed(claimed, { type: 'LeadClaimed', ...facts }, happening);
}

export type NothingDue =
  | MovedOn
  /** It was acted on before: a repeated step. */
  | { readonly outcome: 'already-passed' }
  /** Falls on the same moment as a graver deadline, which speaks for both. */
  | { readonly outcome: 'coalesced' }
  | { readonly outcome: 'too-early' };

/** The first response is due: the owner is reminded. */
export function passResponseDue(
  lead: Lead,
  round: number,
  happening: Happening,
): Change<Assigned, 'ResponseDue'> | NothingDue {
  if (lead.stage !== 'assigned' || lead.assignment.round !== round) return { outcome: 'moved-on' };
  const { dueAt, breachedAt, deadlines } = lead.assignment;
  if (dueAt !== null || breachedAt !== null) return { outcome: 'already-passed' };
  if (coalesced(deadlines)) return { outcome: 'coalesced' };
  if (isBefore(happening.at, deadlines.respondBy)) return { outcome: 'too-early' };
  const quiet = isQuiet(lead.assignment, happening.at);
  const facts = { round, ownerId: lead.ownerId, deadline: deadlines.respondBy, quiet };
  const passed = withAssignment(lead, { ...lead.assignment, dueAt: happening.at });
  return changed(passed, { type: 'ResponseDue', ...facts }, happening);
}

/** The SLA is breached: the manager hears of it. */
export function passEscalation(
  lead: Lead,
  round: number,
  managerId: string,
  happening: Happening,
): Change<Assigned, 'SlaBreached'> | Exclude<NothingDue, { outcome: 'coalesced' }> {
  if (lead.stage !== 'assigned' || lead.assignment.round !== round) return { outcome: 'moved-on' };
  const { breachedAt, deadlines } = lead.assignment;
  if (breachedAt !== null) return { outcome: 'already-passed' };
  if (isBefore(happening.at, deadlines.escalateAt)) return { outcome: 'too-early' };
  const { respondBy, escalateAt: deadline } = deadlines;
  const quiet = isQuiet(lead.assignment, happening.at);
  const facts = { round, ownerId: lead.ownerId, managerId, respondBy, deadline, quiet };
  const breach = { round, ownerId: lead.ownerId, at: happening.at };
  const passed = {
    ...withAssignment(lead, { ...lead.assignment, breachedAt: happening.at }),
    breaches: [...lead.breaches, breach],
  };
  return changed(passed, { type: 'SlaBreached', ...facts }, happening);
}

export type Response = {
  readonly by: string;
  readonly channel: ResponseChannel;
  readonly evidence: Evidence;
};

/** Somebody responded to the lead: the clock stops for good. `calendar` says which of the time was open hours. */
export function recordFirstResponse(
  lead: Lead,
  response: Response,
  happening: Happening,
  calendar: Pick<BusinessCalendar, 'openTimeBetween'>,
):
  | Change<Contacted, 'LeadContacted'>
  | { readonly outcome: 'not-assigned' | 'already-contacted' | 'closed' } {
  if (lead.stage === 'captured') return { outcome: 'not-assigned' };
  if (isClosed(lead)) return { outcome: 'closed' };
  if (lead.stage !== 'assigned') return { outcome: 'already-contacted' };
  const { assignment } = lead;
  const withinSla = !isBefore(assignment.deadlines.respondBy, happening.at);
  const openTime = (from: string) => calendar.openTimeBetween(Date.parse(from), Date.parse(happening.at));
  const measured = {
    speedToLeadMs: millisBetween(lead.capturedAt, happening.at),
    responseTimeMs: millisBetween(assignment.at, happening.at),
    speedToLeadBusinessMs: openTime(lead.capturedAt),
    responseTimeBusinessMs: openTime(assignment.at),
    withinSla,
  };
  const whose = { round: assignment.round, ownerId: lead.ownerId };
  const contacted: Contacted = {
    ...lead,
    stage: 'contacted',
    firstResponse: { at: happening.at, ...response, ...whose, ...measured },
    stages: { ...lead.stages, contacted: { at: happening.at, ownerId: lead.ownerId } },
  };
  const facts = { ...whose, ...response, ...measured };
  return changed(contacted, { type: 'LeadContacted', ...facts }, happening);
}

/** An earlier owner says they responded, but the lead is somebody else's by now: kept, and it stops no clock. */
export function recordLateResponse(
  lead: Assigned | Responded,
  late: { by: string; round: number; channel: ResponseChannel },
  happening: Happening,
): Change<Lead, 'LateResponse'> {
  const facts = {
    round: roundOf(lead),
    ownerId: lead.ownerId,
    by: late.by,
    lateRound: late.round,
    channel: late.channel,
  };
  return changed(lead, { type: 'LateResponse', ...facts }, happening);
}

/** The lead in a new round of this owner, with the clock that starts for them. */
export function ownedBy(
  lead: Omit<Extract<Lead, { stage: 'captured' | 'assigned' }>, 'stage'> & { assignment?: Assignment },
  { owner, deadlines: timer, why }: NewOwner,
  cause: Assignment['cause'],
  at: string,
): Assigned {
  const { ownerId } = owner;
  const { respondBy, escalateAt, reassignAt } = timer;
  // The manager is the last resort: behind the manager there is nobody to give the lead to.
  const deadlines = { respondBy, escalateAt, reassignAt: owner.kind === 'manager' ? null : reassignAt };
  const round = (lead.assignment?.round ?? 0) + 1;
  return {
    ...lead,
    stage: 'assigned',
    ownerId,
    ownerIds: [...lead.ownerIds, ownerId],
    assignment: { round, at, cause, deadlines, dueAt: null, breachedAt: null, claim: null, why },
    stages: { ...lead.stages, assigned: lead.stages.assigned ?? { at, ownerId } },
  };
}

const routedAs = ({ how, rule, pool }: WhyOwner) => ({ how, rule, pool });

function isQuiet({ claim: made }: Assignment, at: string): boolean {
  return made !== null && isBefore(at, made.quietUntil);
}

function withAssignment(lead: Assigned, assignment: Assignment): Assigned {
  return { ...lead, assignment };
}

/** Deadlines are whole seconds and happenings milliseconds, so they do not compare as text. */
function isBefore(at: string, deadline: string): boolean {
  return Date.parse(at) < Date.parse(deadline);
}
