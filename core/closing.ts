/** How a lead ends, and begins again: won with its revenue, lost or disqualified with a disposition, reopened with a reason. */
import { type Change, changed } from './change.ts';
import type { Happening } from './events.ts';
import { type NewOwner, ownedBy } from './handoff.ts';
import type { Assigned, Closed, Disqualified, Lead, Lost, Responded, Won } from './lead.ts';
import { isClosed, roundOf } from './lead.ts';
import { about, allows, type StageForbids } from './lifecycle.ts';
import type { Money } from './money.ts';

const forbidden: StageForbids = { outcome: 'stage-forbids' };

export function win(lead: Lead, revenue: Money, happening: Happening): Change<Won, 'LeadWon'> | StageForbids {
  if (lead.stage !== 'opportunity') return forbidden;
  const won: Won = {
    ...lead,
    stage: 'won',
    revenue,
    closedFrom: 'opportunity',
    stages: entering(lead, 'won', happening),
  };
  return changed(won, { type: 'LeadWon', ...about(lead), revenue }, happening);
}

export function lose(
  lead: Lead,
  disposition: string,
  happening: Happening,
): Change<Lost, 'LeadLost'> | StageForbids {
  if (lead.stage !== 'opportunity') return forbidden;
  const stages = entering(lead, 'lost', happening);
  const lost: Lost = { ...lead, stage: 'lost', disposition, closedFrom: 'opportunity', stages };
  return changed(lost, { type: 'LeadLost', ...about(lead), disposition }, happening);
}

/** Ends a lead that will not become a deal, at any stage that sales works in. */
export function disqualify(
  lead: Lead,
  disposition: string,
  happening: Happening,
): Change<Disqualified, 'LeadDisqualified'> | StageForbids {
  if (lead.stage === 'captured' || isClosed(lead) || !allows(lead.stage, 'disqualify')) return forbidden;
  const disqualified: Disqualified = {
    ...lead,
    expected: lead.stage === 'opportunity' ? lead.expected : null,
    stage: 'disqualified',
    disposition,
    closedFrom: lead.stage,
    stages: entering(lead, 'disqualified', happening),
  };
  return changed(disqualified, { type: 'LeadDisqualified', ...about(lead), disposition }, happening);
}

/**
 * Opens a closed lead again where it was closed, for the owner that the caller found (its last one while they are on
 * the team). When nobody had responded before, a new round begins with its own clock. What its end counted for is in
 * the event, so that figures can take it back.
 */
export function reopen(
  lead: Lead,
  next: NewOwner,
  happening: Happening,
): Change<Assigned | Responded, 'LeadReopened'> | StageForbids {
  if (!isClosed(lead)) return forbidden;
  const facts = {
    previousOwnerId: lead.ownerId,
    from: lead.stage,
    disposition: 'disposition' in lead ? lead.disposition : null,
    revenue: lead.stage === 'won' ? lead.revenue : null,
  };
  const open = openAgain(lead, next, happening.at);
  const deadlines = open.stage === 'assigned' ? open.assignment.deadlines : null;
  return changed(
    open,
    { type: 'LeadReopened', ...about(open), ...facts, stage: open.stage, deadlines },
    happening,
  );
}

function openAgain(lead: Closed, next: NewOwner, at: string): Assigned | Responded {
  const { firstResponse } = lead;
  const stages = Object.fromEntries(Object.entries(lead.stages).filter(([stage]) => stage !== lead.stage));
  const { stage: _stage, closedFrom, expected, ...rest } = withoutItsEnd(lead);
  if (closedFrom === 'assigned' || firstResponse === undefined)
    return ownedBy({ ...rest, stages }, next, 'reopened', at);
  const { ownerId } = next.owner;
  // A round of its own for each reopening, also with the same owner: they are told of it, once.
  const assignment = {
    ...lead.assignment,
    round: roundOf(lead) + 1,
    at,
    cause: 'reopened' as const,
    claim: null,
    why: next.why,
  };
  const ownerIds = [...lead.ownerIds, ownerId];
  const open = { ...rest, firstResponse, stages, ownerId, ownerIds, assignment };
  return closedFrom === 'opportunity'
    ? { ...open, stage: closedFrom, expected }
    : { ...open, stage: closedFrom };
}

function withoutItsEnd(lead: Closed) {
  if (lead.stage === 'won') {
    const { revenue: _revenue, ...rest } = lead;
    return rest;
  }
  const { disposition: _disposition, ...rest } = lead;
  return rest;
}

function entering(lead: Lead, stage: Closed['stage'], { at }: Happening): Lead['stages'] {
  return { ...lead.stages, [stage]: { at, ownerId: lead.ownerId } };
}
