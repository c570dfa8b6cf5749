import { dayIn } from '../../core/day.ts';
import { counting } from '../shared/counting.ts';
import { dynamo, patience } from '../shared/dynamo.ts';
import { leadStore } from '../shared/lead-store.ts';
import { createLog } from '../shared/log.ts';
import { metricsStore } from '../shared/metrics-store.ts';
import { model } from '../shared/model.ts';
import { rebuildRuns } from '../shared/rebuild-runs.ts';
import { env } from './env.ts';
import { eventScan } from './event-scan.ts';
import { generationStore } from './generation-store.ts';
import { rebuildMetricsHandler } from './handler.ts';

/** Half of the function's time-out: the batch under way may have to wait for others on its counters. */
const STEP_MS = 15_000;

/** More would meet on the same counters too often; fewer would count ten million leads for days. */
const SEGMENTS = 16;

const { LEADS_TABLE, METRICS_TABLE } = env.parse(process.env);
const client = dynamo();
const log = createLog();
const now = Date.now;
const metrics = metricsStore(client, METRICS_TABLE, (at) => dayIn(model.calendar.timeZone, at));
const leads = leadStore(client, LEADS_TABLE);

export const handler = rebuildMetricsHandler({
  client,
  table: METRICS_TABLE,
  generations: generationStore(client, METRICS_TABLE),
  runs: rebuildRuns(client, METRICS_TABLE),
  metrics,
  scan: eventScan(client, LEADS_TABLE, log),
  count: counting({ metrics, leads, now, patience }),
  now,
  patience,
  segments: SEGMENTS,
  stepMs: STEP_MS,
  log,
});
