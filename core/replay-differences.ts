/** What is different between how a lead went and how it would go under a changed model, and by what. */
import type { TierReason } from './intent.ts';
import type { OperatingModel, Tier } from './operating-model.ts';
import { assess, type FitCriterion, fitCriteria } from './qualification.ts';
import type { FirstAssignment, Now, PastLead } from './replay.ts';
import type { Deadlines } from './sla.ts';

type Route = { readonly rule: string; readonly pool: string };
export type DeadlineShift = {
  readonly deadline: keyof Deadlines;
  readonly was: string;
  readonly now: string;
};
export type FitChange = {
  readonly criterion: FitCriterion;
  readonly was: boolean | null;
  readonly now: boolean | null;
  readonly evidence: string | null;
};

/**
 * `route`: another rule or pool, or a pool that the first owner is not in any more; `account`: the company's owner goes
 * before the pool, or no longer does; `fallback`: nobody in the pool can take it; `turn`: the rules say what they
 * said, but it was another one's turn, or somebody was away then.
 */
export type OwnerCause = 'route' | 'account' | 'fallback' | 'turn';

export type Difference =
  | {
      readonly what: 'tier';
      readonly was: Tier;
      readonly now: Tier;
      readonly wasReasons: readonly TierReason[];
      readonly nowReasons: readonly TierReason[];
    }
  | { readonly what: 'route'; readonly was: Route; readonly now: Route }
  | {
      readonly what: 'owner';
      /** Null: nobody had it yet. */
      readonly was: string | null;
      readonly now: string;
      readonly because: OwnerCause;
    }
  | { readonly what: 'deadlines'; readonly shifts: readonly DeadlineShift[] }
  | { readonly what: 'fit'; readonly changes: readonly FitChange[] };

/** What the comparison needs of the changed model: its rules, why the tier is this one, and who is in the pool. */
export type Changed = {
  readonly model: Pick<OperatingModel, 'icp' | 'intent'>;
  readonly reasons: readonly TierReason[];
  readonly members: readonly string[];
};

export function differencesOf(lead: PastLead, now: Now, changed: Changed): Difference[] {
  return [
    tierDifference(lead, now.tier, changed.reasons),
    routeDifference(lead.first, now),
    ownerDifference(lead.first, now, changed.members),
    deadlineDifference(lead.first, now),
    fitDifference(lead, changed),
  ].filter((difference) => difference !== null);
}

function tierDifference(
  { tier, tierReasons }: PastLead,
  now: Tier,
  nowReasons: readonly TierReason[],
): Difference | null {
  return tier === now ? null : { what: 'tier', was: tier, now, wasReasons: tierReasons, nowReasons };
}

function routeDifference(first: FirstAssignment | null, now: Route): Difference | null {
  const { rule, pool } = first?.routed ?? {};
  if (typeof rule !== 'string' || typeof pool !== 'string') return null;
  if (rule === now.rule && pool === now.pool) return null;
  return { what: 'route', was: { rule, pool }, now: { rule: now.rule, pool: now.pool } };
}

function ownerDifference(
  first: FirstAssignment | null,
  now: Now,
  members: readonly string[],
): Difference | null {
  const then = first?.ownerId ?? null;
  if (then === now.ownerId) return null;
  return { what: 'owner', was: then, now: now.ownerId, because: causeOf(first, now, members) };
}

function causeOf(first: FirstAssignment | null, now: Now, members: readonly string[]): OwnerCause {
  if (now.how === 'fallback') return 'fallback';
  const routed = first?.routed ?? null;
  if (routed === null) return 'turn';
  if (routeDifference(first, now) !== null) return 'route';
  if ((routed.how === 'account') !== (now.how === 'account')) return 'account';
  return routed.how === 'turn' && !members.includes(first?.ownerId ?? '') ? 'route' : 'turn';
}

function deadlineDifference(first: FirstAssignment | null, now: Now): Difference | null {
  if (first === null) return null;
  const shifts = (['respondBy', 'escalateAt', 'reassignAt'] as const).flatMap((deadline): DeadlineShift[] => {
    const then = first.deadlines[deadline];
    // Behind the manager there is no next owner: that is the owner's difference, not the clock's.
    if (then === null || (deadline === 'reassignAt' && now.how === 'fallback')) return [];
    const shifted = Date.parse(then) !== Date.parse(now.deadlines[deadline]);
    return shifted ? [{ deadline, was: then, now: now.deadlines[deadline] }] : [];
  });
  return shifts.length === 0 ? null : { what: 'deadlines', shifts };
}

function fitDifference({ contact, qualification }: PastLead, { reasons, model }: Changed): Difference | null {
  const assessed = assess(contact, reasons, model).fit;
  const changes = fitCriteria.flatMap((criterion): FitChange[] => {
    const then = qualification.fit[criterion];
    const { met: now, evidence } = assessed[criterion];
    // What a person confirmed or corrected stands, whatever the form says.
    return then.by !== 'form' || then.met === now ? [] : [{ criterion, was: then.met, now, evidence }];
  });
  return changes.length === 0 ? null : { what: 'fit', changes };
}
