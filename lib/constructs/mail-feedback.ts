import { Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { env } from '../../functions/record-mail-feedback/env.ts';
import type { DeadLetters } from './dead-letters.ts';
import { DELIVERY, type HandoffEvents, keepAsyncFailures } from './event-bus.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';
import type { LeadsTable } from './leads-table.ts';

export type MailFeedbackProps = {
  readonly leads: LeadsTable;
  readonly team: HouseTable;
  readonly events: HandoffEvents;
  readonly deadLetters: DeadLetters;
};

/**
 * What can become of a mail that SES had accepted, as SES names it when it is told what to publish, and as EventBridge
 * names it in `detail-type`.
 */
const FEEDBACK = [
  [EmailSendingEvent.BOUNCE, 'Email Bounced'],
  [EmailSendingEvent.COMPLAINT, 'Email Complaint Received'],
  [EmailSendingEvent.REJECT, 'Email Rejected'],
  [EmailSendingEvent.RENDERING_FAILURE, 'Email Rendering Failed'],
  [EmailSendingEvent.DELIVERY_DELAY, 'Email Delivery Delayed'],
] as const;

/** How alerts leave by e-mail, and how bounces and complaints find their way back to them. */
export class MailFeedback extends Construct {
  readonly recordMailFeedback: HandoffFunction;
  readonly configurationSetName: string;

  constructor(scope: Construct, id: string, { leads, team, events, deadLetters }: MailFeedbackProps) {
    super(scope, id);
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      // An alert holds a person's words: it goes over TLS or comes back.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.configurationSetName = configurationSet.configurationSetName;
    // SES publishes to the default bus alone.
    configurationSet.addEventDestination('ToBus', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: FEEDBACK.map(([event]) => event),
    });

    this.recordMailFeedback = new HandoffFunction(this, 'RecordMailFeedback', {
      name: 'record-mail-feedback',
      description: 'Puts bounces and complaints onto the alerts and mailboxes they are about.',
      env,
      environment: { LEADS_TABLE: leads.name, TEAM_TABLE: team.name, EVENT_BUS: events.bus.eventBusName },
    });
    leads.letUse(this.recordMailFeedback, 'UpdateItem');
    team.letUse(this.recordMailFeedback, 'PutItem');
    events.letPut(this.recordMailFeedback);
    keepAsyncFailures(this.recordMailFeedback, deadLetters);
    new Rule(this, 'Feedback', {
      description: 'What became of alerts that were sent by e-mail.',
      eventPattern: {
        source: ['aws.ses'],
        detailType: FEEDBACK.map(([, detailType]) => detailType),
        // Others in the account may send mail as well.
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSetName] } } },
      },
      targets: [
        new LambdaFunction(this.recordMailFeedback.function, {
          deadLetterQueue: deadLetters.queue,
          ...DELIVERY,
        }),
      ],
    });
  }

  /** Lets a function send mail from this one address, and in no other way than with this configuration set. */
  letSend(sender: HandoffFunction, senderAddress: string): void {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    sender.state({
      actions: ['ses:SendEmail'],
      resources: [arn('configuration-set', this.configurationSetName), arn('identity', '*')],
      conditions: { StringEquals: { 'ses:FromAddress': senderAddress } },
    });
    // SES checks the sender's identity, which may be the address or its domain, and in the sandbox the recipients' too.
    sender.acknowledgeWildcard(
      'arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*',
      'The verified identity is the sender address or its domain; a condition allows that one sender only.',
    );
  }
}
