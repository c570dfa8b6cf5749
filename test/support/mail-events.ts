/** What SES publishes about a mail, as its developer guide shows it ("Contents of event data"); EventBridge's `detail`. */
type Tags = Readonly<Record<string, string | number>>;
type Feedback = {
  readonly tags?: Tags;
  readonly to?: string;
};

const mail = ({ tags = {}, to = 'alex.kim@example.com' }: Feedback) => ({
  timestamp: '2026-11-23T15:01:00.012Z',
  source: 'handoff@example.com',
  sourceArn: 'arn:aws:ses:eu-west-1:123456789012:identity/handoff@example.com',
  sendingAccountId: '123456789012',
  messageId: '0102018example-00000000-0000-0000-0000-000000000000-000000',
  destination: [to],
  headersTruncated: false,
  headers: [
    { name: 'From', value: 'handoff@example.com' },
    { name: 'Subject', value: 'New high intent lead: Jane Doe, Acme' },
  ],
  commonHeaders: { from: ['handoff@example.com'], to: [to], subject: 'New high intent lead: Jane Doe, Acme' },
  tags: {
    'ses:configuration-set': ['alerts'],
    'ses:operation': ['SendEmail'],
    'ses:from-domain': ['example.com'],
    ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [String(value)]])),
  },
});

const failed = { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' };

/** A report of non-delivery. `recipient`: what the report says of the recipient beside the address. */
export function aBounce({
  bounceType = 'Permanent',
  bounceSubType = 'General',
  recipient = failed as object,
  ...about
}: Feedback & { bounceType?: string; bounceSubType?: string; recipient?: object } = {}) {
  const sent = mail(about);
  return {
    eventType: 'Bounce',
    mail: sent,
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: sent.destination[0], ...recipient }],
      timestamp: '2026-11-23T15:01:02.669Z',
      feedbackId: '0102018example',
      reportingMTA: 'dsn; mta.example.com',
    },
  };
}

export function aComplaint({
  complaintSubType = null,
  ...about
}: Feedback & { complaintSubType?: string | null } = {}) {
  const sent = mail(about);
  return {
    eventType: 'Complaint',
    mail: sent,
    complaint: {
      complainedRecipients: [{ emailAddress: sent.destination[0] }],
      timestamp: '2026-11-23T15:11:02.669Z',
      feedbackId: '0102018example',
      complaintSubType,
      complaintFeedbackType: 'abuse',
      userAgent: 'Example Corp Feedback Loop (V0.01)',
    },
  };
}

export const aReject = (about: Feedback = {}) => ({
  eventType: 'Reject',
  mail: mail(about),
  reject: { reason: 'Bad content' },
});

export const aDelay = (about: Feedback = {}) => ({
  eventType: 'DeliveryDelay',
  mail: mail(about),
  deliveryDelay: {
    timestamp: '2026-11-23T15:11:02.669Z',
    delayType: 'MailboxFull',
    expirationTime: '2026-11-24T15:01:00.012Z',
    delayedRecipients: [{ emailAddress: 'alex.kim@example.com', status: '4.2.2' }],
  },
});
