import { ArnFormat, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Policy, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { RebuildOutcome } from '../../core/rebuild-outcome.ts';
import { ROLL_UP_TIMEOUT } from './event-log-readers.ts';
import type { HandoffFunction } from './handoff-function.ts';
import { workflowRole } from './workflow-role.ts';

/**
 * A step that fails is tried again: what it did before, it finds done. Waits 1 + 2 + 4 + 8 + 16 + 32 + 60 + 60 = 183 s at
 * most, less than the 15 minutes after which the next rebuild takes a silent one for dead.
 */
const RETRY_OF_A_STEP: sfn.RetryProps = {
  errors: [sfn.Errors.ALL],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxDelay: Duration.seconds(60),
  maxAttempts: 8,
  jitterStrategy: sfn.JitterType.FULL,
};

/** Every batch that was being counted at a look has ended at the next one. */
const BETWEEN_LOOKS = ROLL_UP_TIMEOUT.plus(Duration.seconds(5));

/** Longer than any function lives that may have read which generation is current before that changed: 30 s. */
const BEFORE_DROPPING = Duration.seconds(60);

const { stringAt, numberAt, objectAt } = sfn.JsonPath;
const answered = (path: string, outcome: RebuildOutcome) => sfn.Condition.stringEquals(path, outcome);

/**
 * Counts the figures anew, beside those that are read. Input {runId, by, verifyOnly, startedAt}:
 *
 *   Begin → RecountEveryEvent → VerifyOnly? ── no → SwitchGeneration ──────┐
 *             (a child for each       └─ yes → CompareFigures ⇄ LetCountingSettle
 *              segment: CountSegment ⇄ more)            ↓                  ↓
 *                                           LetRunningBatchesEnd → DropOldGenerations ⇄ more
 *
 * A step that fails for good ends in GiveUp: nobody counts into the new generation any longer.
 */
export class RebuildWorkflow extends Construct {
  readonly stateMachine: sfn.StateMachine;

  constructor(scope: Construct, id: string, step: HandoffFunction) {
    super(scope, id);
    const logs = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = workflowRole(this, [step]);
    this.stateMachine = new sfn.StateMachine(this, 'StateMachine', {
      comment: 'One execution for each rebuild or comparison of the figures.',
      definitionBody: sfn.DefinitionBody.fromChainable(this.story(step)),
      stateMachineType: sfn.StateMachineType.STANDARD,
      role: role.withoutPolicyUpdates(),
      tracingEnabled: true,
      logs: { destination: logs, level: sfn.LogLevel.ERROR, includeExecutionData: false },
    });
    this.stateMachine.node.addDependency(role);
    // CDK's own policy for it, which the role does not take, would let failed children be started again as well.
    this.stateMachine.node.tryRemoveChild('DistributedMapPolicy');
    this.letRunChildren(role);
    Validations.of(this.stateMachine).acknowledge({
      id: 'AwsSolutions-SF1',
      reason: 'Errors are logged; the history of each execution already holds its every event for 90 days.',
    });
  }

  get arn(): string {
    return this.stateMachine.stateMachineArn;
  }

  private story(step: HandoffFunction): sfn.IChainable {
    const failed = new sfn.Fail(this, 'RebuildFailed', {
      error: 'RebuildFailed',
      cause: 'A step failed for good, or another rebuild took over.',
    });
    const unknown = new sfn.Fail(this, 'UnknownOutcome', {
      error: 'UnknownOutcome',
      cause: 'A step answered with an outcome that this workflow does not know.',
    });
    const task = (name: string, payload: Record<string, unknown>, resultPath?: string) => {
      const invoke = new LambdaInvoke(this, name, {
        lambdaFunction: step.function,
        payload: sfn.TaskInput.fromObject(payload),
        payloadResponseOnly: true,
        retryOnServiceExceptions: false,
        ...(resultPath === undefined ? {} : { resultPath }),
      });
      invoke.addRetry(RETRY_OF_A_STEP);
      return invoke;
    };
    const runId = stringAt('$.runId');
    const giveUp = task('GiveUp', { step: 'give-up', runId }, sfn.JsonPath.DISCARD);
    giveUp.next(failed);
    const orGiveUp = { errors: [sfn.Errors.ALL], resultPath: '$.failure' };

    const run = { runId, generation: numberAt('$.generation') };
    const counted = objectAt('$.counted');
    const begin = task('Begin', {
      step: 'begin',
      runId,
      by: stringAt('$.by'),
      verifyOnly: objectAt('$.verifyOnly'),
      startedAt: stringAt('$.startedAt'),
    });
    const compare = task(
      'CompareFigures',
      {
        step: 'compare',
        ...run,
        counted,
        at: numberAt('$.comparison.at'),
        looks: numberAt('$.comparison.looks'),
        again: objectAt('$.comparison.again'),
      },
      '$.comparison',
    );
    const switchTo = task('SwitchGeneration', { step: 'switch', ...run }, '$.switched');
    const drop = task('DropOldGenerations', { step: 'drop', counted }, '$.dropped');
    for (const each of [begin, compare, switchTo, drop]) each.addCatch(giveUp, orGiveUp);

    const settle = new sfn.Wait(this, 'LetCountingSettle', { time: sfn.WaitTime.duration(BETWEEN_LOOKS) });
    const end = new sfn.Wait(this, 'LetRunningBatchesEnd', { time: sfn.WaitTime.duration(BEFORE_DROPPING) });
    const recount = this.recount(step).addCatch(giveUp, orGiveUp);

    begin.next(
      new sfn.Choice(this, 'Begun?')
        .when(answered('$.outcome', 'begun'), recount)
        .when(answered('$.outcome', 'refused'), new sfn.Succeed(this, 'AnotherRebuildRuns'))
        .otherwise(unknown),
    );
    recount.next(
      new sfn.Choice(this, 'VerifyOnly?')
        .when(sfn.Condition.booleanEquals('$.verifyOnly', true), compare)
        .otherwise(switchTo),
    );
    compare.next(
      new sfn.Choice(this, 'Compared?')
        .when(answered('$.comparison.outcome', 'compared'), end)
        .when(answered('$.comparison.outcome', 'more'), compare)
        .when(answered('$.comparison.outcome', 'look-again'), settle)
        .when(answered('$.comparison.outcome', 'superseded'), giveUp)
        .otherwise(unknown),
    );
    settle.next(compare);
    switchTo.next(
      new sfn.Choice(this, 'Switched?')
        .when(answered('$.switched.outcome', 'switched'), end)
        .when(answered('$.switched.outcome', 'superseded'), giveUp)
        .otherwise(unknown),
    );
    end.next(drop);
    drop.next(
      new sfn.Choice(this, 'Dropped?')
        .when(answered('$.dropped.outcome', 'dropped'), new sfn.Succeed(this, 'FiguresCounted'))
        .when(answered('$.dropped.outcome', 'more'), drop)
        .otherwise(unknown),
    );
    return begin;
  }

  /** Every segment in an execution of its own, so that the history of none of them grows too long. */
  private recount(step: HandoffFunction): sfn.DistributedMap {
    const count = new LambdaInvoke(this, 'CountSegment', {
      lambdaFunction: step.function,
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
    }).addRetry(RETRY_OF_A_STEP);
    const segment = count.next(
      new sfn.Choice(this, 'SegmentCounted?')
        .when(answered('$.outcome', 'counted'), new sfn.Succeed(this, 'SegmentCounted'))
        .when(answered('$.outcome', 'more'), count)
        .otherwise(
          new sfn.Fail(this, 'Superseded', {
            error: 'Superseded',
            cause: 'Another rebuild took over, because this one seemed to have died.',
          }),
        ),
    );
    return new sfn.DistributedMap(this, 'RecountEveryEvent', {
      label: 'RecountEveryEvent',
      itemsPath: '$.segments',
      resultPath: '$.counted',
    }).itemProcessor(segment, {
      mode: sfn.ProcessorMode.DISTRIBUTED,
      executionType: sfn.ProcessorType.STANDARD,
    });
  }

  /**
   * A distributed map starts its machine again for each child. Source: Step Functions developer guide, "IAM policies for
   * using Distributed Map states"; nothing is redriven, a failed rebuild is begun anew.
   */
  private letRunChildren(role: Role): void {
    const children = Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${this.stateMachine.stateMachineName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const policy = new Policy(this, 'ChildrenPolicy', {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [this.arn] }),
        new PolicyStatement({
          actions: ['states:DescribeExecution', 'states:StopExecution'],
          resources: [children],
        }),
      ],
    });
    const machineId = Stack.of(this).getLogicalId(this.stateMachine.node.defaultChild as sfn.CfnStateMachine);
    Validations.of(policy).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<${machineId}.Name>:*]`,
      reason: 'Step Functions names each child execution of the map itself.',
    });
  }
}
