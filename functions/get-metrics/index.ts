import { dayIn } from '../../core/day.ts';
import { dynamo } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { createLog } from '../shared/log.ts';
import { metricsStore } from '../shared/metrics-store.ts';
import { model } from '../shared/model.ts';
import { openLeads } from '../shared/open-leads.ts';
import { spendStore } from '../shared/spend-store.ts';
import { teamStore } from '../shared/team-store.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { env } from './env.ts';
import { figuresReader } from './figures.ts';
import { getMetricsHandler } from './handler.ts';
import { waitingLeads } from './waiting.ts';

const settings = env.parse(process.env);
const { METRICS_TABLE, LEADS_TABLE, TEAM_TABLE } = settings;
const client = dynamo();
const { timeZone } = model.calendar;
const dayOf = (at: number) => dayIn(timeZone, at);

export const handler = httpEdge(
  getMetricsHandler({
    authorizer: wireAuthorizer(client, settings),
    figuresOf: figuresReader(
      metricsStore(client, METRICS_TABLE, dayOf),
      spendStore(client, TEAM_TABLE),
      teamStore(client, TEAM_TABLE),
    ),
    waiting: waitingLeads(openLeads(client, LEADS_TABLE)),
    dayOf,
    timeZone,
    now: Date.now,
  }),
  createLog(),
);
