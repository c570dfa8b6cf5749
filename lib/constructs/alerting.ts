import { Duration, Stack } from 'aws-cdk-lib';
import { Effect } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { env } from '../../functions/send-alerts/env.ts';
import type { HandoffEvents } from './event-bus.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';
import type { LeadsTable } from './leads-table.ts';
import type { LinkSecret } from './link-secret.ts';
import type { HandoffParameters } from './parameters.ts';

export type AlertingProps = {
  readonly leads: LeadsTable;
  readonly team: HouseTable;
  readonly events: HandoffEvents;
  readonly linkSecret: LinkSecret;
  readonly baseUrl: string;
  readonly parameters: HandoffParameters;
};

/** The events that people hear of. Alerts follow events, so none is lost with a workflow that failed. */
const ALERTED = ['LeadAssigned', 'ResponseDue', 'SlaBreached', 'LeadReassigned', 'LeadReopened'];

/** Tells owners and managers, by e-mail and SMS. */
export class Alerting extends Construct {
  readonly sendAlerts: HandoffFunction;

  constructor(scope: Construct, id: string, props: AlertingProps) {
    super(scope, id);
    const { leads, team, events, linkSecret, parameters } = props;
    this.sendAlerts = new HandoffFunction(this, 'SendAlerts', {
      name: 'send-alerts',
      description: 'Sends the e-mails and SMS of an event, each once.',
      env,
      // Shorter than the lease of a claimed alert, so that a live sender never loses its claim.
      timeout: Duration.seconds(15),
      environment: {
        LEADS_TABLE: leads.name,
        TEAM_TABLE: team.name,
        LINK_SECRET_ARN: linkSecret.arn,
        BASE_URL: props.baseUrl,
        SENDER_ADDRESS: parameters.senderAddress,
        SMS_ORIGINATION: parameters.smsOrigination,
      },
    });
    leads.letUse(this.sendAlerts, 'GetItem', 'UpdateItem', 'ConditionCheckItem');
    team.letUse(this.sendAlerts, 'Query');
    linkSecret.letRead(this.sendAlerts);
    this.letMail(parameters.senderAddress);
    this.letText();
    events.on('Alert', ALERTED, this.sendAlerts);
  }

  /**
   * SES checks the identity of the sender, which may be the address or its whole domain, and in the sandbox those
   * of the recipients too. The sender is what is held fast.
   */
  private letMail(senderAddress: string): void {
    const every = (resource: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName: '*' });
    const [identities, configurationSets] = [every('identity'), every('configuration-set')];
    this.sendAlerts.state({
      actions: ['ses:SendEmail'],
      // An identity may bring a default configuration set along, which SES checks as well.
      resources: [identities, configurationSets],
      conditions: { StringEquals: { 'ses:FromAddress': senderAddress } },
    });
    this.sendAlerts.acknowledgeWildcard(
      'arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:configuration-set/*',
      'The default configuration set of the sender is its owner’s choice; a condition allows that one sender only.',
    );
    this.sendAlerts.acknowledgeWildcard(
      'arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*',
      'The verified identity is the sender address or its domain; a condition allows that one sender only.',
    );
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
