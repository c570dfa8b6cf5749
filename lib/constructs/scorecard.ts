import { Construct } from 'constructs';
import { env } from '../../functions/scorecard-api/env.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';
import type { HandoffApi } from './http-api.ts';
import type { SignIn } from './sign-in.ts';

export type ScorecardProps = {
  readonly api: HandoffApi;
  readonly metrics: HouseTable;
  readonly team: HouseTable;
  readonly signIn: SignIn;
};

/** 30 days against a baseline. */
export class Scorecard extends Construct {
  readonly scorecardApi: HandoffFunction;

  constructor(scope: Construct, id: string, { api, metrics, team, signIn }: ScorecardProps) {
    super(scope, id);
    this.scorecardApi = new HandoffFunction(this, 'ScorecardApi', {
      name: 'scorecard-api',
      description: 'Answers 30 days against a baseline, each change with its interval.',
      env,
      environment: { METRICS_TABLE: metrics.name, TEAM_TABLE: team.name, ...signIn.tokenVariables },
      // Drawing the days of two periods a thousand times is work for the processor, which grows with this.
      memorySize: 1_024,
    });
    metrics.letUse(this.scorecardApi, 'GetItem', 'Query');
    team.letUse(this.scorecardApi, 'GetItem', 'Query');
    api.serve(this.scorecardApi, 'GET /api/scorecard');
  }
}
