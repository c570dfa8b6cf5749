/**
 * Roll-ups: the figures' raw material. Each event adds to a few counters, and only adds, so that the order of
 * events of different leads never matters. Counters belong to a cohort day, the day the lead was captured, so a
 * rate read from them is the rate of those leads, however much later they moved on. One dimension, `activity`, says
 * what happened on a day instead: what a week brought, whichever leads it was.
 */
import * as z from 'zod';
import type { EventOf, LeadEvent } from './events.ts';
import { bucketOf } from './histogram.ts';
import { tiers } from './model/tier-rules.ts';

/** Of the day a lead was captured, but `activity`, which is of the day that something happened. */
export const dimensions = [
  'all',
  'source',
  'campaign',
  'latestSource',
  'latestCampaign',
  'form',
  'rep',
  'activity',
] as const;
export type Dimension = (typeof dimensions)[number];

export const rollUpKeySchema = z.object({
  /** YYYY-MM-DD in the model's time zone. */
  day: z.iso.date(),
  dimension: z.enum(dimensions),
  tier: z.enum(tiers),
  /**
   * all: [] · source, latestSource: [source] · campaign, latestCampaign: [source, campaign or null] · form: [form or null] ·
   * rep: [rep id] · activity: [source, campaign, landing page, the ad's words], of the first touch.
   */
  value: z.array(z.string().nullable()),
});
export type RollUpKey = z.infer<typeof rollUpKeySchema>;

/**
 * Counters by name. Plain ones count leads or moments; `speed:<bucket>`, `response:<bucket>`, `speedBusiness:<bucket>` and
 * `responseBusiness:<bucket>` are the histograms of speed to lead and response time, in elapsed and in business time;
 * `disposition:<tag>` and `revenue:<currency>` (minor units) are open-ended.
 */
export type Counters = Readonly<Record<string, number>>;
export type RollUp = RollUpKey & { readonly counters: Counters };

/** The day, YYYY-MM-DD in the model's time zone, of an instant in epoch milliseconds. */
export type DayOf = (at: number) => string;

/** An event, and for one that `moves` figures what happened to its lead before, in order. */
export type Countable = { readonly event: LeadEvent; readonly earlier?: readonly LeadEvent[] };

/** Whether an event moves what its lead has counted for so far: from the touch that was the latest to the one that is. */
export const moves = (event: LeadEvent): boolean => event.type === 'TouchpointAdded';

/** What an event adds, and where. */
export function rollUpsOf({ event, earlier = [] }: Countable, dayOf: DayOf): RollUp[] {
  const forLead = countsForLead(event);
  return [
    ...(Object.keys(forLead).length > 0
      ? placesOf(event, dayOf).map((place) => ({ ...place, counters: forLead }))
      : []),
    ...countsForReps(event).map(([repId, counters]) => ({ ...cohortPlace(event, 'rep', [repId]), counters })),
    ...(moves(event) ? movedBy(event, earlier) : []),
  ];
}

/** Where all that happens to a lead counts. */
function placesOf(event: LeadEvent, dayOf: DayOf): RollUpKey[] {
  const { firstTouch, tier, form } = event.cohort;
  const { source, campaign, landingPage, content } = firstTouch;
  return [
    cohortPlace(event, 'all', []),
    cohortPlace(event, 'source', [source]),
    cohortPlace(event, 'campaign', [source, campaign]),
    ...latestPlaces(event),
    cohortPlace(event, 'form', [form]),
    {
      day: dayOf(Date.parse(event.at)),
      dimension: 'activity',
      tier,
      value: [source, campaign, landingPage, content],
    },
  ];
}

function latestPlaces(event: LeadEvent): RollUpKey[] {
  const { source, campaign } = event.cohort.latestTouch;
  return [
    cohortPlace(event, 'latestSource', [source]),
    cohortPlace(event, 'latestCampaign', [source, campaign]),
  ];
}

function cohortPlace(event: LeadEvent, dimension: Dimension, value: RollUpKey['value']): RollUpKey {
  const { day, tier } = event.cohort;
  return { day, dimension, tier, value };
}

/** By latest touch a lead counts under the newest one alone, with its whole life: a rate is then a rate of the same leads. */
function movedBy(event: LeadEvent, earlier: readonly LeadEvent[]): RollUp[] {
  const before = earlier.at(-1);
  if (before === undefined) return [];
  const soFar = sumCounters(earlier.map(countsForLead));
  const gone = Object.fromEntries(Object.entries(soFar).map(([name, count]) => [name, -count]));
  const [from, to] = [latestPlaces(before), latestPlaces(event)];
  return from.flatMap((place, i) => {
    const next = to[i] as RollUpKey;
    if (rollUpName(place) === rollUpName(next)) return [];
    return [
      { ...place, counters: gone },
      { ...next, counters: soFar },
    ];
  });
}

