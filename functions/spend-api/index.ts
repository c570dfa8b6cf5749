import { dayIn } from '../../core/day.ts';
import { dynamo, patience } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { createLog } from '../shared/log.ts';
import { metricsStore } from '../shared/metrics-store.ts';
import { model } from '../shared/model.ts';
import { spendStore } from '../shared/spend-store.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { env } from './env.ts';
import { spendApiHandler } from './handler.ts';
import { spendImports } from './imports.ts';

const settings = env.parse(process.env);
const client = dynamo();
const log = createLog();
const now = Date.now;
const dayOf = (at: number) => dayIn(model.calendar.timeZone, at);
const spend = spendStore(client, settings.TEAM_TABLE);
const metrics = metricsStore(client, settings.METRICS_TABLE, dayOf);

export const handler = httpEdge(
  spendApiHandler({
    authorizer: wireAuthorizer(client, settings),
    importFrom: spendImports({ spend, metrics, now, patience }),
    spend,
    dayOf,
    now,
    log,
  }),
  log,
);
