import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';
import { keepAsyncFailures } from './event-bus.ts';
import type { HandoffFunction } from './handoff-function.ts';

export type HandoffScheduleProps = {
  readonly description: string;
  /** e.g. rate(5 minutes), cron(0 8 ? * MON *) */
  readonly expression: string;
  /** Whose wall clock a cron expression follows, through clock changes; UTC by default. */
  readonly timeZone?: string;
  readonly target: HandoffFunction;
  readonly deadLetters: DeadLetters;
};

/** Invokes a function by the clock. Scheduler's role may invoke that function and keep what it could not deliver. */
export class HandoffSchedule extends Construct {
  constructor(scope: Construct, id: string, props: HandoffScheduleProps) {
    super(scope, id);
    const { target, deadLetters } = props;
    keepAsyncFailures(target, deadLetters);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.arn] }));
    role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queue.queueArn] }),
    );
    new CfnSchedule(this, 'Schedule', {
      description: props.description,
      scheduleExpression: props.expression,
      ...(props.timeZone === undefined ? {} : { scheduleExpressionTimezone: props.timeZone }),
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: target.arn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: deadLetters.queue.queueArn },
        // The next tick does the same work: an invocation that waited longer than a period has no use.
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 300 },
      },
    });
  }
}
