/** One alert on its way: held over quiet hours, or claimed, sent and recorded. */
import { type Alert, isReachable } from '../../core/alerts.ts';
import type { Lead } from '../../core/lead.ts';
import type { Channel, OperatingModel } from '../../core/operating-model.ts';
import { quietUntil } from '../../core/quiet-hours.ts';
import type { Team } from '../../core/team.ts';
import { alertRef } from '../shared/alert-items.ts';
import { errorName, type Log } from '../shared/log.ts';
import type { Mailboxes } from '../shared/mailboxes.ts';
import { ProviderFailed, ProviderRefused } from '../shared/provider-errors.ts';
import type { AlertLog, Claim, Terms } from './alert-log.ts';
import type { Compose } from './composing.ts';
import type { Send } from './providers.ts';

/** Each delivery of an event is one; Lambda delivers it three times. */
export const MOST_ATTEMPTS = 3;

export type DeliveryDependencies = {
  readonly alerts: AlertLog;
  readonly send: Readonly<Record<Channel, Send>>;
  readonly mailboxes: Pick<Mailboxes, 'read'>;
  readonly compose: Compose;
  readonly model: Pick<OperatingModel, 'calendar'>;
  readonly now: () => number;
  readonly log: Log;
};

/** Whom the alert is about, and who they all are. */
export type About = { readonly lead: Lead; readonly members: Team };

export type Delivered =
  /** It is there, or will be when quiet hours end. */
  | 'told'
  | 'not-needed'
  /** It will not get there, or this was its last try. */
  | 'lost'
  /** Another delivery of the event tries again. */
  | 'unsent';

const meaning: Readonly<Record<Exclude<Claim['outcome'], 'claimed'>, Delivered>> = {
  touched: 'not-needed',
  'already-sent': 'told',
  held: 'told',
  lost: 'lost',
  'in-flight': 'unsent',
};

export type Deliver = ReturnType<typeof delivery>;

export function delivery({ alerts, send, mailboxes, compose, model, now, log }: DeliveryDependencies) {
  return async function deliver(alert: Alert, about: About, terms: Terms = {}): Promise<Delivered> {
    const ref = alertRef(alert);
    try {
      const holdUntil = alert.urgent ? null : quietUntil(alert.recipient, now(), model.calendar);
      const claim =
        holdUntil === null
          ? await alerts.claim(alert, now(), terms)
          : await alerts.hold(alert, now(), holdUntil, terms);
      if (claim.outcome === 'touched') await alerts.notNeeded(alert, now());
      if (claim.outcome !== 'claimed') return meaning[claim.outcome];
      if (holdUntil === null) return await sendClaimed(alert, about);
      log.info('ALERT_HELD', { ...ref, holdUntil });
      return 'told';
    } catch (error) {
      log.error('ALERT_NOT_RECORDED', { ...ref, error: errorName(error) });
      return 'unsent';
    }
  };

  /** A failure is recorded, so that it can be seen on the lead and tried again without delay. */
  async function sendClaimed(alert: Alert, { lead, members }: About): Promise<Delivered> {
    let providerId: string;
    try {
      await refuseInVain(alert);
      providerId = await send[alert.channel](alert, await compose(alert, lead, members));
    } catch (error) {
      const reason = reasonOf(error);
      const attempts = (await alerts.failed(alert, now(), reason)) ?? MOST_ATTEMPTS;
      log.error('ALERT_NOT_SENT', { ...alertRef(alert), error: reason, attempts });
      // A substitute is not waited for: its event may have been delivered for the last time.
      const last = error instanceof ProviderRefused || alert.insteadOf !== null || attempts >= MOST_ATTEMPTS;
      return last ? 'lost' : 'unsent';
    }
    await alerts.sent(alert, now(), providerId);
    log.info('ALERT_SENT', alertRef(alert));
    log.count('AlertsSent');
    return 'told';
  }

  /** Throws ProviderRefused for what cannot arrive, without asking the provider. */
  async function refuseInVain({ recipient, channel }: Alert): Promise<void> {
    if (!recipient.active) throw new ProviderRefused('RecipientLeft');
    if (!isReachable(recipient, channel)) throw new ProviderRefused('NoAddress');
    const mailbox = channel === 'email' ? await mailboxes.read(recipient.email) : null;
    if (mailbox) throw new ProviderRefused(`mailbox-${mailbox.state}`);
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof ProviderRefused || error instanceof ProviderFailed ? error.reason : errorName(error);
