/** What a person may do with a lead: each action reads its request, asks the core, and stores what changed. */
import { mayOverride } from '../../core/choices.ts';
import { claimUntil } from '../../core/claim.ts';
import { disqualify, lose, win } from '../../core/closing.ts';
import * as contracts from '../../core/contracts/requests.ts';
import { toMinorUnits } from '../../core/currency.ts';
import type { Happening } from '../../core/events.ts';
import { claim } from '../../core/handoff.ts';
import { isClosed, type Lead } from '../../core/lead.ts';
import {
  type Action,
  actionsIn,
  openOpportunity,
  qualify,
  recordMeeting,
  recordReply,
} from '../../core/lifecycle.ts';
import type { Money } from '../../core/money.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import type { Principal } from '../shared/authorizer.ts';
import type { HttpRequest } from '../shared/http.ts';
import type { LeadStore, Recorded } from '../shared/lead-store.ts';
import type { Given, Ownership } from '../shared/ownership.ts';
import { Refused } from '../shared/problem.ts';
import { readBody } from '../shared/request.ts';
import type { TeamStore } from '../shared/team-store.ts';
import type { Closings } from './closings.ts';
import { nextOwnerNamed } from './named-owner.ts';
import type { Reopening } from './reopening.ts';

export type ActionDependencies = {
  readonly leads: Pick<LeadStore, 'record'>;
  readonly team: Pick<TeamStore, 'read'>;
  readonly ownership: Pick<Ownership, 'giveTo'>;
  readonly closings: Closings;
  readonly reopening: Reopening;
  readonly model: OperatingModel;
  readonly policyMinuteMs: number;
};

/** Tries the action on the lead as it is: the lead after it, or that somebody else was faster. */
export type Attempt = (lead: Lead, happening: Happening) => Promise<Lead | 'lost-race'>;

/** The attempt that a request asks for. What the request says is checked before anything is read. */
export type Prepare = (request: HttpRequest, caller: Principal) => Attempt;

/** Every action but `contact`, which is told whose response it was. */
export function actionsOf(
  dependencies: ActionDependencies,
): Readonly<Record<Exclude<Action, 'contact'>, Prepare>> {
  const { leads, team, ownership, closings, reopening, model, policyMinuteMs } = dependencies;

  const store = async (change: Recorded): Promise<Lead | 'lost-race'> => {
    const stored = await leads.record(change);
    return stored.outcome === 'lost-race' ? 'lost-race' : change.lead;
  };

  return {
    claim: (request) => {
      readBody(request, contracts.emptyRequest);
      return async (lead, happening) => {
        const change = claim(lead, claimUntil(happening.at, model.claim, policyMinuteMs), happening);
        // Quiet is bought once for each owner: asking again changes nothing.
        if (change.outcome === 'already-claimed') return lead;
        return change.outcome === 'changed' ? store(change) : stageForbids(lead);
      };
    },

    reply: (request) => {
      readBody(request, contracts.emptyRequest);
      return async (lead, happening) => {
        const change = recordReply(lead, model.intent.repliedWithinHours, happening);
        return change.outcome === 'changed' ? store(change) : stageForbids(lead);
      };
    },

    meetings: (request) => {
      const { state, note } = readBody(request, contracts.meetingRequest);
      return async (lead, happening) => {
        const change = recordMeeting(lead, state, happening);
        if (change.outcome === 'nothing-booked') {
          throw new Refused('stage-forbids', { detail: 'No meeting is booked that nobody came to.' });
        }
        return change.outcome === 'changed' ? store({ ...change, details: { note } }) : stageForbids(lead);
      };
    },

    qualify: (request) => {
      const { note, ...said } = readBody(request, contracts.qualifyRequest);
      return async (lead, happening) => {
        const change = qualify(lead, said, happening);
        if (change.outcome === 'gate-shut') throw new Refused('gate-shut', { errors: change.missing });
        return change.outcome === 'changed' ? store({ ...change, details: { note } }) : stageForbids(lead);
      };
    },

    opportunity: (request, caller) => {
      const { amount, currency, override = null, note } = readBody(request, contracts.opportunityRequest);
      if (override !== null && !mayOverride(caller)) {
        throw new Refused('forbidden', { detail: 'An override is a manager’s own confirmation.' });
      }
      const expected = amount === undefined || currency === undefined ? null : moneyOf(amount, currency);
      return async (lead, happening) => {
        const change = openOpportunity(lead, { expected, override }, happening);
        if (change.outcome === 'not-qualified') {
          throw new Refused('not-qualified', {
            detail: 'Qualify the lead first: an opportunity needs fit and intent confirmed.',
          });
        }
        if (change.outcome !== 'changed') return stageForbids(lead);
        const said = [override?.reason, note].filter((text) => text !== undefined);
        return store({ ...change, details: { note: said.length > 0 ? said.join('\n') : undefined } });
      };
    },

    win: (request) => {
      const { amount, currency, note } = readBody(request, contracts.winRequest);
      const revenue = moneyOf(amount, currency);
      return async (lead, happening) => {
        const change = win(lead, revenue, happening);
        return change.outcome === 'changed' ? closings.close(change, note) : stageForbids(lead);
      };
    },

    lose: (request) => {
      const { disposition, note } = readClosing(request);
      return async (lead, happening) => {
        const change = lose(lead, disposition, happening);
        return change.outcome === 'changed' ? closings.close(change, note) : stageForbids(lead);
      };
    },

    disqualify: (request) => {
      const { disposition, note } = readClosing(request);
      return async (lead, happening) => {
        const change = disqualify(lead, disposition, happening);
        return change.outcome === 'changed' ? closings.close(change, note) : stageForbids(lead);
      };
    },

    reopen: (request) => {
      const { reason } = readBody(request, contracts.reopenRequest);
      return async (lead, happening) =>
        isClosed(lead) ? reopening.open(lead, reason, happening) : stageForbids(lead);
    },

    reassign: (request) => {
      const { ownerId, reason } = readBody(request, contracts.reassignRequest);
      return async (lead, happening) => {
        if (lead.stage === 'captured' || isClosed(lead)) return stageForbids(lead);
        const owner = await nextOwnerNamed(ownerId, lead, team);
        const given: Given<Lead> = await ownership.giveTo(owner, lead, reason, happening);
        return given === 'moved-on' ? stageForbids(lead) : given;
      };
    },
  };

  function readClosing(request: HttpRequest) {
    const read = readBody(request, contracts.closeRequest);
    if (model.dispositions.includes(read.disposition)) return read;
    const message = `must be one of ${model.dispositions.join(', ')}`;
    throw new Refused('invalid-fields', { errors: [{ path: 'disposition', message }] });
  }
}

/** The table of stages and actions said no. */
export function stageForbids({ stage }: Lead): never {
  const possible = actionsIn(stage).join(', ') || 'nothing until sales owns it';
  throw new Refused('stage-forbids', { detail: `The lead is ${stage}, which allows ${possible}.` });
}

function moneyOf(amount: string | number, currency: string): Money {
  const read = toMinorUnits(amount, currency);
  if (read.ok) return { amountMinor: read.amountMinor, currency };
  throw new Refused('invalid-fields', { errors: [{ path: read.path, message: read.message }] });
}
