/**
 * Invariants 11 and 12: the roll-ups against a recount from the events. Written from the definitions of the figures,
 * without the code that keeps them: durations are compared with what the buckets stand for, within their 1 %.
 */
import type { Row, Snapshot } from './snapshot.ts';

type Count = { readonly counters: Map<string, number>; readonly durations: Map<string, number[]> };

const ROUNDING = 1.0001;

export function rollUpViolations(
  { leads, quarantineEvents, rollUps, marks }: Snapshot,
  timeZone: string,
): string[] {
  const found: string[] = [];
  const say = (what: string) => found.push(`11 · ${what}`);
  const logs = [
    ...leads.map((record) => record.events.map(({ event }) => event)),
    ...quarantineEvents.map((event) => [event]),
  ];
  const events = logs.flat();

  const marked = new Set(marks.map(({ pk }) => pk));
  for (const { leadId, seq } of events) {
    if (!marked.has(`EVENT#${leadId}#${seq}`)) say(`event ${seq} of lead ${leadId} is not counted`);
  }
  if (marks.length > events.length) say(`${marks.length} events are marked, there are ${events.length}`);

  const expected = recount(logs, timeZone);
  const stored = sumOfShards(rollUps);
  for (const place of new Set([...expected.keys(), ...stored.keys()])) {
    const { counters, durations } = expected.get(place) ?? { counters: new Map(), durations: new Map() };
    const kept = stored.get(place) ?? {};
    const plain = Object.entries(kept as Record<string, number>).filter(
      ([name, value]) => !name.match(/^(speed|response)(Business)?:/) && value !== 0,
    );
    for (const name of new Set([...counters.keys(), ...plain.map(([it]) => it)])) {
      const counted = counters.get(name) ?? 0;
      if ((kept[name] ?? 0) !== counted) say(`${place} ${name}: ${kept[name] ?? 0} kept, ${counted} counted`);
    }
    for (const kind of ['speed', 'speedBusiness', 'response', 'responseBusiness']) {
      const exact = [...(durations.get(kind) ?? [])].sort((a, b) => a - b);
      const read = readBuckets(kept, `${kind}:`);
      if (exact.length !== read.length) say(`${place} ${kind}: ${read.length} kept, ${exact.length} counted`);
      else if (exact.some((it, i) => !within(it, read[i] as number)))
        say(`${place} ${kind}: wrong durations`);
    }
  }
  return found;
}

/** The durations that a histogram's buckets stand for, in order. Buckets grow by 2 %; the first is all up to 1 ms. */
function readBuckets(kept: Row, prefix: string): number[] {
  const values: number[] = [];
  for (const [name, count] of Object.entries(kept)) {
    if (!name.startsWith(prefix)) continue;
    const bucket = Number(name.slice(prefix.length));
    const upper = 1.02 ** bucket;
    const middle = bucket === 0 ? 1 : (2 * upper * (upper / 1.02)) / (upper + upper / 1.02);
    if (count < 0) values.push(Number.NaN);
    values.push(...Array.from({ length: Math.max(0, count) }, () => middle));
  }
  return values.sort((a, b) => a - b);
}

const within = (exact: number, read: number): boolean =>
  exact <= 1 ? read === 1 : Math.abs(read - exact) <= exact * 0.01 * ROUNDING;

const placeOf = ({ day, dimension, tier, value }: Row): string =>
  `${day} ${dimension} ${tier} ${JSON.stringify(value)}`;

/** As its keys say; a value too long for them is in the item, beside its hash in the keys. */
function placeIn({ pk, sk, key }: Row): string {
  if (key) return placeOf(key);
  const [, dimension] = /^G\d+#(\w+)#/.exec(pk) ?? [];
  const [, day, tier, value] = /^(\d{4}-\d\d-\d\d)#(\w+)#(.*)#\d+$/s.exec(sk) ?? [];
  return placeOf({ day, dimension, tier, value: JSON.parse(value ?? 'null') });
}

/** Counters of the same key lie in any number of shards. */
function sumOfShards(rollUps: readonly Row[]): Map<string, Row> {
  const sums = new Map<string, Row>();
  for (const rollUp of rollUps) {
    const { pk: _pk, sk: _sk, key: _key, ...counters } = rollUp;
    const place = placeIn(rollUp);
    const sum = sums.get(place) ?? {};
    for (const [name, value] of Object.entries(counters)) sum[name] = (sum[name] ?? 0) + value;
    sums.set(place, sum);
  }
  return sums;
}

