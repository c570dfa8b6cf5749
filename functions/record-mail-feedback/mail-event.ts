/**
 * What SES tells about a mail that it had accepted, read strictly where it matters.
 * Source: SES developer guide, contents of event data; in EventBridge it is the `detail`.
 */
import * as z from 'zod';

/** A code of SES, or of the mail system that answered it: never a sentence, which may quote a person. */
const code = z
  .string()
  .regex(/^[\w.-]{1,60}$/)
  .catch('other');

const mail = z.object({
  /** One address: each alert is a mail of its own. */
  destination: z.array(z.string()).length(1),
  /** Ours, and SES's own, which begin with `ses:`. */
  tags: z.record(z.string(), z.array(z.string())),
});

const mailEventSchema = z.discriminatedUnion('eventType', [
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({
      bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']),
      bounceSubType: code,
      bouncedRecipients: z.array(z.object({ action: z.string().optional() })),
    }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z.object({
      complaintSubType: code.nullish(),
      complaintFeedbackType: code.nullish(),
    }),
  }),
  z.object({ eventType: z.literal('Reject'), mail }),
  z.object({ eventType: z.literal('Rendering Failure'), mail }),
  z.object({ eventType: z.literal('DeliveryDelay'), mail, deliveryDelay: z.object({ delayType: code }) }),
]);
type MailEvent = z.infer<typeof mailEventSchema>;

export type MailFeedback = {
  readonly address: string;
  /** Our tags, each with its one value. */
  readonly tags: Readonly<Record<string, string | undefined>>;
  readonly reason: string;
  readonly verdict: Verdict;
};

export type Verdict =
  /** It never reached the recipient. `mailboxGone`: nor will the next one. */
  | { readonly kind: 'undelivered'; readonly mailboxGone: boolean }
  /** The recipient calls it spam. `delivered`: not where SES held it back because they had said so before. */
  | { readonly kind: 'complaint'; readonly delivered: boolean }
  /** SES is still trying, or a machine answered for the recipient: nothing is lost. */
  | { readonly kind: 'nothing-lost' };

/** Throws for what is no event of SES about one mail. */
export function readMailEvent(detail: unknown): MailFeedback {
  const event = mailEventSchema.parse(detail);
  const { destination, tags } = event.mail;
  return {
    address: destination[0] as string,
    tags: Object.fromEntries(Object.entries(tags).map(([name, values]) => [name, values[0]])),
    ...judge(event),
  };
}

function judge(event: MailEvent): Pick<MailFeedback, 'reason' | 'verdict'> {
  switch (event.eventType) {
    case 'Bounce': {
      const { bounceType, bounceSubType, bouncedRecipients } = event.bounce;
      const mailboxGone = bounceType === 'Permanent';
      // A report of non-delivery says `failed` (RFC 3464); an out-of-office reply comes as a bounce and says nothing.
      const failed = bouncedRecipients.some(({ action }) => action === 'failed');
      const reason = `${bounceType}/${bounceSubType}`;
      return {
        reason,
        verdict: mailboxGone || failed ? { kind: 'undelivered', mailboxGone } : { kind: 'nothing-lost' },
      };
    }
    case 'Complaint': {
      const { complaintSubType, complaintFeedbackType } = event.complaint;
      const delivered = complaintSubType !== 'OnAccountSuppressionList';
      const reason = complaintSubType ?? complaintFeedbackType ?? 'unspecified';
      return { reason: `Complaint/${reason}`, verdict: { kind: 'complaint', delivered } };
    }
    case 'Reject':
    case 'Rendering Failure':
      // SES's own doing, not the mailbox's.
      return {
        reason: event.eventType.replace(' ', ''),
        verdict: { kind: 'undelivered', mailboxGone: false },
      };
    case 'DeliveryDelay':
      return { reason: `Delay/${event.deliveryDelay.delayType}`, verdict: { kind: 'nothing-lost' } };
  }
}
