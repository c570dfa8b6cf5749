/** Who is told of what happened to a lead, and by which channel: the model's alert rules applied to an event. */
import type { LeadEvent } from './events.ts';
import type { AlertKind, AlertRule, Channel, OperatingModel } from './operating-model.ts';
import { type Member, personOf } from './team.ts';

export const alertRoles = [
  'owner',
  'manager',
  'previousOwner',
] as const satisfies readonly (keyof AlertRule)[];
/** In what role a person hears of a lead. */
export type Role = (typeof alertRoles)[number];

/** A person and a channel: a moment of a lead is told there once. */
export type Place = `${string}#${Channel}`;

export const placeOf = ({ recipient, channel }: Pick<Alert, 'recipient' | 'channel'>): Place =>
  `${recipient.id}#${channel}`;

/** The id of the person that a place names. */
export const personAt = (place: Place): string => place.slice(0, place.lastIndexOf('#'));

/** One message to one person by one channel. */
export type Alert = {
  readonly leadId: string;
  /** The number of the event that it tells of. */
  readonly eventSeq: number;
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
  /** Where it was to go, if it could not; null as a rule. */
  readonly insteadOf: Place | null;
};

/**
 * The alerts of an event; none for an event nobody is alerted to. Who would hear of it in two roles hears of it once,
 * as its owner first. A channel that a person has no address for is left out, and an owner who said "I'm on it" is
 * left in peace.
 */
export function alertsOf(
  event: LeadEvent,
  model: Pick<OperatingModel, 'alerts' | 'routing'>,
  team: readonly Member[],
): Alert[] {
  const moment = momentOf(event);
  if (moment === null) return [];
  const rule = model.alerts[event.cohort.tier][moment.kind];
  const ids: Moment['ids'] = { manager: model.routing.fallbackManager, ...moment.ids };
  const alerts = new Map<Place, Alert>();
  for (const role of alertRoles) {
    const recipient = personOf(team, ids[role] ?? '');
    if (!recipient?.active || (role === 'owner' && moment.quiet)) continue;
    for (const channel of rule[role]) {
      const place = placeOf({ recipient, channel });
      if (alerts.has(place) || !isReachable(recipient, channel)) continue;
      alerts.set(place, told(event, moment, rule, { role, recipient, channel, insteadOf: null }));
    }
  }
  return [...alerts.values()];
}

/** Who is told, how, and in whose place. */
type Address = Pick<Alert, 'role' | 'recipient' | 'channel' | 'insteadOf'>;

/** The alert of an event to somebody who was to hear of it, whatever the rules say by now; null if it alerts nobody. */
export function alertTo(
  event: LeadEvent,
  { alerts: rules }: Pick<OperatingModel, 'alerts'>,
  to: Address,
): Alert | null {
  const moment = momentOf(event);
  return moment && told(event, moment, rules[event.cohort.tier][moment.kind], to);
}

function told(event: LeadEvent, moment: Moment, { urgent }: AlertRule, to: Address): Alert {
  const { leadId, seq: eventSeq } = event;
  const { kind, round, respondBy, ids } = moment;
  return { leadId, eventSeq, kind, round, respondBy, ownerId: ids.owner, urgent, ...to };
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
