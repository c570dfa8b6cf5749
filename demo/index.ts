/** What the one-machine runtime starts in a thread of its own, told where the tables are. */
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { model } from '../functions/shared/model.ts';
import { engineClient } from './client.ts';
import { fillPast, fillWaiting } from './fill.ts';

/** About 1,550 leads in 90 days. */
const DENSITY = { seed: 1, leadsPerWeek: 120 };

const { part, days, endpoint, tables, now } = z
  .object({
    part: z.enum(['past', 'waiting']),
    days: z.int().positive(),
    endpoint: z.url(),
    tables: z.object({ leads: z.string(), metrics: z.string(), team: z.string() }),
    now: z.number(),
  })
  .parse(workerData);

const client = engineClient(endpoint);
const settings = { client, tables, model, now, days, ...DENSITY };
if (part === 'waiting') await fillWaiting(settings);
else {
  const progress = (filled: number) => parentPort?.postMessage({ filled, of: days });
  await fillPast({ ...settings, progress });
}
client.destroy();
