import { CustomResource, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { env } from '../../functions/apply-model/env.ts';
import { builtModelHash } from './built-model.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { TeamTable } from './team-table.ts';

/**
 * The operating model as a part of the deployment: whenever it changed it is applied, and one that contradicts what is
 * stored fails the deployment, which then goes back to the model before.
 */
export class AppliedModel extends Construct {
  readonly applyModel: HandoffFunction;

  constructor(scope: Construct, id: string, team: TeamTable) {
    super(scope, id);
    this.applyModel = new HandoffFunction(this, 'ApplyModel', {
      name: 'apply-model',
      description: 'Takes the operating model of this deployment into use.',
      env,
      environment: { TEAM_TABLE: team.name },
    });
    team.letUse(this.applyModel, 'GetItem', 'Query', 'PutItem');
    new CustomResource(this, 'Model', {
      serviceToken: this.applyModel.arn,
      resourceType: 'Custom::OperatingModel',
      // An invocation that fails is made again after 1 and 2 minutes; without an end CloudFormation waits an hour.
      serviceTimeout: Duration.minutes(5),
      properties: { ModelHash: builtModelHash() },
    });
  }
}
