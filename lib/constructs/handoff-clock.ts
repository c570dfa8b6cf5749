import { Construct } from 'constructs';
import { env as assignOwnerEnv } from '../../functions/assign-owner/env.ts';
import { env as escalateToManagerEnv } from '../../functions/escalate-to-manager/env.ts';
import { env as findStalledEnv } from '../../functions/find-stalled/env.ts';
import { env as reassignLeadEnv } from '../../functions/reassign-lead/env.ts';
import { env as remindOwnerEnv } from '../../functions/remind-owner/env.ts';
import { env as startHandoffEnv } from '../../functions/start-handoff/env.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { HandoffEvents } from './event-bus.ts';
import { HandoffFunction } from './handoff-function.ts';
import { HandoffWorkflow, type WorkflowSteps } from './handoff-workflow.ts';
import type { HouseTable } from './house-table.ts';
import type { LeadsTable } from './leads-table.ts';
import type { HandoffParameters } from './parameters.ts';
import { HandoffSchedule } from './schedule.ts';

export type HandoffClockProps = {
  readonly leads: LeadsTable;
  readonly team: HouseTable;
  readonly events: HandoffEvents;
  readonly deadLetters: DeadLetters;
  readonly parameters: HandoffParameters;
};

/** The workflow of a lead, its steps, and the two things that start it: an event, and the sweep for what was lost. */
export class HandoffClock extends Construct {
  readonly workflow: HandoffWorkflow;
  readonly startHandoff: HandoffFunction;
  readonly findStalled: HandoffFunction;
  readonly steps: WorkflowSteps;

  constructor(scope: Construct, id: string, props: HandoffClockProps) {
    super(scope, id);
    const { leads, events, deadLetters } = props;
    this.steps = this.stepsOf(props);
    this.workflow = new HandoffWorkflow(this, 'Workflow', this.steps);

    this.startHandoff = new HandoffFunction(this, 'StartHandoff', {
      name: 'start-handoff',
      description: 'Starts the workflow of a captured or manually reassigned lead.',
      env: startHandoffEnv,
      environment: { STATE_MACHINE_ARN: this.workflow.arn },
    });
    this.startHandoff.allow(['states:StartExecution'], this.workflow.arn);
    events.on('LeadCaptured', ['LeadCaptured'], this.startHandoff);
    events.on('LeadReassignedByHand', ['LeadReassigned'], this.startHandoff, { cause: ['manual'] });
    events.on('LeadReopened', ['LeadReopened'], this.startHandoff, { stage: ['assigned'] });

    this.findStalled = new HandoffFunction(this, 'FindStalled', {
      name: 'find-stalled',
      description: 'Starts the workflow again of untouched leads whose deadline passed without an event.',
      env: findStalledEnv,
      environment: { LEADS_TABLE: leads.name, STATE_MACHINE_ARN: this.workflow.arn },
    });
    leads.letQuery(this.findStalled, 'byOpenDeadline');
    this.findStalled.allow(['states:StartExecution'], this.workflow.arn);
    new HandoffSchedule(this, 'Sweep', {
      description: 'Looks for stalled leads.',
      expression: 'rate(5 minutes)',
      target: this.findStalled,
      deadLetters,
    });
  }

  private stepsOf({ leads, team, parameters }: HandoffClockProps): WorkflowSteps {
    // What decides deadlines also needs the length of a policy minute and whose turn it is.
    const deciding = {
      LEADS_TABLE: leads.name,
      TEAM_TABLE: team.name,
      POLICY_MINUTE_MS: parameters.policyMinuteMs,
    };
    const steps = {
      assignOwner: new HandoffFunction(this, 'AssignOwner', {
        name: 'assign-owner',
        description: 'Gives a captured lead its first owner and deadlines.',
        env: assignOwnerEnv,
        environment: deciding,
      }),
      remindOwner: new HandoffFunction(this, 'RemindOwner', {
        name: 'remind-owner',
        description: 'Marks that the first response of an untouched lead is due.',
        env: remindOwnerEnv,
        environment: { LEADS_TABLE: leads.name },
      }),
      escalateToManager: new HandoffFunction(this, 'EscalateToManager', {
        name: 'escalate-to-manager',
        description: 'Marks that an untouched lead breached its SLA.',
        env: escalateToManagerEnv,
        environment: { LEADS_TABLE: leads.name },
      }),
      reassignLead: new HandoffFunction(this, 'ReassignLead', {
        name: 'reassign-lead',
        description: 'Gives an untouched lead to another rep, or to the manager when no rep is left.',
        env: reassignLeadEnv,
        environment: deciding,
      }),
    };
    for (const step of Object.values(steps)) leads.letUse(step, 'GetItem', 'PutItem');
    for (const step of [steps.assignOwner, steps.reassignLead]) {
      team.letUse(step, 'GetItem', 'Query', 'PutItem', 'UpdateItem');
    }
    return steps;
  }
}
