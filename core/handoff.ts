/**
 * The handoff: what may happen to an untouched lead, and what then follows. Each transition takes the lead as it
 * is and answers either the changed lead with its event, or by name why nothing changes. The caller stores the
 * change on condition that the lead is still at `version`; a lost race means reading again and asking again.
 */
import { type EventOf, type EventType, type Happening, nextEvent } from './events.ts';
import type { Assigned, Assignment, Contacted, Lead, ResponseChannel } from './lead.ts';
import { roundOf } from './lead.ts';
import type { NextOwner } from './routing.ts';
import { coalesced, type Deadlines } from './sla.ts';

export type Change<To extends Lead, Type extends EventType> = {
  readonly outcome: 'changed';
  readonly lead: To;
  readonly event: EventOf<Type>;
};
/** The lead is past the stage or the round that this was meant for. */
export type MovedOn = { readonly outcome: 'moved-on' };

/** Gives a captured lead its first owner from sales and starts the clock. */
export function assign(
  lead: Lead,
  owner: NextOwner,
  deadlines: Deadlines,
  happening: Happening,
): Change<Assigned, 'LeadAssigned'> | MovedOn {
  if (lead.stage !== 'captured') return { outcome: 'moved-on' };
  const assigned = ownedBy(lead, owner, deadlines, 'captured', happening.at);
  const { round, deadlines: set } = assigned.assignment;
  return changed(
    assigned,
    { type: 'LeadAssigned', round, ownerId: owner.ownerId, deadlines: set },
    happening,
  );
}

/** Takes a lead from an owner who did not respond, or moves it because a person decided so; a new clock starts. */
export function reassign(
  lead: Lead,
  owner: NextOwner,
  deadlines: Deadlines,
  cause: 'untouched' | 'manual',
  happening: Happening,
): Change<Assigned, 'LeadReassigned'> | MovedOn {
  if (lead.stage !== 'assigned') return { outcome: 'moved-on' };
  const reassigned = ownedBy(lead, owner, deadlines, cause, happening.at);
  const { round, deadlines: set } = reassigned.assignment;
  const facts = { round, ownerId: owner.ownerId, previousOwnerId: lead.ownerId, cause, deadlines: set };
  return changed(reassigned, { type: 'LeadReassigned', ...facts }, happening);
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
  const facts = { round, ownerId: lead.ownerId, deadline: deadlines.respondBy };
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
  const facts = { round, ownerId: lead.ownerId, managerId, respondBy, deadline };
  const passed = withAssignment(lead, { ...lead.assignment, breachedAt: happening.at });
  return changed(passed, { type: 'SlaBreached', ...facts }, happening);
}

export type Response = {
  readonly by: string;
  readonly channel: ResponseChannel;
  readonly evidence: 'self_reported' | 'call' | 'mail';
};

/** Somebody responded to the lead: the clock stops for good. */
export function recordFirstResponse(
  lead: Lead,
  response: Response,
  happening: Happening,
): Change<Contacted, 'LeadContacted'> | { readonly outcome: 'not-assigned' | 'already-contacted' } {
  if (lead.stage === 'captured') return { outcome: 'not-assigned' };
  if (lead.stage !== 'assigned') return { outcome: 'already-contacted' };
  const { assignment } = lead;
  const withinSla = !isBefore(assignment.deadlines.respondBy, happening.at);
  const contacted: Contacted = {
    ...lead,
    stage: 'contacted',
    firstResponse: { at: happening.at, ...response, withinSla },
    stages: { ...lead.stages, contacted: { at: happening.at, ownerId: lead.ownerId } },
  };
  const facts = {
    round: assignment.round,
    ownerId: lead.ownerId,
    ...response,
    speedToLeadMs: millisBetween(lead.capturedAt, happening.at),
    responseTimeMs: millisBetween(assignment.at, happening.at),
    withinSla,
  };
  return changed(contacted, { type: 'LeadContacted', ...facts }, happening);
}

/** An earlier owner says they responded, but the lead is somebody else's by now: kept, and it stops no clock. */
export function recordLateResponse(
  lead: Assigned | Contacted,
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

function ownedBy(
  lead: Extract<Lead, { stage: 'captured' | 'assigned' }>,
  owner: NextOwner,
  { respondBy, escalateAt, reassignAt }: Deadlines,
  cause: Assignment['cause'],
  at: string,
): Assigned {
  const { ownerId } = owner;
  // The manager is the last resort: behind the manager there is nobody to give the lead to.
  const deadlines = { respondBy, escalateAt, reassignAt: owner.kind === 'manager' ? null : reassignAt };
  return {
    ...lead,
    stage: 'assigned',
    ownerId,
    ownerIds: [...lead.ownerIds, ownerId],
    assignment: { round: roundOf(lead) + 1, at, cause, deadlines, dueAt: null, breachedAt: null },
    stages: { ...lead.stages, assigned: lead.stages.assigned ?? { at, ownerId } },
  };
}

function withAssignment(lead: Assigned, assignment: Assignment): Assigned {
  return { ...lead, assignment };
}

type Facts<Type extends EventType> = Omit<EventOf<Type>, keyof ReturnType<typeof nextEvent>>;

function changed<To extends Lead, Type extends EventType>(
  lead: To,
  facts: Facts<Type> & { type: Type },
  happening: Happening,
): Change<To, Type> {
  const event = { ...nextEvent(lead, happening), ...facts } as unknown as EventOf<Type>;
  return { outcome: 'changed', lead: { ...lead, version: event.seq }, event };
}

/** Deadlines are whole seconds and happenings milliseconds, so they do not compare as text. */
function isBefore(at: string, deadline: string): boolean {
  return Date.parse(at) < Date.parse(deadline);
}

/** A server clock that was set back never makes a negative duration. */
function millisBetween(from: string, to: string): number {
  return Math.max(0, Date.parse(to) - Date.parse(from));
}
