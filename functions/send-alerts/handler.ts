/** Tells people what happened to a lead: every alert of an event is claimed, sent and recorded, each on its own. */
import type { EventBridgeEvent } from 'aws-lambda';
import { type Alert, alertsOf } from '../../core/alerts.ts';
import { eventSchema } from '../../core/events.ts';
import type { Lead } from '../../core/lead.ts';
import type { Channel, OperatingModel } from '../../core/operating-model.ts';
import { personOf, type Team } from '../../core/team.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import type { LinkSecret } from '../shared/link-secret.ts';
import { errorName, type Log } from '../shared/log.ts';
import { signLink } from '../shared/signed-link.ts';
import type { TeamStore } from '../shared/team-store.ts';
import type { AlertLog } from './alert-log.ts';
import { messageOf } from './message.ts';
import type { Send } from './providers.ts';

export type AlertDependencies = {
  readonly leads: Pick<LeadStore, 'read'>;
  readonly alerts: AlertLog;
  readonly send: Readonly<Record<Channel, Send>>;
  readonly secret: LinkSecret;
  readonly baseUrl: string;
  readonly team: Pick<TeamStore, 'all'>;
  readonly model: OperatingModel;
  readonly now: () => number;
  readonly log: Log;
};

/** Some alerts did not go out; the event is delivered again, and those that did go out are not repeated. */
export class AlertsUnsent extends Error {
  override readonly name = 'AlertsUnsent';
}

type Result = 'sent' | 'not-needed' | 'unsent';

export function sendAlertsHandler(dependencies: AlertDependencies) {
  const { leads, team, alerts, send, secret, baseUrl, model, now, log } = dependencies;

  return async ({ detail }: Pick<EventBridgeEvent<string, unknown>, 'detail'>): Promise<void> => {
    const event = eventSchema.parse(detail);
    const [lead, members] = await Promise.all([leads.read(event.leadId), team.all()]);
    if (lead?.stage !== 'assigned') return;
    const wanted = alertsOf(event, model, members);
    // One after the other: claims of one lead at the same time would only get into each other's way, and a failure
    // of one must leave none of the others half done.
    let unsent = 0;
    for (const alert of wanted) {
      if ((await deliver(alert, lead, members)) === 'unsent') unsent += 1;
    }
    if (unsent > 0) throw new AlertsUnsent();
  };

  async function deliver(alert: Alert, lead: Lead, members: Team): Promise<Result> {
    const { leadId, kind, round, channel } = alert;
    const facts = { leadId, kind, round, channel, recipientId: alert.recipient.id };
    try {
      const claim = await alerts.claim(alert, now());
      if (claim.outcome === 'in-flight') return 'unsent';
      if (claim.outcome !== 'claimed') return 'not-needed';
      const providerId = await sendClaimed(alert, lead, members);
      await alerts.sent(alert, now(), providerId);
    } catch (error) {
      log.error('ALERT_NOT_SENT', { ...facts, error: errorName(error) });
      log.count('AlertDeliveryFailed');
      return 'unsent';
    }
    log.info('ALERT_SENT', facts);
    log.count('AlertsSent');
    return 'sent';
  }

  /** A refusal of the provider is recorded, so that it can be seen on the lead and tried again without delay. */
  async function sendClaimed(alert: Alert, lead: Lead, members: Team): Promise<string> {
    try {
      return await send[alert.channel](alert, await compose(alert, lead, members));
    } catch (error) {
      await alerts.failed(alert, now(), errorName(error));
      throw error;
    }
  }

  async function compose(alert: Alert, lead: Lead, members: Team) {
    const { leadId, round, recipient } = alert;
    const token = signLink({ leadId, personId: recipient.id, round: roundFor(alert) }, await secret(), now());
    return messageOf(alert, lead, {
      ownerName: personOf(members, alert.ownerId)?.name ?? alert.ownerId,
      respondBy: alert.respondBy,
      timeZone: model.calendar.timeZone,
      link: `${baseUrl}/r/${token}`,
    });

    /** An owner who lost the lead may still say they called, in the round that was theirs. */
    function roundFor({ role }: Alert): number {
      return role === 'previousOwner' ? round - 1 : round;
    }
  }
}
