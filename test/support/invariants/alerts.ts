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

/** The keys of the alerts that the model wants for the events of a lead. */
function wanted({ events }: LeadRecord, { alerts, routing, team }: AlertRules): Set<string> {
  const keys = new Set<string>();
  for (const { event } of events) {
    const kind = kindOf[event['type']];
    if (kind === undefined) continue;
    const rule: Row = (alerts as Row)[event['cohort'].tier][kind];
    for (const [role, field] of Object.entries(ownerOf)) {
      // The manager of an event is the one it names, else the model's; who was whose owner a reopened lead does not tell.
      const named = event['type'] === 'LeadReopened' && role === 'previousOwner' ? undefined : event[field];
      const wantedId = named ?? (role === 'manager' ? routing.fallbackManager : undefined);
      const person = team.find(({ id, active }) => id === wantedId && active);
      if (role === 'owner' && event['quiet'] === true) continue;
      for (const channel of person ? rule[role] : []) {
        if (channel === 'sms' && person?.phone === undefined) continue;
        if (channel === 'webhook' && !person?.alerts.webhook) continue;
        keys.add(`ALERT#${event['round']}#${kind}#${person?.id}#${channel}`);
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
  { crashes, atRest }: { crashes: boolean; atRest: boolean },
): string[] {
  const { leadId, lead, events, alerts } = record;
  const found: string[] = [];
  const say = (what: string) => found.push(`7 · lead ${leadId}: ${what}`);
  const due = wanted(record, rules);
  const response = responseIn(events);

  for (const row of alerts) {
    const { sk, round, kind, recipientId, channel, status, at } = row;
    if (sk !== `ALERT#${round}#${kind}#${recipientId}#${channel}`) say(`the row ${sk} says otherwise inside`);
    if (!due.has(sk)) say(`nobody is to be told ${sk}`);
    if (status === 'sending' && atRest) say(`${sk} was claimed and never sent`);
    if (round <= response.round && Date.parse(at) > response.at + UNDER_WAY_MS) {
      say(`${sk} was ${status} at ${at}, after the response`);
    }
  }
  if (atRest && lead?.['stage'] === 'assigned') {
    for (const key of due) if (!alerts.some(({ sk }) => sk === key)) say(`${key} was never tried`);
  }
  if (outbox !== undefined) for (const what of outboxViolations(record, rules, outbox, crashes)) say(what);
  return found;
}

/** Between the rows and what people got. */
function outboxViolations(
  { leadId, alerts, events }: LeadRecord,
  { team }: AlertRules,
  outbox: readonly Sent[],
  crashes: boolean,
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
    if (latest <= response.round && Date.parse(sentAt) > response.at + UNDER_WAY_MS) {
      found.push(`${kind} reached ${to} at ${sentAt}, after the response`);
    }
    if (/[\r\n\u2028\u2029]/.test(subject ?? '')) found.push(`a subject to ${to} has several lines`);
  }
  return found;
}
