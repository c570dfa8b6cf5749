import { Construct } from 'constructs';
import { actions } from '../../core/lifecycle.ts';
import { env as getMetricsEnv } from '../../functions/get-metrics/env.ts';
import { env as leadApiEnv } from '../../functions/lead-api/env.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';
import type { HandoffApi } from './http-api.ts';
import type { LeadsTable } from './leads-table.ts';
import type { HandoffParameters } from './parameters.ts';
import type { SignIn } from './sign-in.ts';

export type ApiFunctionsProps = {
  readonly api: HandoffApi;
  readonly leads: LeadsTable;
  readonly metrics: HouseTable;
  readonly team: HouseTable;
  readonly signIn: SignIn;
  readonly parameters: HandoffParameters;
};

/** Leads and figures, for people and machines. */
export class ApiFunctions extends Construct {
  readonly leadApi: HandoffFunction;
  readonly getMetrics: HandoffFunction;

  constructor(scope: Construct, id: string, props: ApiFunctionsProps) {
    super(scope, id);
    const { api, leads, metrics, team, signIn, parameters } = props;
    this.leadApi = new HandoffFunction(this, 'LeadApi', {
      name: 'lead-api',
      description: 'Reads leads, and takes them from the first response to their end.',
      env: leadApiEnv,
      environment: {
        LEADS_TABLE: leads.name,
        TEAM_TABLE: team.name,
        POLICY_MINUTE_MS: parameters.policyMinuteMs,
        ...signIn.tokenVariables,
      },
    });
    leads.letUse(this.leadApi, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem');
    leads.letQuery(this.leadApi, 'byOwner', 'byCaptureDay', 'byOpenDeadline', 'byCompany');
    api.serve(
      this.leadApi,
      'GET /api/leads',
      'GET /api/leads/{id}',
      'GET /api/leads/{id}/company',
      ...actions.map((action) => `POST /api/leads/{id}/${action}` as const),
    );

    this.getMetrics = new HandoffFunction(this, 'GetMetrics', {
      name: 'get-metrics',
      description: 'Answers the figures of a span of days and what is untouched now.',
      // Adding up counters is all it does, and Lambda gives CPU by memory: half the time for the same price.
      memorySize: 1_024,
      env: getMetricsEnv,
      environment: {
        METRICS_TABLE: metrics.name,
        LEADS_TABLE: leads.name,
        TEAM_TABLE: team.name,
        ...signIn.tokenVariables,
      },
    });
    metrics.letUse(this.getMetrics, 'GetItem', 'Query');
    leads.letQuery(this.getMetrics, 'byOpenDeadline');
    api.serve(this.getMetrics, 'GET /api/metrics');

    team.letUse(this.leadApi, 'GetItem', 'Query', 'UpdateItem');
    team.letUse(this.getMetrics, 'GetItem', 'Query');
  }
}
