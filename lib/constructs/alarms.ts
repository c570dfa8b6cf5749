import { CfnCondition, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { HandoffParameters } from './parameters.ts';

export type HandoffAlarm = {
  /** The alarm's name and, word for word, its heading in docs/runbook.md. */
  readonly heading: string;
  /** What a user loses while it is on. An alarm that cannot say so wakes nobody. */
  readonly userLoses: string;
  readonly metric: IMetric;
  /** On when the metric is at or above this; with `below`, when it is under it. */
  readonly threshold: number;
  readonly below?: boolean;
  /** In how many periods on end; default 1. */
  readonly periods?: number;
  /** For a metric whose absence is itself the fault. */
  readonly silenceIsAFault?: boolean;
};

/** The alarms and the topic that carries them to people. */
export class Alarms extends Construct {
  readonly topic: Topic;
  private readonly stageName: string;

  constructor(scope: Construct, id: string, parameters: HandoffParameters) {
    super(scope, id);
    this.stageName = parameters.stageName;
    const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    });
    // CloudWatch cannot use the AWS managed key of SNS, so the topic has a key of its own.
    const key = new Key(this, 'Key', {
      description: 'Encrypts the alarms of Lead Handoff on their way to people.',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudWatch],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
      }),
    );
    this.topic = new Topic(this, 'Topic', {
      displayName: `Lead Handoff ${parameters.stageName}`,
      masterKey: key,
      enforceSSL: true,
    });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudWatch],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
      }),
    );
    this.subscribe(parameters.alarmEmail);
  }

  /** Adds an alarm; its id in the template is its heading without the spaces. */
  add(alarm: HandoffAlarm): void {
    const anchor = alarm.heading
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-');
    new Alarm(this, pascal(alarm.heading), {
      alarmName: `${alarm.heading} (${this.stageName})`,
      alarmDescription: `${alarm.userLoses} What to do: docs/runbook.md#${anchor}`,
      metric: alarm.metric,
      threshold: alarm.threshold,
      comparisonOperator: alarm.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: alarm.periods ?? 1,
      treatMissingData: alarm.silenceIsAFault ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }

  private subscribe(address: string): void {
    const given = new CfnCondition(this, 'HasAlarmEmail', {
      expression: Fn.conditionNot(Fn.conditionEquals(address, '')),
    });
    const subscription = new CfnSubscription(this, 'Email', {
      topicArn: this.topic.topicArn,
      protocol: 'email',
      endpoint: address,
    });
    subscription.cfnOptions.condition = given;
  }
}

const pascal = (heading: string): string =>
  heading
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
