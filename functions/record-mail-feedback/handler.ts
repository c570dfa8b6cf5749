/** Takes in what SES tells about mail it had accepted: onto the alert, and onto the mailbox where it lasts. */
import type { EventBridgeEvent } from 'aws-lambda';
import { type AlertRef, alertRefSchema } from '../shared/alert-items.ts';
import type { PublishNotices } from '../shared/alert-notices.ts';
import type { Log } from '../shared/log.ts';
import type { Mailboxes } from '../shared/mailboxes.ts';
import type { AlertFeedback } from './alert-feedback.ts';
import { type MailFeedback, readMailEvent } from './mail-event.ts';

export type MailFeedbackDependencies = {
  readonly alerts: AlertFeedback;
  readonly mailboxes: Pick<Mailboxes, 'mark'>;
  /** Tells who sends alerts what did not arrive. */
  readonly publish: PublishNotices;
  readonly now: () => number;
  readonly log: Log;
};

/** What the feedback means for the alert. */
export type FeedbackOutcome =
  /** Its recipient was not told: it is to be told in another way. The same for every repeat of the event. */
  | { readonly outcome: 'undelivered'; readonly alert: AlertRef }
  /** Its recipient got it, and wants no more of them. */
  | { readonly outcome: 'complained'; readonly alert: AlertRef }
  | { readonly outcome: 'nothing-lost' }
  /** It was no alert, or one that is gone or being tried again. */
  | { readonly outcome: 'not-expected' };

export function recordMailFeedbackHandler({
  alerts,
  mailboxes,
  publish,
  now,
  log,
}: MailFeedbackDependencies) {
  return async ({ detail }: Pick<EventBridgeEvent<string, unknown>, 'detail'>): Promise<FeedbackOutcome> => {
    const feedback = readMailEvent(detail);
    const { reason, verdict } = feedback;
    const at = new Date(now()).toISOString();
    const alert = alertRefSchema.safeParse(feedback.tags).data;
    log.info('MAIL_FEEDBACK', { ...alert, reason, verdict: verdict.kind });
    if (verdict.kind === 'nothing-lost') return { outcome: 'nothing-lost' };
    log.count(verdict.kind === 'complaint' ? 'MailComplaints' : 'MailBounces');

    const state = verdict.kind === 'complaint' ? 'complained' : 'bounced';
    if (lasts(feedback)) await mailboxes.mark(feedback.address, { state, at, reason });
    if (!alert) return { outcome: 'not-expected' };
    const status = verdict.kind === 'complaint' && verdict.delivered ? 'complained' : 'bounced';
    if ((await alerts.record(alert, status, { at, reason })) === 'not-expected') {
      return { outcome: 'not-expected' };
    }
    if (status === 'complained') return { outcome: 'complained', alert };
    await publish([{ type: 'AlertUndelivered', ...alert, reason }]);
    return { outcome: 'undelivered', alert };
  };
}

/** Whether the next mail to the address would fare the same. */
function lasts({ verdict }: MailFeedback): boolean {
  return verdict.kind === 'complaint' || (verdict.kind === 'undelivered' && verdict.mailboxGone);
}
