/** Gives leads to owners: chooses whose turn it is, sets the new timer, and stores both with the event, or loses the race. */
import type { BusinessCalendar } from '../../core/calendar.ts';
import type { Happening } from '../../core/events.ts';
import { assign, reassign } from '../../core/handoff.ts';
import type { Assigned, Captured } from '../../core/lead.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { type NextOwner, nextOwner } from '../../core/routing.ts';
import { type Deadlines, deadlines } from '../../core/sla.ts';
import { type Patience, type Refusal, untilSettled } from './dynamo.ts';
import type { LeadStore } from './lead-store.ts';
import type { Log } from './log.ts';
import type { Rotation, Turn } from './rotation.ts';

export type OwnershipDependencies = {
  readonly leads: LeadStore;
  readonly rotation: Rotation;
  readonly model: OperatingModel;
  readonly calendar: BusinessCalendar;
  readonly policyMinuteMs: number;
  readonly patience: Patience;
  readonly log: Log;
};

/** The lead with its new owner; or it changed meanwhile, or is past the stage that this is for. */
export type Given = Assigned | 'lost-race' | 'moved-on';

export type Ownership = ReturnType<typeof ownership>;

export function ownership(dependencies: OwnershipDependencies) {
  const { leads, rotation, model, calendar, policyMinuteMs, patience, log } = dependencies;

  /**
   * The lead goes to the one whose turn it is: its first owner, or the next one after an owner who let it lie. When
   * many leads arrive at once their turns are taken one after the other; that race alone is run again here.
   */
  async function giveToNext(lead: Captured | Assigned, happening: Happening): Promise<Given> {
    let turn: Turn | null = null;
    const settled = await untilSettled(async () => {
      turn ??= await rotation.lastTurn();
      const result = await giveInTurn(turn, lead, happening);
      if ('given' in result) return result;
      turn = rotation.takenBefore(result.refusals);
      const leadChanged = turn === null && result.refusals.length > 0;
      return leadChanged ? { given: 'lost-race' as const } : 'lost-race';
    }, patience);
    return settled.given;
  }

  async function giveInTurn(
    turn: Turn,
    lead: Captured | Assigned,
    happening: Happening,
  ): Promise<{ readonly given: Given } | { readonly refusals: readonly Refusal[] }> {
    const owner = nextOwner(model.team, turn.lastRepId, lead.ownerIds, model.maxOwners);
    const timer = timerFrom(lead, happening.at);
    const change =
      lead.stage === 'captured'
        ? assign(lead, owner, timer, happening)
        : reassign(lead, owner, timer, 'untouched', happening);
    if (change.outcome === 'moved-on') return { given: 'moved-on' };
    const stored = await leads.record(change, rotation.taking(turn, owner));
    if (stored.outcome === 'lost-race') return stored;
    report(change.lead, owner);
    return { given: change.lead };
  }

  /** The lead goes to the person somebody named; it takes nobody's turn. */
  async function giveTo(
    owner: NextOwner,
    lead: Assigned,
    reason: string,
    happening: Happening,
  ): Promise<Given> {
    const change = reassign(lead, owner, timerFrom(lead, happening.at), 'manual', happening);
    if (change.outcome === 'moved-on') return 'moved-on';
    const stored = await leads.record({ ...change, details: { note: reason } });
    if (stored.outcome === 'lost-race') return 'lost-race';
    report(change.lead, owner);
    return change.lead;
  }

  function timerFrom(lead: Captured | Assigned, at: string): Deadlines {
    return deadlines(model.tiers[lead.tier], calendar, at, policyMinuteMs);
  }

  function report({ leadId, assignment }: Assigned, owner: NextOwner): void {
    log.info('LEAD_OWNED', {
      leadId,
      ownerId: owner.ownerId,
      round: assignment.round,
      cause: assignment.cause,
    });
    if (owner.kind === 'manager') log.count('LeadsLeftToManager');
  }

  return { giveToNext, giveTo };
}
