/** Who may see which lead, and who may do what with it: refusals by the rules of core/choices.ts. */
import { type Asker, mayChange, mayClaim } from '../../core/choices.ts';
import type { LeadListQuery } from '../../core/contracts/requests.ts';
import type { Lead } from '../../core/lead.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { actorOf, type Person, type Principal, type Role } from '../shared/authorizer.ts';
import { Refused } from '../shared/problem.ts';

/** The readers of figures do not read people. */
export const readers: readonly Role[] = ['rep', 'manager', 'marketer', 'admin'];

/** The caller as the rules know them. */
export const askerOf = (caller: Principal): Asker => ({
  memberId: caller.kind === 'person' ? caller.memberId : null,
  role: caller.role,
});

export const isRep = (caller: Principal): caller is Person =>
  caller.kind === 'person' && caller.role === 'rep';

/** A rep reads their own leads, and everybody's where the model says so. */
export const mayRead = (
  caller: Principal,
  { ownerId }: Lead,
  { repsReadAllLeads }: OperatingModel['access'],
): boolean => !isRep(caller) || caller.memberId === ownerId || repsReadAllLeads;

/** Throws `Refused` unless the caller may change the lead. */
export function requireChanging(caller: Principal, lead: Lead): void {
  if (!mayChange(askerOf(caller), lead)) throw new Refused('forbidden', { detail: 'The lead is not yours.' });
}

/** Throws `Refused` unless the caller is the owner. */
export function requireClaiming(caller: Principal, lead: Lead): void {
  if (!mayClaim(askerOf(caller), lead)) {
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
