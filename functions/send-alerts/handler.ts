/**
 * Tells people what happened to a lead: every alert of an event is claimed, sent and recorded, each on its own. What cannot
 * go where it was to go is told in another way; only what reaches nobody fails the event.
 */
import type { EventBridgeEvent } from 'aws-lambda';
import * as z from 'zod';
import { type Alert, alertsOf, alertTo, placeOf } from '../../core/alerts.ts';
import { eventSchema, type LeadEvent } from '../../core/events.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { personOf, type Team } from '../../core/team.ts';
import { alertKey } from '../shared/alert-items.ts';
import { type AlertNotice, alertNoticeSchema } from '../shared/alert-notices.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import type { TeamStore } from '../shared/team-store.ts';
import type { About, Deliver } from './delivery.ts';
import type { FallOver } from './falling-over.ts';

export type AlertDependencies = {
  readonly leads: Pick<LeadStore, 'read' | 'timeline' | 'alerts'>;
  readonly team: Pick<TeamStore, 'all'>;
  readonly deliver: Deliver;
  readonly fallOver: FallOver;
  readonly model: OperatingModel;
};

/** Some alerts did not go out; the event is delivered again, and those that did go out are not repeated. */
export class AlertsUnsent extends Error {
  override readonly name = 'AlertsUnsent';
}

const happeningSchema = z.discriminatedUnion('type', [eventSchema, alertNoticeSchema]);

export function sendAlertsHandler({ leads, team, deliver, fallOver, model }: AlertDependencies) {
  return async ({ detail }: Pick<EventBridgeEvent<string, unknown>, 'detail'>): Promise<void> => {
    const happening = happeningSchema.parse(detail);
    const [lead, members] = await Promise.all([leads.read(happening.leadId), team.all()]);
    if (lead === null) return;
    const about: About = { lead, members };
    const again = isNotice(happening);
    const wanted = again ? await rowAgain(happening, members) : alertsOf(happening, model, members);
    // What comes late is told only to who still has the lead.
    const terms = { inRound: again };

    // One after the other: claims of one lead at the same time would only get into each other's way, and a failure
    // of one must leave none of the others half done.
    const lost: Alert[] = [];
    let unsent = 0;
    for (const alert of wanted) {
      const delivered = await deliver(alert, about, terms);
      if (delivered === 'lost') lost.push(alert);
      if (delivered === 'unsent') unsent += 1;
    }
    // Only now: who was told in another way needs no substitute.
    const places = new Set(lost.map(placeOf));
    for (const alert of lost) {
      if ((await fallOver(alert, about, places, terms)) === 'unsent') unsent += 1;
    }
    if (unsent > 0) throw new AlertsUnsent();
  };

  /** The alert of a row, to who was to hear of it then; none when the row, its event or its recipient is gone. */
  async function rowAgain(notice: AlertNotice, members: Team): Promise<Alert[]> {
    const { leadId } = notice;
    const [rows, timeline] = await Promise.all([leads.alerts(leadId), leads.timeline(leadId)]);
    const row = rows.find((each) => alertKey({ leadId, ...each }).sk === alertKey(notice).sk);
    const event = timeline.find(({ event: { seq } }) => seq === row?.eventSeq)?.event;
    const recipient = personOf(members, notice.recipientId);
    if (!row || !event || !recipient) return [];
    const { role, channel, insteadOf = null } = row;
    const alert = alertTo(event, model, { role, recipient, channel, insteadOf });
    return alert ? [alert] : [];
  }
}

const isNotice = (happening: LeadEvent | AlertNotice): happening is AlertNotice =>
  happening.type === 'AlertReleased' || happening.type === 'AlertUndelivered';
