import { Construct } from 'constructs';
import { env as rebuildApiEnv } from '../../functions/rebuild-api/env.ts';
import { env as rebuildMetricsEnv } from '../../functions/rebuild-metrics/env.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';
import type { HandoffApi } from './http-api.ts';
import type { LeadsTable } from './leads-table.ts';
import { RebuildWorkflow } from './rebuild-workflow.ts';
import type { SignIn } from './sign-in.ts';

export type RebuildMetricsProps = {
  readonly api: HandoffApi;
  readonly leads: LeadsTable;
  readonly metrics: HouseTable;
  readonly team: HouseTable;
  readonly signIn: SignIn;
};

/** Counting the figures anew from the events, or only comparing them: who may start it, and what does it. */
export class RebuildMetrics extends Construct {
  readonly workflow: RebuildWorkflow;
  readonly rebuildMetrics: HandoffFunction;
  readonly rebuildApi: HandoffFunction;

  constructor(scope: Construct, id: string, props: RebuildMetricsProps) {
    super(scope, id);
    const { api, leads, metrics, team, signIn } = props;
    this.rebuildMetrics = new HandoffFunction(this, 'RebuildMetrics', {
      name: 'rebuild-metrics',
      description:
        'The steps of a rebuild of the figures: counts every event anew, compares, switches, cleans up.',
      env: rebuildMetricsEnv,
      environment: { LEADS_TABLE: leads.name, METRICS_TABLE: metrics.name },
    });
    leads.letUse(this.rebuildMetrics, 'Scan', 'Query');
    metrics.letUse(this.rebuildMetrics, 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchWriteItem');
    this.workflow = new RebuildWorkflow(this, 'Workflow', this.rebuildMetrics);

    this.rebuildApi = new HandoffFunction(this, 'RebuildApi', {
      name: 'rebuild-api',
      description: 'Starts a rebuild of the figures, and says how the last ones went.',
      env: rebuildApiEnv,
      environment: {
        METRICS_TABLE: metrics.name,
        TEAM_TABLE: team.name,
        STATE_MACHINE_ARN: this.workflow.arn,
        ...signIn.tokenVariables,
      },
    });
    metrics.letUse(this.rebuildApi, 'Query');
    team.letUse(this.rebuildApi, 'GetItem', 'Query');
    this.rebuildApi.allow(['states:StartExecution'], this.workflow.arn);
    api.serve(this.rebuildApi, 'GET /api/metrics/rebuild', 'POST /api/metrics/rebuild');
  }
}