/** Every event under each dimension that it counts in; by latest touch, under the one that its lead has in the end. */
function recount(logs: readonly (readonly Row[])[], timeZone: string): Map<string, Count> {
  const counts = new Map<string, Count>();
  const calendarDay = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const at = (event: Row, dimension: string, value: unknown[]): Count => {
    const { day: captureDay, tier } = event['cohort'];
    const day = dimension === 'activity' ? calendarDay.format(new Date(event['at'])) : captureDay;
    const place = placeOf({ day, tier, dimension, value });
    const count = counts.get(place) ?? { counters: new Map(), durations: new Map() };
    counts.set(place, count);
    return count;
  };
  const add = ({ counters }: Count, name: string, by = 1) =>
    counters.set(name, (counters.get(name) ?? 0) + by);
  const time = ({ durations }: Count, kind: string, ms: number) =>
    durations.set(kind, [...(durations.get(kind) ?? []), ms]);

  for (const [event, latest] of logs.flatMap((log) => log.map((it) => [it, touchInTheEnd(log)] as const))) {
    const { source, campaign, landingPage, content } = event['cohort'].firstTouch;
    const places: [string, unknown[]][] = [
      ['all', []],
      ['source', [source]],
      ['campaign', [source, campaign]],
      ['latestSource', [latest['source']]],
      ['latestCampaign', [latest['source'], latest['campaign']]],
      ['form', [event['cohort'].form]],
      ['activity', [source, campaign, landingPage, content]],
    ];
    const each = (count: (place: Count) => void) => {
      for (const [dimension, value] of places) count(at(event, dimension, value));
    };
    const rep = (id: string) => at(event, 'rep', [id]);
    switch (event['type']) {
      case 'SubmissionQuarantined':
        each((it) => add(it, 'spam'));
        break;
      case 'LeadCaptured':
        each((it) => add(it, 'captured'));
        break;
      case 'LeadAssigned':
        each((it) => add(it, 'assigned'));
        add(rep(event['ownerId']), 'assigned');
        break;
      case 'LeadReassigned':
        each((it) => add(it, 'reassigned'));
        add(rep(event['ownerId']), 'assigned');
        add(rep(event['previousOwnerId']), 'reassignedAway');
        break;
      case 'SlaBreached':
        each((it) => add(it, 'breached'));
        add(rep(event['ownerId']), 'breached');
        break;
      case 'LeadContacted': {
        each((it) => add(it, 'contacted'));
        const owner = rep(event['ownerId']);
        add(owner, 'contacted');
        const answered = (it: Count) => {
          if (event['withinSla']) add(it, 'withinSla');
          time(it, 'response', event['responseTimeMs']);
          time(it, 'responseBusiness', event['responseTimeBusinessMs']);
        };
        answered(owner);
        each(answered);
        each((it) => time(it, 'speed', event['speedToLeadMs']));
        each((it) => time(it, 'speedBusiness', event['speedToLeadBusinessMs']));
        break;
      }
      case 'LeadQualified':
        each((it) => add(it, 'qualified'));
        break;
      case 'OpportunityOpened':
        each((it) => add(it, 'opportunities'));
        if (event['override']) {
          each((it) => add(it, 'qualified'));
          each((it) => add(it, 'overrides'));
        }
        break;
      case 'MeetingBooked':
        each((it) => add(it, 'meetingsBooked'));
        break;
      case 'MeetingHeld':
        each((it) => add(it, 'meetingsHeld'));
        break;
      case 'MeetingNoShow':
        each((it) => add(it, 'noShows'));
        break;
      case 'LeadWon':
        each((it) => add(it, 'won'));
        each((it) => add(it, `revenue:${event['revenue'].currency}`, event['revenue'].amountMinor));
        break;
      case 'LeadLost':
      case 'LeadDisqualified':
        each((it) => add(it, event['type'] === 'LeadLost' ? 'lost' : 'disqualified'));
        each((it) => add(it, `disposition:${event['disposition']}`));
        break;
      case 'LeadReopened':
        each((it) => add(it, 'reopened'));
        each((it) => add(it, event['from'], -1));
        if (event['disposition'] !== null) each((it) => add(it, `disposition:${event['disposition']}`, -1));
        if (event['revenue'] !== null) {
          each((it) => add(it, `revenue:${event['revenue'].currency}`, -event['revenue'].amountMinor));
        }
        if (event['ownerId'] !== event['previousOwnerId']) {
          add(rep(event['ownerId']), 'assigned');
          add(rep(event['previousOwnerId']), 'reassignedAway');
        }
        break;
    }
  }
  return counts;
}

const touchInTheEnd = (log: readonly Row[]): Row => log.at(-1)?.['cohort'].latestTouch;