/** What an event counts for the lead, under each dimension but the rep. */
function countsForLead(event: LeadEvent): Counters {
  switch (event.type) {
    case 'SubmissionQuarantined':
      return { spam: 1 };
    case 'LeadCaptured':
      return { captured: 1 };
    case 'LeadAssigned':
      return { assigned: 1 };
    case 'LeadReassigned':
      return { reassigned: 1 };
    case 'SlaBreached':
      return { breached: 1 };
    case 'LeadContacted':
      return {
        contacted: 1,
        withinSla: event.withinSla ? 1 : 0,
        ...timed('speed', event.speedToLeadMs),
        ...timed('speedBusiness', event.speedToLeadBusinessMs),
        ...responseOf(event),
      };
    case 'LeadQualified':
      return { qualified: 1 };
    case 'OpportunityOpened':
      // An override enters both stages at once, so that no rate of a stage exceeds the one before it.
      return { opportunities: 1, ...(event.override ? { qualified: 1, overrides: 1 } : {}) };
    case 'MeetingBooked':
      return { meetingsBooked: 1 };
    case 'MeetingHeld':
      return { meetingsHeld: 1 };
    case 'MeetingNoShow':
      return { noShows: 1 };
    case 'LeadWon':
      return { won: 1, [`revenue:${event.revenue.currency}`]: event.revenue.amountMinor };
    case 'LeadLost':
      return { lost: 1, [`disposition:${event.disposition}`]: 1 };
    case 'LeadDisqualified':
      return { disqualified: 1, [`disposition:${event.disposition}`]: 1 };
    case 'LeadReopened':
      return { reopened: 1, ...takenBack(event) };
    case 'TouchpointAdded':
    case 'ResponseDue':
    case 'LateResponse':
    case 'LeadClaimed':
    case 'LeadReplied':
      return {};
  }
}

/** What an event counts for the owners that it is about. */
function countsForReps(event: LeadEvent): [repId: string, Counters][] {
  switch (event.type) {
    case 'LeadAssigned':
      return [[event.ownerId, { assigned: 1 }]];
    case 'LeadReassigned':
      return ownerChange(event);
    case 'LeadReopened':
      // A reopened lead that its last owner can no longer work on is somebody else's from then on.
      return event.ownerId === event.previousOwnerId ? [] : ownerChange(event);
    case 'SlaBreached':
      return [[event.ownerId, { breached: 1 }]];
    case 'LeadContacted': {
      const counters = { contacted: 1, withinSla: event.withinSla ? 1 : 0, ...responseOf(event) };
      return [[event.ownerId, counters]];
    }
    default:
      return [];
  }
}

const ownerChange = (event: { ownerId: string; previousOwnerId: string }): [string, Counters][] => [
  [event.previousOwnerId, { reassignedAway: 1 }],
  [event.ownerId, { assigned: 1 }],
];

const responseOf = (event: EventOf<'LeadContacted'>): Counters => ({
  ...timed('response', event.responseTimeMs),
  ...timed('responseBusiness', event.responseTimeBusinessMs),
});

const timed = (histogram: string, ms: number | null): Counters =>
  ms === null ? {} : { [`${histogram}:${bucketOf(ms)}`]: 1 };

/** What the end of a lead had counted for. */
function takenBack({ from, disposition, revenue }: EventOf<'LeadReopened'>): Counters {
  return {
    [from]: -1,
    ...(disposition === null ? {} : { [`disposition:${disposition}`]: -1 }),
    ...(revenue === null ? {} : { [`revenue:${revenue.currency}`]: -revenue.amountMinor }),
  };
}

/** Roll-ups of one key are one. In one walk: copying hundreds of buckets at every step would be most of an answer's time. */
export function sumCounters(all: Iterable<Counters>): Counters {
  const sum: Record<string, number> = {};
  for (const counters of all) addInto(sum, counters);
  return sum;
}

function addInto(sum: Record<string, number>, counters: Counters): void {
  for (const name in counters) sum[name] = (sum[name] ?? 0) + (counters[name] as number);
}

/** Merges roll-ups that share what `keyOf` names; the answer's order is that of first appearance. */
export function groupRollUps(
  rollUps: Iterable<RollUp>,
  keyOf: (rollUp: RollUp) => string,
): { key: RollUpKey; counters: Counters }[] {
  const groups = new Map<string, { key: RollUpKey; counters: Record<string, number> }>();
  for (const { counters, ...key } of rollUps) {
    const name = keyOf({ ...key, counters });
    const group = groups.get(name);
    if (group) addInto(group.counters, counters);
    else groups.set(name, { key, counters: { ...counters } });
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
