/** Who is told of what happened to a lead, and by which channel: the model's alert rules applied to an event. */
import type { LeadEvent } from './events.ts';
import type { AlertKind, AlertRule, Channel, OperatingModel } from './operating-model.ts';
import { type Member, personOf } from './team.ts';

/** In what role a person hears of a lead. */
export type Role = 'owner' | 'manager' | 'previousOwner';

const roles = ['owner', 'manager', 'previousOwner'] as const satisfies readonly (keyof AlertRule)[];

/** One message to one person by one channel. */
export type Alert = {
  readonly leadId: string;
  readonly round: number;
  readonly kind: AlertKind;
  readonly role: Role;
  readonly recipient: Member;
  readonly channel: Channel;
  /** Who owned the lead at that moment, and when their first response is due (ISO 8601 UTC); null when none is. */
  readonly ownerId: string;
  readonly respondBy: string | null;
  /** What is not urgent waits for the end of the recipient's quiet hours. */
  readonly urgent: boolean;
};

/**
 * The alerts of an event; none for an event nobody is alerted to. Who would hear of it in two roles hears of it once,
 * as its owner first. A channel that a person has no address for is left out, and an owner who said "I'm on it" is
 * left in peace.
 */
export function alertsOf(
  event: LeadEvent,
  { alerts: rules, routing }: Pick<OperatingModel, 'alerts' | 'routing'>,
  team: readonly Member[],
): Alert[] {
  const moment = momentOf(event);
  if (moment === null) return [];
  const { kind, round, respondBy } = moment;
  const rule = rules[event.cohort.tier][kind];
  const ids: Moment['ids'] = { manager: routing.fallbackManager, ...moment.ids };
  const alerts = new Map<string, Alert>();
  for (const role of roles) {
    const recipient = personOf(team, ids[role] ?? '');
    if (!recipient?.active || (role === 'owner' && moment.quiet)) continue;
    for (const channel of rule[role]) {
      const key = `${recipient.id}#${channel}`;
      if (alerts.has(key) || !isReachable(recipient, channel)) continue;
      const facts = { kind, round, respondBy, role, recipient, channel, urgent: rule.urgent };
      alerts.set(key, { leadId: event.leadId, ownerId: moment.ids.owner, ...facts });
    }
  }
  return [...alerts.values()];
}

/** Whether a person has what this channel needs. */
export function isReachable({ phone, alerts }: Member, channel: Channel): boolean {
  if (channel === 'sms') return phone !== undefined;
  return channel === 'email' || alerts.webhook !== null;
}

type Moment = {
  readonly kind: AlertKind;
  readonly round: number;
  readonly respondBy: string | null;
  readonly quiet?: boolean;
  readonly ids: { readonly owner: string; readonly manager?: string; readonly previousOwner?: string };
};

function momentOf(event: LeadEvent): Moment | null {
  switch (event.type) {
    case 'LeadAssigned': {
      const { round, ownerId, deadlines } = event;
      return { kind: 'assigned', round, respondBy: deadlines.respondBy, ids: { owner: ownerId } };
    }
    case 'ResponseDue': {
      const { round, ownerId, deadline, quiet } = event;
      return { kind: 'due', round, respondBy: deadline, quiet, ids: { owner: ownerId } };
    }
    case 'SlaBreached': {
      const { round, respondBy, ownerId, managerId, quiet } = event;
      return { kind: 'breached', round, respondBy, quiet, ids: { owner: ownerId, manager: managerId } };
    }
    case 'LeadReassigned': {
      const { round, ownerId, previousOwnerId, deadlines } = event;
      const ids = { owner: ownerId, previousOwner: previousOwnerId };
      return { kind: 'reassigned', round, respondBy: deadlines?.respondBy ?? null, ids };
    }
    case 'LeadReopened': {
      const { round, ownerId, deadlines } = event;
      return { kind: 'reassigned', round, respondBy: deadlines?.respondBy ?? null, ids: { owner: ownerId } };
    }
    default:
      return null;
  }
}
