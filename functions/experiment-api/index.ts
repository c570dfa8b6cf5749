import { ulid } from 'ulid';
import { dayIn } from '../../core/day.ts';
import { dynamo, patience } from '../shared/dynamo.ts';
import { experimentResults } from '../shared/experiment-results.ts';
import { experimentStore } from '../shared/experiment-store.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { createLog } from '../shared/log.ts';
import { metricsStore } from '../shared/metrics-store.ts';
import { model } from '../shared/model.ts';
import { spendStore } from '../shared/spend-store.ts';
import { teamStore } from '../shared/team-store.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { backlog } from './backlog.ts';
import { env } from './env.ts';
import { experimentApiHandler } from './handler.ts';

const settings = env.parse(process.env);
const { METRICS_TABLE, TEAM_TABLE } = settings;
const client = dynamo();
const log = createLog();
const now = Date.now;
const dayOf = (at: number) => dayIn(model.calendar.timeZone, at);
const experiments = experimentStore(client, TEAM_TABLE);
const team = teamStore(client, TEAM_TABLE);

export const handler = httpEdge(
  experimentApiHandler({
    authorizer: wireAuthorizer(client, settings),
    experiments,
    backlog: backlog({ experiments, team, newId: ulid, dayOf, now, patience, log }),
    resultOf: experimentResults({
      metrics: metricsStore(client, METRICS_TABLE, dayOf),
      spend: spendStore(client, TEAM_TABLE),
    }),
    dayOf,
    now,
  }),
  log,
);
