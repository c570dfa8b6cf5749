/** Invariant 7: who hears of what, once, and never after the response. */
import type { OperatingModel } from '../../../core/operating-model.ts';
import type { Member } from '../../../core/team.ts';
import type { LeadRecord, Row } from './snapshot.ts';

/** One message that reached somebody, as the local outbox lists it. */
export type Sent = {
  readonly channel: string;
  readonly to: string;
  readonly subject?: string | undefined;
  readonly leadId: string;
  readonly kind: string;
  readonly sentAt: string;
};

export type AlertRules = Pick<OperatingModel, 'alerts' | 'routing'> & { readonly team: readonly Member[] };

const kindOf: Readonly<Record<string, string>> = {
  LeadAssigned: 'assigned',
  ResponseDue: 'due',
  SlaBreached: 'breached',
  LeadReassigned: 'reassigned',
  LeadReopened: 'reassigned',
};
const ownerOf: Readonly<Record<string, string>> = {
  owner: 'ownerId',
  manager: 'managerId',
  previousOwner: 'previousOwnerId',
};

/** A message may be under way this long when the response is recorded: the lease of its claim. */
const UNDER_WAY_MS = 20_000;

type Wanted = {
  readonly round: number;
  /** Whether a clock runs: then the alert is for as long as nobody has responded. Else somebody had, before. */
  readonly clock: boolean;
  readonly urgent: boolean;
};

/** The alerts that the model wants for the events of a lead, by their keys. */
function wanted({ events }: LeadRecord, { alerts, routing, team }: AlertRules): Map<string, Wanted> {
  const keys = new Map<string, Wanted>();
  for (const { event } of events) {
    const kind = kindOf[event['type']];
    if (kind === undefined) continue;
    const rule: Row = (alerts as Row)[event['cohort'].tier][kind];
    const what = { round: event['round'], clock: event['deadlines'] !== null, urgent: rule['urgent'] };
    for (const [role, field] of Object.entries(ownerOf)) {
      // The manager of an event is the one it names, else the model's; who was whose owner a reopened lead does not tell.
      const named = event['type'] === 'LeadReopened' && role === 'previousOwner' ? undefined : event[field];
      const wantedId = named ?? (role === 'manager' ? routing.fallbackManager : undefined);
      const person = team.find(({ id, active }) => id === wantedId && active);
      if (role === 'owner' && event['quiet'] === true) continue;
      for (const channel of person ? rule[role] : []) {
        if (channel === 'sms' && person?.phone === undefined) continue;
        if (channel === 'webhook' && !person?.alerts.webhook) continue;
        keys.set(`ALERT#${event['round']}#${kind}#${person?.id}#${channel}`, what);
      }
    }
  }
  return keys;
}

/** When somebody responded (epoch milliseconds), and in which round; later rounds are of leads that were handed over. */
function responseIn(events: LeadRecord['events']): { at: number; round: number } {
  const event = events.find((it) => it.event['type'] === 'LeadContacted')?.event;
  return event ? { at: Date.parse(event['at']), round: event['round'] } : { at: Infinity, round: 0 };
}

