import { dayIn } from '../../core/day.ts';
import { apiKeys } from '../shared/api-keys.ts';
import { dynamo } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { createLog } from '../shared/log.ts';
import { metricsStore } from '../shared/metrics-store.ts';
import { model } from '../shared/model.ts';
import { openLeads } from '../shared/open-leads.ts';
import { env } from './env.ts';
import { getMetricsHandler } from './handler.ts';

const { METRICS_TABLE, LEADS_TABLE, TEAM_TABLE } = env.parse(process.env);
const client = dynamo();

export const handler = httpEdge(
  getMetricsHandler({
    keys: apiKeys(client, TEAM_TABLE),
    metrics: metricsStore(client, METRICS_TABLE),
    untouched: openLeads(client, LEADS_TABLE),
    team: model.team,
    dayOf: (at) => dayIn(model.calendar.timeZone, at),
    now: Date.now,
  }),
  createLog(),
);
