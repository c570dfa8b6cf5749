import { dayIn } from '../../core/day.ts';
import { counting } from '../shared/counting.ts';
import { dynamo, patience } from '../shared/dynamo.ts';
import { leadStore } from '../shared/lead-store.ts';
import { createLog } from '../shared/log.ts';
import { metricsStore } from '../shared/metrics-store.ts';
import { model } from '../shared/model.ts';
import { env } from './env.ts';
import { rollUpHandler } from './handler.ts';

const { LEADS_TABLE, METRICS_TABLE } = env.parse(process.env);
const client = dynamo();
const metrics = metricsStore(client, METRICS_TABLE, (at) => dayIn(model.calendar.timeZone, at));
const leads = leadStore(client, LEADS_TABLE);

export const handler = rollUpHandler({
  metrics,
  count: counting({ metrics, leads, now: Date.now, patience }),
  log: createLog(),
});
