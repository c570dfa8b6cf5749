import { Duration, Stack } from 'aws-cdk-lib';
import { Effect } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { env as alertApiEnv } from '../../functions/alert-api/env.ts';
import { env as releaseHeldAlertsEnv } from '../../functions/release-held-alerts/env.ts';
import { env } from '../../functions/send-alerts/env.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { HandoffEvents } from './event-bus.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';
import type { HandoffApi } from './http-api.ts';
import type { LeadsTable } from './leads-table.ts';
import type { LinkSecret } from './link-secret.ts';
import type { MailFeedback } from './mail-feedback.ts';
import type { HandoffParameters } from './parameters.ts';
import { HandoffSchedule } from './schedule.ts';
import type { SignIn } from './sign-in.ts';

export type AlertingProps = {
  readonly leads: LeadsTable;
  readonly team: HouseTable;
  readonly events: HandoffEvents;
  readonly deadLetters: DeadLetters;
  readonly linkSecret: LinkSecret;
  readonly mail: MailFeedback;
  readonly api: HandoffApi;
  /** Where links of alerts lead to, without a slash at its end. */
  readonly baseUrl: string;
  readonly signIn: SignIn;
  readonly parameters: HandoffParameters;
};

/** The events that people hear of. Alerts follow events, so none is lost with a workflow that failed. */
const ALERTED = ['LeadAssigned', 'ResponseDue', 'SlaBreached', 'LeadReassigned', 'LeadReopened'];

/** What is seen to again: an alert that came back, and one whose quiet hours are over. */
const ALERTED_AGAIN = ['AlertUndelivered', 'AlertReleased'];

/** Tells owners and managers, by e-mail, SMS and webhook, and managers what could not be told. */
export class Alerting extends Construct {
  readonly sendAlerts: HandoffFunction;
  readonly releaseHeldAlerts: HandoffFunction;
  readonly alertApi: HandoffFunction;

  constructor(scope: Construct, id: string, props: AlertingProps) {
    super(scope, id);
    const { leads, team, events, deadLetters, linkSecret, mail, api, baseUrl, signIn, parameters } = props;
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
        BASE_URL: baseUrl,
        SENDER_ADDRESS: parameters.senderAddress,
        MAIL_CONFIGURATION_SET: mail.configurationSetName,
        SMS_ORIGINATION: parameters.smsOrigination,
        LOOPBACK_WEBHOOKS: parameters.loopbackWebhooks,
      },
    });
    leads.letUse(this.sendAlerts, 'GetItem', 'Query', 'UpdateItem', 'ConditionCheckItem');
    team.letUse(this.sendAlerts, 'GetItem', 'Query');
    linkSecret.letRead(this.sendAlerts);
    mail.letSend(this.sendAlerts, parameters.senderAddress);
    this.letText();
    events.on('Alert', ALERTED, this.sendAlerts);
    events.on('AlertAgain', ALERTED_AGAIN, this.sendAlerts);

    this.releaseHeldAlerts = new HandoffFunction(this, 'ReleaseHeldAlerts', {
      name: 'release-held-alerts',
      description: 'Lets alerts go out whose recipients’ quiet hours are over.',
      env: releaseHeldAlertsEnv,
      environment: { LEADS_TABLE: leads.name, EVENT_BUS: events.bus.eventBusName },
    });
    leads.letQuery(this.releaseHeldAlerts, 'byOpenDeadline');
    events.letPut(this.releaseHeldAlerts);
    new HandoffSchedule(this, 'Release', {
      description: 'Looks for alerts whose quiet hours are over.',
      // A run that finds nothing is one query of an empty partition.
      expression: 'rate(1 minute)',
      target: this.releaseHeldAlerts,
      deadLetters,
    });

    this.alertApi = new HandoffFunction(this, 'AlertApi', {
      name: 'alert-api',
      description: 'Lists the alerts that did not arrive, and those that wait.',
      env: alertApiEnv,
      environment: { LEADS_TABLE: leads.name, TEAM_TABLE: team.name, ...signIn.tokenVariables },
    });
    leads.letUse(this.alertApi, 'BatchGetItem');
    leads.letQuery(this.alertApi, 'byOpenDeadline');
    team.letUse(this.alertApi, 'GetItem', 'Query');
    api.serve(this.alertApi, 'GET /api/alerts');
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
