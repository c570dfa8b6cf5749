import { dayIn } from '../../core/day.ts';
import { dynamo } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { createLog } from '../shared/log.ts';
import { metricsStore } from '../shared/metrics-store.ts';
import { model } from '../shared/model.ts';
import { spendStore } from '../shared/spend-store.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { env } from './env.ts';
import { scorecardApiHandler } from './handler.ts';

const settings = env.parse(process.env);
const { METRICS_TABLE, TEAM_TABLE } = settings;
const client = dynamo();
const dayOf = (at: number) => dayIn(model.calendar.timeZone, at);

export const handler = httpEdge(
  scorecardApiHandler({
    authorizer: wireAuthorizer(client, settings),
    metrics: metricsStore(client, METRICS_TABLE, dayOf),
    spend: spendStore(client, TEAM_TABLE),
    baseline: model.review.baseline,
    dayOf,
    now: Date.now,
  }),
  createLog(),
);