export function alertViolations(
  record: LeadRecord,
  rules: AlertRules,
  outbox: readonly Sent[] | undefined,
  { crashes, atRest }: { crashes: boolean; atRest: string | undefined },
): string[] {
  const { leadId, item, lead, events, alerts } = record;
  const found: string[] = [];
  const say = (what: string) => found.push(`7 · lead ${leadId}: ${what}`);
  const due = wanted(record, rules);
  const response = responseIn(events);
  const rowAt = ({ round, kind }: Row, place: unknown): Row | undefined =>
    alerts.find(({ sk }) => sk === `ALERT#${round}#${kind}#${place}`);

  for (const row of alerts) {
    const { sk, round, kind, recipientId, channel, status, at, insteadOf } = row;
    if (sk !== `ALERT#${round}#${kind}#${recipientId}#${channel}`) say(`the row ${sk} says otherwise inside`);
    const first = insteadOf === undefined ? row : rowAt(row, insteadOf);
    const alert = due.get(first?.['sk']);
    if (!alert) say(`nobody is to be told ${sk}`);
    if (first !== row && first?.['fellOverTo'] === undefined)
      say(`${sk} is told in the place of none that is lost`);
    if (first !== row && ![first?.['recipientId'], rules.routing.fallbackManager].includes(recipientId)) {
      say(`${sk} is told to somebody else in the place of ${insteadOf}`);
    }
    if (row['fellOverTo'] !== undefined && !rowAt(row, row['fellOverTo'])) say(`${sk} fell over to nothing`);
    if (status === 'held' && alert?.urgent) say(`${sk} is urgent and was held`);
    for (const what of indexViolations(row)) say(`${sk}: ${what}`);
    const late =
      alert?.clock === true && round <= response.round && Date.parse(at) > response.at + UNDER_WAY_MS;
    // What became of a message later, and that none was sent, may well be known after the response.
    if (late && !['bounced', 'complained', 'not-needed'].includes(status)) {
      say(`${sk} was ${status} at ${at}, after the response`);
    }
    if (atRest !== undefined) for (const what of unsettled(row, atRest)) say(`${sk} ${what}`);
  }
  for (const [key, { clock, round }] of due) {
    const needed = clock
      ? lead?.['stage'] === 'assigned'
      : item?.['round'] === round && !['won', 'lost', 'disqualified'].includes(lead?.['stage']);
    if (atRest !== undefined && needed && !alerts.some(({ sk }) => sk === key)) say(`${key} was never tried`);
  }
  const told = outbox ?? [];
  const clockless = [...due.values()].some(({ clock }) => !clock);
  if (outbox !== undefined)
    for (const what of outboxViolations(record, rules, told, { crashes, clockless })) say(what);
  return found;

  /** At rest an alert is told, waits for a time to come, is not needed, or was told in another way. */
  function unsettled(row: Row, now: string): string[] {
    // Whether a substitute was in vain shows at what it stands in for.
    if (row['insteadOf'] !== undefined && ['failed', 'bounced'].includes(row['status'])) return [];
    const visited: Row[] = [];
    for (let at: Row | undefined = row; at && !visited.includes(at); at = rowAt(at, at['fellOverTo'])) {
      visited.push(at);
      if (['sent', 'complained', 'not-needed'].includes(at['status'])) return [];
      if (at['status'] === 'held')
        return at['holdUntil'] > now ? [] : [`was held until ${at['holdUntil']} and never sent`];
      if (at['status'] === 'sending') return ['was claimed and never sent'];
      // Nobody else is told of a bounce once the lead is touched or somebody else's.
      if (at['status'] === 'bounced' && at['fellOverTo'] === undefined && touchedBy(at)) return [];
    }
    return [`is ${row['status']}, and nobody was told in its place`];
  }

  function touchedBy({ round, at }: Row): boolean {
    const next = events.find(
      ({ event }) => event['round'] > round || event['type'] === 'LeadContacted',
    )?.event;
    return lead?.['stage'] !== 'assigned' || (next !== undefined && Date.parse(next['at']) <= Date.parse(at));
  }
}

/** What somebody has to look at and what waits can be found by its status and time, and nothing else. */
function indexViolations({ status, at, holdUntil, openShard, nextDeadline }: Row): string[] {
  const listed = ['failed', 'bounced', 'complained', 'held'].includes(status);
  const expected = listed ? [`alert#${status}`, status === 'held' ? holdUntil : at] : [undefined, undefined];
  return openShard === expected[0] && nextDeadline === expected[1]
    ? []
    : [`is ${status}, and in the index as ${openShard} at ${nextDeadline}`];
}

/** Between the rows and what people got. */
function outboxViolations(
  { leadId, alerts, events }: LeadRecord,
  { team }: AlertRules,
  outbox: readonly Sent[],
  { crashes, clockless }: { crashes: boolean; clockless: boolean },
): string[] {
  const found: string[] = [];
  const messages = outbox.filter((message) => message.leadId === leadId);
  const placeOf = (row: Row): string => {
    const person = team.find(({ id }) => id === row['recipientId']);
    const addresses: Row = { email: person?.email, sms: person?.phone, webhook: person?.alerts.webhook?.url };
    return `${row['kind']} to ${addresses[row['channel']]}`;
  };
  const rowsByPlace = Object.groupBy(alerts, placeOf);
  const messagesByPlace = Object.groupBy(messages, ({ kind, to }): string => `${kind} to ${to}`);
  for (const place of new Set([...Object.keys(rowsByPlace), ...Object.keys(messagesByPlace)])) {
    const rows = rowsByPlace[place] ?? [];
    const got = messagesByPlace[place]?.length ?? 0;
    const sent = rows.filter(({ status }) => status === 'sent').length;
    // A crash between the provider's accept and the record of it is the one window for a second message.
    const most = crashes ? rows.reduce((sum, { attempts }) => sum + attempts, 0) : rows.length;
    if (got < sent || got > most)
      found.push(`${place}: ${got} messages for ${sent} sent of ${rows.length} rows`);
  }
  const response = responseIn(events);
  const latest = Math.max(0, ...alerts.map(({ round }) => round));
  for (const { kind, to, sentAt, subject } of messages) {
    const inTime = latest > response.round || (clockless && kind === 'reassigned');
    if (!inTime && Date.parse(sentAt) > response.at + UNDER_WAY_MS) {
      found.push(`${kind} reached ${to} at ${sentAt}, after the response`);
    }
    if (/[\r\n\u2028\u2029]/.test(subject ?? '')) found.push(`a subject to ${to} has several lines`);
  }
  return found;
}
