import { Construct } from 'constructs';
import { env as experimentApiEnv } from '../../functions/experiment-api/env.ts';
import { env as spendApiEnv } from '../../functions/spend-api/env.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';
import type { HandoffApi } from './http-api.ts';
import type { SignIn } from './sign-in.ts';
import type { TeamTable } from './team-table.ts';

export type PlanningFunctionsProps = {
  readonly api: HandoffApi;
  readonly metrics: HouseTable;
  readonly team: TeamTable;
  readonly signIn: SignIn;
};

/** What campaigns cost, and what both teams try. */
export class PlanningFunctions extends Construct {
  readonly spendApi: HandoffFunction;
  readonly experimentApi: HandoffFunction;

  constructor(scope: Construct, id: string, { api, metrics, team, signIn }: PlanningFunctionsProps) {
    super(scope, id);
    const environment = {
      METRICS_TABLE: metrics.name,
      TEAM_TABLE: team.name,
      ...signIn.tokenVariables,
    };
    this.spendApi = new HandoffFunction(this, 'SpendApi', {
      name: 'spend-api',
      description: 'Imports what campaigns cost and lists it.',
      env: spendApiEnv,
      environment,
      // Five thousand rows are read and written within one request.
      memorySize: 1024,
    });
    api.serve(this.spendApi, 'GET /api/spend', 'POST /api/spend');

    this.experimentApi = new HandoffFunction(this, 'ExperimentApi', {
      name: 'experiment-api',
      description: 'Keeps the experiment backlog and measures what experiments changed.',
      env: experimentApiEnv,
      environment,
    });
    api.serve(
      this.experimentApi,
      'GET /api/experiments',
      'POST /api/experiments',
      'PATCH /api/experiments/{id}',
    );

    for (const user of [this.spendApi, this.experimentApi]) {
      team.letUse(user, 'GetItem', 'Query', 'PutItem');
      metrics.letUse(user, 'GetItem', 'Query');
    }
  }
}
