/** Who may see which lead, and who may do what with it. */
import type { LeadListQuery } from '../../core/contracts/requests.ts';
import type { Lead } from '../../core/lead.ts';
import type { Action } from '../../core/lifecycle.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { actorOf, type Person, type Principal, type Role } from '../shared/authorizer.ts';
import { Refused } from '../shared/problem.ts';

/** The readers of figures do not read people. */
export const readers: readonly Role[] = ['rep', 'manager', 'marketer', 'admin'];

/** A rep works on leads and hands none on: who gets which lead is routing's or a manager's to say. */
export const actors: Readonly<Record<Action, readonly Role[]>> = {
  claim: ['rep', 'manager', 'admin'],
  contact: ['rep', 'manager', 'admin'],
  reply: ['rep', 'manager', 'admin'],
  meetings: ['rep', 'manager', 'admin'],
  qualify: ['rep', 'manager', 'admin'],
  opportunity: ['rep', 'manager', 'admin'],
  win: ['rep', 'manager', 'admin'],
  lose: ['rep', 'manager', 'admin'],
  disqualify: ['rep', 'manager', 'admin'],
  reopen: ['rep', 'manager', 'admin'],
  reassign: ['manager', 'admin'],
};

export const isRep = (caller: Principal): caller is Person =>
  caller.kind === 'person' && caller.role === 'rep';

/** Throws `Refused` unless the caller may read the lead. */
export function mayRead(
  caller: Principal,
  { ownerId }: Lead,
  { repsReadAllLeads }: OperatingModel['access'],
): void {
  if (isRep(caller) && caller.memberId !== ownerId && !repsReadAllLeads) {
    throw new Refused('forbidden', { detail: 'The lead is not yours.' });
  }
}

/** Throws `Refused` unless the caller may change the lead: a rep changes their own. */
export function mayChange(caller: Principal, { ownerId }: Lead): void {
  if (isRep(caller) && caller.memberId !== ownerId) {
    throw new Refused('forbidden', { detail: 'The lead is not yours.' });
  }
}

/** Throws `Refused` unless the caller is the owner: nobody says "I'm on it" for somebody else. */
export function mayClaim(caller: Principal, { ownerId }: Lead): void {
  if (caller.kind !== 'person' || caller.memberId !== ownerId) {
    throw new Refused('forbidden', { detail: 'Only its owner claims a lead.' });
  }
}

/** A rep's list is of their own leads, unless the model lets them read all. */
export function scopeOf(
  caller: Principal,
  query: LeadListQuery,
  { repsReadAllLeads }: OperatingModel['access'],
): LeadListQuery {
  if (!isRep(caller) || repsReadAllLeads) return query;
  if (query.owner !== undefined && query.owner !== caller.memberId) {
    throw new Refused('forbidden', { detail: 'You may list your own leads only.' });
  }
  return { ...query, owner: caller.memberId };
}

/** Who responded: a member by id, a machine by the name of its key. */
export const responderOf = (caller: Principal): string =>
  caller.kind === 'person' ? caller.memberId : actorOf(caller);
