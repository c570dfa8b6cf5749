/** Who is told of what happened to a lead, and by which channel: the model's alert rules applied to an event. */
import type { LeadEvent } from './events.ts';
import type { AlertKind, AlertRule, Channel, OperatingModel, Person } from './operating-model.ts';
import { personOf } from './routing.ts';

/** In what role a person hears of a lead. */
export type Role = keyof AlertRule;

/** One message to one person by one channel. */
export type Alert = {
  readonly leadId: string;
  readonly round: number;
  readonly kind: AlertKind;
  readonly role: Role;
  readonly recipient: Person;
  readonly channel: Channel;
  /** Who owned the lead at that moment, and when their first response was due (ISO 8601 UTC). */
  readonly ownerId: string;
  readonly respondBy: string;
};

/**
 * The alerts of an event; none for an event nobody is alerted to. Who would hear of it in two roles hears of it once,
 * as its owner first. A person without a phone number gets the e-mail alone.
 */
export function alertsOf(event: LeadEvent, model: Pick<OperatingModel, 'alerts' | 'team'>): Alert[] {
  const moment = momentOf(event);
  if (moment === null) return [];
  const rule = model.alerts[event.cohort.tier][moment.kind];
  const ids: Moment['ids'] = { manager: model.team.manager.id, ...moment.ids };
  const alerts = new Map<string, Alert>();
  for (const role of ['owner', 'manager', 'previousOwner'] as const) {
    const recipient = personOf(model.team, ids[role] ?? '');
    if (!recipient) continue;
    for (const channel of rule[role]) {
      const key = `${recipient.id}#${channel}`;
      if (alerts.has(key) || (channel === 'sms' && recipient.phone === undefined)) continue;
      const { kind, round, respondBy } = moment;
      const ownerId = moment.ids.owner;
      alerts.set(key, { leadId: event.leadId, round, kind, role, recipient, channel, ownerId, respondBy });
    }
  }
  return [...alerts.values()];
}

type Moment = {
  readonly kind: AlertKind;
  readonly round: number;
  readonly respondBy: string;
  readonly ids: { readonly owner: string; readonly manager?: string; readonly previousOwner?: string };
};

function momentOf(event: LeadEvent): Moment | null {
  switch (event.type) {
    case 'LeadAssigned': {
      const { round, ownerId, deadlines } = event;
      return { kind: 'assigned', round, respondBy: deadlines.respondBy, ids: { owner: ownerId } };
    }
    case 'ResponseDue': {
      const { round, ownerId, deadline } = event;
      return { kind: 'due', round, respondBy: deadline, ids: { owner: ownerId } };
    }
    case 'SlaBreached': {
      const { round, respondBy, ownerId, managerId } = event;
      return { kind: 'breached', round, respondBy, ids: { owner: ownerId, manager: managerId } };
    }
    case 'LeadReassigned': {
      const { round, ownerId, previousOwnerId, deadlines } = event;
      const ids = { owner: ownerId, previousOwner: previousOwnerId };
      return { kind: 'reassigned', round, respondBy: deadlines.respondBy, ids };
    }
    default:
      return null;
  }
}
