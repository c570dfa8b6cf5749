import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { StepOutcome } from '../../core/step-outcome.ts';
import type { HandoffFunction } from './handoff-function.ts';
import { workflowRole } from './workflow-role.ts';

export type WorkflowSteps = {
  readonly assignOwner: HandoffFunction;
  readonly remindOwner: HandoffFunction;
  readonly escalateToManager: HandoffFunction;
  readonly reassignLead: HandoffFunction;
};

/**
 * A step that fails is tried again: every step is a conditional write and may be repeated at any time.
 * Waits 1 + 2 + 4 + 8 + 16 + 32 + 60 + 60 + 60 = 243 s at most (each drawn between 0 and that, so that leads
 * which failed together do not come back together): less than the 5 minutes of find-stalled, which starts a
 * lead again whose execution gave up.
 */
const RETRY_OF_A_STEP: sfn.RetryProps = {
  errors: [sfn.Errors.ALL],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxDelay: Duration.seconds(60),
  maxAttempts: 9,
  jitterStrategy: sfn.JitterType.FULL,
};

const answered = (outcome: StepOutcome) => sfn.Condition.stringEquals('$.outcome', outcome);

/**
 * The clock of one lead. Input {leadId}; each step gets the state's whole JSON and answers
 * {leadId, round, outcome, waitUntil?}. The domain decides, this graph waits:
 *
 *   AssignOwner → WaitForFirstResponse → RemindOwner → WaitForEscalation → EscalateToManager
 *                        ↑                                                        ↓
 *                  ReassignLead ←─────────────── WaitForReassignment ─────────────┘
 */
export class HandoffWorkflow extends Construct {
  readonly stateMachine: sfn.StateMachine;

  constructor(scope: Construct, id: string, steps: WorkflowSteps) {
    super(scope, id);
    const logs = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = workflowRole(this, Object.values(steps));
    this.stateMachine = new sfn.StateMachine(this, 'StateMachine', {
      comment: 'One execution per lead: its deadlines, in order.',
      definitionBody: sfn.DefinitionBody.fromChainable(this.story(steps)),
      stateMachineType: sfn.StateMachineType.STANDARD,
      role: role.withoutPolicyUpdates(),
      tracingEnabled: true,
      logs: { destination: logs, level: sfn.LogLevel.ERROR, includeExecutionData: false },
    });
    this.stateMachine.node.addDependency(role);
    Validations.of(this.stateMachine).acknowledge({
      id: 'AwsSolutions-SF1',
      reason: 'Errors are logged; the history of each execution already holds its every event for 90 days.',
    });
  }

  get arn(): string {
    return this.stateMachine.stateMachineArn;
  }

  private story(steps: WorkflowSteps): sfn.IChainable {
    const ends = {
      movedOn: new sfn.Succeed(this, 'LeadMovedOn', {
        comment: 'Answered, closed, or owned by another round.',
      }),
      lastOwner: new sfn.Succeed(this, 'StaysWithManager', {
        comment: 'No rep is left; the manager owns it.',
      }),
      unknown: new sfn.Fail(this, 'UnknownOutcome', {
        error: 'UnknownOutcome',
        cause: 'A step answered with an outcome that this workflow does not know.',
      }),
    };
    /** A step, then: still untouched → wait for the next deadline; else the lead's clock ends here. */
    const act = (
      name: string,
      step: HandoffFunction,
      question: string,
      wait: sfn.Wait,
    ): sfn.TaskStateBase => {
      const task = new LambdaInvoke(this, name, {
        lambdaFunction: step.function,
        payloadResponseOnly: true,
        retryOnServiceExceptions: false,
      });
      task.addRetry(RETRY_OF_A_STEP);
      task.next(
        new sfn.Choice(this, question)
          .when(answered('untouched'), wait)
          .when(answered('moved-on'), ends.movedOn)
          .when(answered('last-owner'), ends.lastOwner)
          .otherwise(ends.unknown),
      );
      return task;
    };
    const wait = (name: string) =>
      new sfn.Wait(this, name, { time: sfn.WaitTime.timestampPath('$.waitUntil') });

    const firstResponse = wait('WaitForFirstResponse');
    const escalation = wait('WaitForEscalation');
    const reassignment = wait('WaitForReassignment');
    firstResponse.next(act('RemindOwner', steps.remindOwner, 'UntouchedAfterReminder?', escalation));
    escalation.next(
      act('EscalateToManager', steps.escalateToManager, 'UntouchedAfterEscalation?', reassignment),
    );
    reassignment.next(act('ReassignLead', steps.reassignLead, 'UntouchedAfterReassignment?', firstResponse));
    return act('AssignOwner', steps.assignOwner, 'UntouchedAfterAssignment?', firstResponse);
  }
}
