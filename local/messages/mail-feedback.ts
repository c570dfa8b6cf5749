import { randomUUID } from 'node:crypto';
import type { EventBus } from '../events/bus.ts';
import type { Place } from '../events/wire.ts';
import type { Clock, Resource, Stack } from '../ports.ts';

/** A mail that SES accepted, as far as its events tell of it. */
export type AcceptedMail = {
  readonly messageId: string;
  readonly source: string;
  readonly destination: readonly string[];
  readonly subject: string;
  readonly tags: ReadonlyMap<string, string>;
  readonly configurationSet: string;
};

export type MailFeedback = {
  /** Whether the stack has a configuration set of this name. */
  knows(configurationSet: string): boolean;
  /** Publishes what becomes of a mail to the mailbox simulator; other mail simply arrives. Joins a transaction. */
  follow(mail: AcceptedMail): void;
};

type Fate = {
  /** As a configuration set names the event, and as EventBridge does. */
  readonly eventType: 'bounce' | 'complaint';
  readonly detailType: string;
  readonly detail: (address: string, at: string, feedbackId: string) => object;
};

const bounce = (bounceSubType: string, diagnosticCode: string): Fate => ({
  eventType: 'bounce',
  detailType: 'Email Bounced',
  detail: (emailAddress, timestamp, feedbackId) => ({
    eventType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bounceSubType,
      bouncedRecipients: [{ emailAddress, action: 'failed', status: '5.1.1', diagnosticCode }],
      timestamp,
      feedbackId,
      reportingMTA: 'dsn; local',
    },
  }),
});

/** The mailboxes of SES's simulator that send something back. Source: SES developer guide, mailbox simulator. */
const SIMULATED: Readonly<Record<string, Fate>> = {
  bounce: bounce('General', 'smtp; 550 5.1.1 user unknown'),
  suppressionlist: bounce('Suppressed', 'Amazon SES did not send the message to this address'),
  complaint: {
    eventType: 'complaint',
    detailType: 'Email Complaint Received',
    detail: (emailAddress, timestamp, feedbackId) => ({
      eventType: 'Complaint',
      complaint: {
        complainedRecipients: [{ emailAddress }],
        timestamp,
        feedbackId,
        complaintSubType: null,
        complaintFeedbackType: 'abuse',
      },
    }),
  },
};

/** `bounce+a-label@simulator.amazonses.com` is the mailbox `bounce`: with labels a test tells its mails apart. */
const fateOf = (address: string): Fate | undefined => {
  const mailbox = /^([a-z]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/i.exec(address)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(SIMULATED, mailbox) ? SIMULATED[mailbox] : undefined;
};

/** What SES tells of mail after it accepted it, by the event destinations of the stack's configuration sets. */
export function createMailFeedback(
  { stack, clock }: { readonly stack: Stack; readonly clock: Clock },
  { bus, place }: { readonly bus: Pick<EventBus, 'publish'>; readonly place: Place },
): MailFeedback {
  const names = new Set(stack.ofType('AWS::SES::ConfigurationSet').map(nameOf));
  const destinations = stack.ofType('AWS::SES::ConfigurationSetEventDestination').map(readDestination);

  const publish = (mail: AcceptedMail, address: string, { detailType, detail }: Fate) => {
    const at = new Date(clock.now()).toISOString();
    const identity = `arn:aws:ses:${place.region}:${place.accountId}:identity/${mail.source}`;
    bus.publish({
      source: 'aws.ses',
      detailType,
      resources: [identity],
      detail: {
        ...detail(address, at, `local-${randomUUID()}`),
        mail: {
          timestamp: at,
          source: mail.source,
          sourceArn: identity,
          sendingAccountId: place.accountId,
          messageId: mail.messageId,
          destination: mail.destination,
          headersTruncated: false,
          headers: [{ name: 'Subject', value: mail.subject }],
          commonHeaders: { from: [mail.source], to: mail.destination, subject: mail.subject },
          tags: {
            'ses:operation': ['SendEmail'],
            'ses:configuration-set': [mail.configurationSet],
            'ses:from-domain': [mail.source.slice(mail.source.indexOf('@') + 1)],
            ...Object.fromEntries([...mail.tags].map(([name, value]) => [name, [value]])),
          },
        },
      },
    });
  };

  return {
    knows: (configurationSet) => names.has(configurationSet),
    follow(mail) {
      for (const address of mail.destination) {
        const fate = fateOf(address);
        const wanted = destinations.some(
          ({ set, eventTypes }) =>
            fate && set === mail.configurationSet && eventTypes.includes(fate.eventType),
        );
        if (fate && wanted) publish(mail, address, fate);
      }
    },
  };
}

const nameOf = ({ logicalId, properties }: Resource) => String(properties['Name'] ?? logicalId);

/** Throws for a destination that would stay silent here. */
function readDestination({ logicalId, properties }: Resource) {
  const { Enabled, MatchingEventTypes, EventBridgeDestination } = properties['EventDestination'] as {
    Enabled?: boolean;
    MatchingEventTypes: string[];
    EventBridgeDestination?: { EventBusArn: string };
  };
  if (!EventBridgeDestination?.EventBusArn.endsWith(':event-bus/default'))
    throw new Error(
      `${logicalId}: only the default event bus is played here as a destination of mail events`,
    );
  return {
    set: String(properties['ConfigurationSetName']),
    eventTypes: Enabled === false ? [] : MatchingEventTypes,
  };
}
