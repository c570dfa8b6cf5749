/**
 * Roll-ups: the figures' raw material. Each event adds to a few counters, and only adds, so that the order of
 * events of different leads never matters. Counters belong to a cohort day, the day the lead was captured, so a
 * rate read from them is the rate of those leads, however much later they moved on.
 */
import * as z from 'zod';
import type { EventOf, LeadEvent } from './events.ts';
import { bucketOf } from './histogram.ts';
import { tiers } from './model/tier-rules.ts';

export const dimensions = ['all', 'source', 'campaign', 'rep'] as const;
export type Dimension = (typeof dimensions)[number];

export const rollUpKeySchema = z.object({
  /** The cohort day, YYYY-MM-DD in the model's time zone. */
  day: z.iso.date(),
  dimension: z.enum(dimensions),
  tier: z.enum(tiers),
  /** all: [] · source: [source] · campaign: [source, campaign or null] · rep: [rep id]. First touch throughout. */
  value: z.array(z.string().nullable()),
});
export type RollUpKey = z.infer<typeof rollUpKeySchema>;

/**
 * Counters by name. Plain ones count leads or moments; `speed:<bucket>` and `response:<bucket>` are the histograms of
 * speed to lead and response time; `disposition:<tag>` and `revenue:<currency>` (minor units) are open-ended.
 */
export type Counters = Readonly<Record<string, number>>;
export type RollUp = RollUpKey & { readonly counters: Counters };

/** What one event adds, and where. */
export function rollUpsOf(event: LeadEvent): RollUp[] {
  const { day, tier, firstTouch } = event.cohort;
  const at = (dimension: Dimension, value: RollUpKey['value'], counters: Counters): RollUp => ({
    day,
    dimension,
    tier,
    value,
    counters,
  });
  const forLead = (counters: Counters): RollUp[] => [
    at('all', [], counters),
    at('source', [firstTouch.source], counters),
    at('campaign', [firstTouch.source, firstTouch.campaign], counters),
  ];
  const forRep = (repId: string, counters: Counters): RollUp => at('rep', [repId], counters);

  switch (event.type) {
    case 'LeadCaptured':
      return forLead({ captured: 1 });
    case 'LeadAssigned':
      return [...forLead({ assigned: 1 }), forRep(event.ownerId, { assigned: 1 })];
    case 'LeadReassigned':
      return [
        ...forLead({ reassigned: 1 }),
        forRep(event.previousOwnerId, { reassignedAway: 1 }),
        forRep(event.ownerId, { assigned: 1 }),
      ];
    case 'SlaBreached':
      return [...forLead({ breached: 1 }), forRep(event.ownerId, { breached: 1 })];
    case 'LeadContacted': {
      const speed = { contacted: 1, [`speed:${bucketOf(event.speedToLeadMs)}`]: 1 };
      const response = {
        contacted: 1,
        withinSla: event.withinSla ? 1 : 0,
        [`response:${bucketOf(event.responseTimeMs)}`]: 1,
      };
      return [...forLead(speed), forRep(event.ownerId, response)];
    }
    case 'LeadQualified':
      return forLead({ qualified: 1 });
    case 'OpportunityOpened':
      // An override enters both stages at once, so that no rate of a stage exceeds the one before it.
      return forLead({ opportunities: 1, ...(event.override ? { qualified: 1, overrides: 1 } : {}) });
    case 'MeetingBooked':
      return forLead({ meetingsBooked: 1 });
    case 'MeetingHeld':
      return forLead({ meetingsHeld: 1 });
    case 'MeetingNoShow':
      return forLead({ noShows: 1 });
    case 'LeadWon':
      return forLead({ won: 1, [`revenue:${event.revenue.currency}`]: event.revenue.amountMinor });
    case 'LeadLost':
      return forLead({ lost: 1, [`disposition:${event.disposition}`]: 1 });
    case 'LeadDisqualified':
      return forLead({ disqualified: 1, [`disposition:${event.disposition}`]: 1 });
    case 'LeadReopened':
      return [...forLead({ reopened: 1, ...takenBack(event) }), ...movedBy(event)];
    case 'TouchpointAdded':
    case 'ResponseDue':
    case 'LateResponse':
    case 'LeadClaimed':
    case 'LeadReplied':
      return [];
  }

  /** A reopened lead that its last owner can no longer work on is somebody else's from then on. */
  function movedBy({ ownerId, previousOwnerId }: EventOf<'LeadReopened'>): RollUp[] {
    if (ownerId === previousOwnerId) return [];
    return [forRep(previousOwnerId, { reassignedAway: 1 }), forRep(ownerId, { assigned: 1 })];
  }
}

/** What the end of a lead had counted for. */
function takenBack({ from, disposition, revenue }: EventOf<'LeadReopened'>): Counters {
  return {
    [from]: -1,
    ...(disposition === null ? {} : { [`disposition:${disposition}`]: -1 }),
    ...(revenue === null ? {} : { [`revenue:${revenue.currency}`]: -revenue.amountMinor }),
  };
}

/** Two roll-ups of one key are one. */
export function addCounters(a: Counters, b: Counters): Counters {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** Merges roll-ups that share what `keyOf` names; the answer's order is that of first appearance. */
export function groupRollUps(
  rollUps: Iterable<RollUp>,
  keyOf: (rollUp: RollUp) => string,
): { key: RollUpKey; counters: Counters }[] {
  const groups = new Map<string, { key: RollUpKey; counters: Counters }>();
  for (const { counters, ...key } of rollUps) {
    const name = keyOf({ ...key, counters });
    const group = groups.get(name);
    if (group) group.counters = addCounters(group.counters, counters);
    else groups.set(name, { key, counters: addCounters({}, counters) });
  }
  return [...groups.values()];
}

/** A key as one text, for grouping and for the store. */
export function rollUpName({
  dimension,
  tier,
  value,
}: Pick<RollUpKey, 'dimension' | 'tier' | 'value'>): string {
  return `${dimension}#${tier}#${JSON.stringify(value)}`;
}
