/**
 * The promises of the handoff, checked from outside: what the tables and the outbox hold must be something that can
 * have happened. Written from the promises, not from the code, and none of the functions' code is used.
 *
 *   1 accepted is kept · 3 owner and round · 4 the sweeper can see it · 5 nothing after the response · 6 deadlines once
 *   7 alerts · 8 nothing early · 9 stages · 10 first touch and response once · 11, 12 roll-ups · 15 no personal data
 *   in events · 16 hostile bytes · 17 quiet at rest
 *
 * Scope (13) and links (14) cannot be seen from the tables; they have tests of their own.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { OperatingModel } from '../../core/operating-model.ts';
import type { Member, TeamMember } from '../../core/team.ts';
import { alertViolations, type Sent } from './invariants/alerts.ts';
import { historyViolations, nextDeadlineOf } from './invariants/history.ts';
import { type Accepted, contentViolations, intakeViolations } from './invariants/intake.ts';
import { rollUpViolations } from './invariants/recount.ts';
import { type LeadRecord, readTables, type Snapshot } from './invariants/snapshot.ts';
import type { Tables } from './tables.ts';

export type { Accepted, Sent };

export type Circumstances = {
  /** Which alerts are wanted; without it alerts are not checked. `team` is the model's unless it is given. */
  readonly model?: Pick<OperatingModel, 'alerts' | 'routing' | 'team'>;
  /** The team as it is now, with what each has on their hands. */
  readonly team?: readonly TeamMember[];
  /** Everything that was sent so far. */
  readonly outbox?: readonly Sent[];
  /** Every answer with 200 or 201 so far. */
  readonly accepted?: readonly Accepted[];
  /** The model's, by which things that happened have a day. */
  readonly timeZone?: string;
  /** The streams have been drained: the roll-ups must be complete. */
  readonly counted?: boolean;
  /** All that was due by this moment (ISO 8601) has had its time: workflows, alerts. */
  readonly atRest?: string;
  /** Processes were killed: a second message is possible in the one documented window. */
  readonly crashes?: boolean;
};

/** What of the promises is broken, a line each: "<invariant> · <where>: <what>". Empty when all hold. */
export async function violations(
  client: DynamoDBClient,
  tables: Pick<Tables, 'leads' | 'metrics'>,
  circumstances: Circumstances = {},
): Promise<string[]> {
  return violationsIn(await readTables(client, tables), circumstances);
}

/** The same, for tables that were read already. */
export function violationsIn(snapshot: Snapshot, circumstances: Circumstances = {}): string[] {
  const { model, team, outbox, accepted = [], atRest, crashes = false } = circumstances;
  const { counted = false, timeZone = 'UTC' } = circumstances;
  const people: readonly Member[] = team ?? model?.team ?? [];
  return [
    ...intakeViolations(snapshot, accepted),
    ...snapshot.leads.flatMap((record) => [
      ...historyViolations(record),
      ...contentViolations(record),
      ...(model ? alertViolations(record, { ...model, team: people }, outbox, { crashes, atRest }) : []),
      ...(atRest === undefined ? [] : unrest(record, atRest)),
    ]),
    ...strayMessages(snapshot, outbox ?? []),
    ...(team ? loadViolations(snapshot, team) : []),
    ...(counted ? rollUpViolations(snapshot, timeZone) : []),
  ];
}

/** Invariant 3, the other way round: what a member is said to have on their hands is what they own. */
function loadViolations({ leads }: Snapshot, team: readonly TeamMember[]): string[] {
  const open = leads.filter(({ lead }) => lead && !['won', 'lost', 'disqualified'].includes(lead['stage']));
  return team.flatMap(({ id, load }) => {
    const owned = open.filter(({ lead }) => lead?.['ownerId'] === id).length;
    return owned === load.open ? [] : [`3 · ${id} has ${load.open} open leads, and owns ${owned}`];
  });
}

/** Invariant 17: at rest nobody waits for an owner, and no deadline has passed without its event. */
function unrest({ leadId, lead }: LeadRecord, now: string): string[] {
  if (lead?.['stage'] === 'captured') return [`17 · lead ${leadId}: nobody from sales owns it`];
  const next = lead ? nextDeadlineOf(lead) : '~';
  return next !== '~' && Date.parse(next) < Date.parse(now)
    ? [`17 · lead ${leadId}: the deadline ${next} passed without its event`]
    : [];
}

function strayMessages({ leads }: Snapshot, outbox: readonly Sent[]): string[] {
  const known = new Set(leads.map(({ leadId }) => leadId));
  return outbox
    .filter(({ leadId }) => !known.has(leadId))
    .map(({ leadId, kind, to }) => `7 · ${to} was told "${kind}" of lead ${leadId}, which is not there`);
}
