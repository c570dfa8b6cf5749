import { dayIn } from '../../core/day.ts';
import { dynamo } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { createLog } from '../shared/log.ts';
import { metricsStore } from '../shared/metrics-store.ts';
import { model } from '../shared/model.ts';
import { openLeads } from '../shared/open-leads.ts';
import { teamStore } from '../shared/team-store.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { env } from './env.ts';
import { getMetricsHandler } from './handler.ts';

const settings = env.parse(process.env);
const { METRICS_TABLE, LEADS_TABLE, TEAM_TABLE } = settings;
const client = dynamo();
const dayOf = (at: number) => dayIn(model.calendar.timeZone, at);

export const handler = httpEdge(
  getMetricsHandler({
    authorizer: wireAuthorizer(client, settings),
    metrics: metricsStore(client, METRICS_TABLE, dayOf),
    untouched: openLeads(client, LEADS_TABLE),
    team: teamStore(client, TEAM_TABLE),
    dayOf,
    now: Date.now,
  }),
  createLog(),
);
