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
};

/**
 * The alerts of an event; none for an event nobody is alerted to. Who would hear of it in two roles hears of it once,
 * as its owner first. A person without a phone number gets the e-mail alone.
 */
export function alertsOf(event: LeadEvent, model: Pick<OperatingModel, 'alerts' | 'team'>): Alert[] {
  const moment = momentOf(event);
  if (moment === null) return [];
  const rule = model.alerts[event.cohort.tier][moment.kind];
  const ids = { manager: model.team.manager.id, ...moment.ids };
  const alerts = new Map<string, Alert>();
  for (const role of ['owner', 'manager', 'previousOwner'] as const) {
    const recipient = personOf(model.team, ids[role] ?? '');
    if (!recipient) continue;
    for (const channel of rule[role]) {
      const key = `${recipient.id}#${channel}`;
      if (alerts.has(key) || (channel === 'sms' && recipient.phone === undefined)) continue;
      const { leadId } = event;
      alerts.set(key, { leadId, round: moment.round, kind: moment.kind, role, recipient, channel });
    }
  }
  return [...alerts.values()];
}

type Moment = {
  readonly kind: AlertKind;
  readonly round: number;
  readonly ids: { readonly [R in Role]?: string };
};

function momentOf(event: LeadEvent): Moment | null {
  switch (event.type) {
    case 'LeadAssigned':
      return { kind: 'assigned', round: event.round, ids: { owner: event.ownerId } };
    case 'ResponseDue':
      return { kind: 'due', round: event.round, ids: { owner: event.ownerId } };
    case 'SlaBreached':
      return {
        kind: 'breached',
        round: event.round,
        ids: { owner: event.ownerId, manager: event.managerId },
      };
    case 'LeadReassigned':
      return {
        kind: 'reassigned',
        round: event.round,
        ids: { owner: event.ownerId, previousOwner: event.previousOwnerId },
      };
    default:
      return null;
  }
}
