import { Duration, Stack } from 'aws-cdk-lib';
import { Effect } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { env } from '../../functions/send-alerts/env.ts';
import type { HandoffEvents } from './event-bus.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';
import type { LeadsTable } from './leads-table.ts';
import type { LinkSecret } from './link-secret.ts';
import type { MailFeedback } from './mail-feedback.ts';
import type { HandoffParameters } from './parameters.ts';

export type AlertingProps = {
  readonly leads: LeadsTable;
  readonly team: HouseTable;
  readonly events: HandoffEvents;
  readonly linkSecret: LinkSecret;
  readonly mail: MailFeedback;
  readonly baseUrl: string;
  readonly parameters: HandoffParameters;
};

/** The events that people hear of. Alerts follow events, so none is lost with a workflow that failed. */
const ALERTED = ['LeadAssigned', 'ResponseDue', 'SlaBreached', 'LeadReassigned', 'LeadReopened'];

/** Tells owners and managers, by e-mail, SMS and webhook. */
export class Alerting extends Construct {
  readonly sendAlerts: HandoffFunction;

  constructor(scope: Construct, id: string, props: AlertingProps) {
    super(scope, id);
    const { leads, team, events, linkSecret, mail, parameters } = props;
    this.sendAlerts = new HandoffFunction(this, 'SendAlerts', {
      name: 'send-alerts',
      description: 'Sends the e-mails, SMS and webhooks of an event, each once.',
      env,
      // Shorter than the lease of a claimed alert, so that a live sender never loses its claim.
      timeout: Duration.seconds(15),
      environment: {
        LEADS_TABLE: leads.name,
        TEAM_TABLE: team.name,
        LINK_SECRET_ARN: linkSecret.arn,
        BASE_URL: props.baseUrl,
        SENDER_ADDRESS: parameters.senderAddress,
        MAIL_CONFIGURATION_SET: mail.configurationSetName,
        SMS_ORIGINATION: parameters.smsOrigination,
        LOOPBACK_WEBHOOKS: parameters.loopbackWebhooks,
      },
    });
    leads.letUse(this.sendAlerts, 'GetItem', 'UpdateItem', 'ConditionCheckItem');
    team.letUse(this.sendAlerts, 'GetItem', 'Query');
    linkSecret.letRead(this.sendAlerts);
    mail.letSend(this.sendAlerts, parameters.senderAddress);
    this.letText();
    events.on('Alert', ALERTED, this.sendAlerts);
  }

  /** A telephone number has no ARN, so an SMS needs "*"; every topic is taken out again. */
  private letText(): void {
    this.sendAlerts.state({ actions: ['sns:Publish'], resources: ['*'] });
    this.sendAlerts.state({
      effect: Effect.DENY,
      actions: ['sns:Publish'],
      resources: [Stack.of(this).formatArn({ service: 'sns', region: '*', account: '*', resource: '*' })],
    });
  }
}
