/** Invariant 7: who hears of what, once, and never after the response. */
import type { OperatingModel } from '../../../core/operating-model.ts';
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

export type AlertRules = Pick<OperatingModel, 'alerts' | 'team'>;

const kindOf: Readonly<Record<string, string>> = {
  LeadAssigned: 'assigned',
  ResponseDue: 'due',
  SlaBreached: 'breached',
  LeadReassigned: 'reassigned',
};
const ownerOf: Readonly<Record<string, string>> = {
  owner: 'ownerId',
  manager: 'managerId',
  previousOwner: 'previousOwnerId',
};

/** A message may be under way this long when the response is recorded: the lease of its claim. */
const UNDER_WAY_MS = 20_000;

/** The keys of the alerts that the model wants for the events of a lead. */
function wanted({ events }: LeadRecord, { alerts, team }: AlertRules): Set<string> {
  const keys = new Set<string>();
  const people = [team.manager, ...team.reps];
  for (const { event } of events) {
    const kind = kindOf[event['type']];
    if (kind === undefined) continue;
    const rule: Row = (alerts as Row)[event['cohort'].tier][kind];
    for (const [role, field] of Object.entries(ownerOf)) {
      // The manager of an event is the one it names, else today's.
      const wantedId = event[field] ?? (role === 'manager' ? team.manager.id : undefined);
      const person = people.find(({ id }) => id === wantedId);
      for (const channel of person ? rule[role] : []) {
        if (channel === 'sms' && person?.phone === undefined) continue;
        keys.add(`ALERT#${event['round']}#${kind}#${person?.id}#${channel}`);
      }
    }
  }
  return keys;
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
  const responded = events.find(({ event }) => event['type'] === 'LeadContacted')?.event['at'];

  for (const row of alerts) {
    const { sk, round, kind, recipientId, channel, status, at } = row;
    if (sk !== `ALERT#${round}#${kind}#${recipientId}#${channel}`) say(`the row ${sk} says otherwise inside`);
    if (!due.has(sk)) say(`nobody is to be told ${sk}`);
    if (status === 'sending' && atRest) say(`${sk} was claimed and never sent`);
    if (responded !== undefined && Date.parse(at) > Date.parse(responded) + UNDER_WAY_MS) {
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
    const person = [team.manager, ...team.reps].find(({ id }) => id === row['recipientId']);
    return `${row['kind']} to ${row['channel'] === 'sms' ? person?.phone : person?.email}`;
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
  const responded = events.find(({ event }) => event['type'] === 'LeadContacted')?.event['at'];
  for (const { kind, to, sentAt, subject } of messages) {
    if (responded !== undefined && Date.parse(sentAt) > Date.parse(responded) + UNDER_WAY_MS) {
      found.push(`${kind} reached ${to} at ${sentAt}, after the response`);
    }
    if (/[\r\n\u2028\u2029]/.test(subject ?? '')) found.push(`a subject to ${to} has several lines`);
  }
  return found;
}
