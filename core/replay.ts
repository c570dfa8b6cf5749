/**
 * Past leads under a changed model: which tier, owner and deadlines each would have had, beside those it did have.
 *
 * The leads arrive again in the order of their capture and are assigned at the moments at which they were. Everybody on
 * the team counts as at work (who was away that day says nothing of the rules), daily caps count and open caps do not,
 * for when a lead would have been closed nobody knows. Turns start anew; a company's owner from before the first
 * lead is taken from the lead that shows it.
 */
import { timeZoneOf } from './availability.ts';
import { businessCalendar } from './calendar.ts';
import { dayIn } from './day.ts';
import { companyDomain } from './free-mail.ts';
import { type TierReason, tierOf } from './intent.ts';
import type { Lead } from './lead.ts';
import type { Pool } from './model/routing-rules.ts';
import type { OperatingModel, Tier } from './operating-model.ts';
import type { Finding, FitCriterion } from './qualification.ts';
import { type Difference, differencesOf } from './replay-differences.ts';
import { membersOf, nextOwner, ruleFor } from './routing.ts';
import { type Deadlines, deadlines } from './sla.ts';
import { type Candidate, personOf } from './team.ts';
import type { WhyOwner } from './why.ts';

/** How a lead was first given to somebody; `routed` is null where that was not kept yet. */
export type FirstAssignment = {
  readonly at: string;
  readonly ownerId: string;
  readonly routed: Pick<WhyOwner, 'how' | 'rule' | 'pool'> | null;
  readonly deadlines: Omit<Deadlines, 'reassignAt'> & { readonly reassignAt: string | null };
};

export type PastLead = {
  readonly leadId: string;
  readonly capturedAt: string;
  readonly tier: Tier;
  readonly tierReasons: readonly TierReason[];
  readonly form?: string | undefined;
  readonly message?: string | undefined;
  readonly answers: Readonly<Record<string, string>>;
  readonly contact: Lead['contact'];
  readonly attribution: { readonly firstTouch: { readonly source: string } };
  readonly qualification: { readonly fit: Readonly<Record<FitCriterion, Finding>> };
  /** Null for a lead that nobody from sales has yet. */
  readonly first: FirstAssignment | null;
};

/** Who of the team there is to give leads to; how much they have on their hands and when they work plays no part. */
export type ReplayMember = Pick<
  Candidate,
  'id' | 'role' | 'active' | 'weight' | 'dailyCap' | 'skills' | 'territories' | 'timeZone'
>;

/** What a lead would have got. */
export type Now = {
  readonly tier: Tier;
  readonly rule: string;
  readonly pool: string;
  readonly how: WhyOwner['how'];
  readonly ownerId: string;
  readonly deadlines: Deadlines;
};

export type Replayed = {
  readonly leadId: string;
  readonly capturedAt: string;
  /** When it was assigned; its capture for a lead that nobody has yet. */
  readonly at: string;
  readonly was: { readonly tier: Tier; readonly first: FirstAssignment | null };
  readonly now: Now;
  readonly differences: readonly Difference[];
};

/** `policyMinuteMs`: how long a policy minute of an elapsed clock lasted. */
export function replay(
  past: readonly PastLead[],
  model: OperatingModel,
  team: readonly ReplayMember[],
  policyMinuteMs = 60_000,
): Replayed[] {
  const calendar = businessCalendar(model.calendar);
  const giver = givingInOrder(model, team);
  const membersIn = (pool: string) =>
    membersOf(model.routing.pools[pool] as Pool, team.map(atWork)).map(({ id }) => id);
  return [...past].sort(byCapture).map((lead) => {
    const { leadId, capturedAt, first } = lead;
    const at = first?.at ?? capturedAt;
    const { tier, reasons } = tierOf(lead, model.intent);
    const { rule, how, ownerId } = giver({ ...lead, tier }, Date.parse(at));
    const timer = deadlines(model.tiers[tier], calendar, at, policyMinuteMs);
    const now: Now = { tier, rule: rule.name, pool: rule.pool, how, ownerId, deadlines: timer };
    const changed = { model, reasons, members: membersIn(rule.pool) };
    const was = { tier: lead.tier, first };
    return { leadId, capturedAt, at, was, now, differences: differencesOf(lead, now, changed) };
  });
}

/** Gives one lead after the other, and keeps whose turn it is, whose company is whose, and how much each was given. */
function givingInOrder({ routing, calendar, tiers }: OperatingModel, team: readonly ReplayMember[]) {
  const positions = new Map<string, number>();
  const companies = new Map<string, string>();
  const given = new Map<string, number>();

  return (lead: PastLead, at: number) => {
    const rule = ruleFor(lead, routing);
    const { sameOwnerForAccount, freeMailDomains } = routing;
    const company = sameOwnerForAccount ? companyDomain(lead.contact.email, freeMailDomains) : null;
    const knownOwner = lead.first?.routed?.how === 'account' ? lead.first.ownerId : null;
    const dayOf = (member: ReplayMember) => dayIn(timeZoneOf(member, calendar), at);
    const countOf = (member: ReplayMember) => `${member.id} ${dayOf(member)}`;
    const { owner, position, why } = nextOwner({
      rule,
      routing,
      calendar,
      team: team.map((member) => ({
        ...atWork(member),
        load: { open: 0, day: dayOf(member), today: given.get(countOf(member)) ?? 0 },
      })),
      position: positions.get(rule.pool) ?? 0,
      accountOwnerId: company === null ? null : (companies.get(company) ?? knownOwner),
      hadIt: [],
      moment: { at, clock: tiers[lead.tier].clock },
    });
    if (position !== null) positions.set(rule.pool, position);
    if (owner.kind === 'rep' && company !== null) companies.set(company, owner.ownerId);
    const member = personOf(team, owner.ownerId);
    if (member) given.set(countOf(member), (given.get(countOf(member)) ?? 0) + 1);
    return { rule, how: why.how, ownerId: owner.ownerId };
  };
}

const byCapture = (a: PastLead, b: PastLead): number =>
  Date.parse(a.capturedAt) - Date.parse(b.capturedAt) || (a.leadId < b.leadId ? -1 : 1);

const atWork = (member: ReplayMember): Candidate => ({
  ...member,
  availability: 'on',
  outOfOffice: [],
  hours: null,
  openCap: null,
  load: { open: 0, day: null, today: 0 },
});
