import { dynamo, patience } from '../shared/dynamo.ts';
import { createLog } from '../shared/log.ts';
import { metricsStore } from '../shared/metrics-store.ts';
import { env } from './env.ts';
import { rollUpHandler } from './handler.ts';

const { METRICS_TABLE } = env.parse(process.env);

export const handler = rollUpHandler({
  metrics: metricsStore(dynamo(), METRICS_TABLE),
  now: Date.now,
  patience,
  log: createLog(),
});
