import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { Engine } from './dynamo/engine.ts';
import { openStreamUpkeep } from './dynamo/stream-upkeep.ts';
import type { Streams } from './dynamo/streams.ts';
import type { Stack } from './ports.ts';

/** A made-up past, and who hears how far it is. */
export type DemoData = {
  /** The bundled program that writes it. */
  readonly program: string;
  /** How far back the past goes. */
  readonly days: number;
  /** Gives the filling up. */
  readonly stopping: AbortSignal;
  /** A line for the person at the terminal. */
  readonly say: (line: string) => void;
};

type Deps = {
  readonly stack: Stack;
  readonly engine: Engine;
  readonly streams: Streams;
  readonly dataFolder: string;
};
type Part = 'past' | 'waiting';

const progressSchema = z.object({ filled: z.number(), of: z.number() });
/** Days from one line to the next. */
const progressEvery = 10;

const LAST_RECORD = 2n ** 62n;

/** Lies in the folder while it is being filled. */
const markerIn = (dataFolder: string): string => join(dataFolder, 'demo-half-filled');

/** @throws when an earlier filling did not come to its end: what lies there would be published and told as new. */
export const refuseHalfFilled = (dataFolder: string): void => {
  if (existsSync(markerIn(dataFolder)))
    throw new Error(`${dataFolder} was not filled with demo data to the end; start again with --fresh`);
};

const tablesOf = ({ outputs }: Stack) => {
  const named = (output: string): string => {
    const name = outputs[output];
    if (name === undefined) throw new Error(`The stack has no output ${output}`);
    return name;
  };
  return {
    leads: named('LeadsTableName'),
    metrics: named('MetricsTableName'),
    team: named('TeamTableName'),
  };
};

const run = (part: Part, { program, days, stopping, say }: DemoData, workerData: object): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: { part, days, ...workerData }, env: {} });
    const stop = (): void => void worker.terminate();
    stopping.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: unknown) => {
      const { filled, of } = progressSchema.parse(message);
      if (filled % progressEvery === 0) say(`demo: ${filled} of ${of} days`);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      stopping.removeEventListener('abort', stop);
      if (code === 0 && !stopping.aborted) resolve();
      else reject(new Error('The demo data was not filled in to the end; start again with --fresh'));
    });
  });

/**
 * Fills empty tables with a past that nobody is told of, and with leads that wait now: those are published, told and
 * counted like any other once the parts start. Tables that hold leads already are left as they are.
 */
export const fillWithDemo = async (demo: DemoData, deps: Deps): Promise<void> => {
  const { stack, engine, streams, dataFolder } = deps;
  const tables = tablesOf(stack);
  const { Count } = await engine.client.call('Scan', { TableName: tables.leads, Limit: 1 });
  if (Count !== 0) {
    demo.say(`demo: ${dataFolder} holds leads already; nothing was added (--fresh forgets them)`);
    return;
  }
  const facts = { endpoint: engine.endpoint.href, tables };
  // Without its care each write would be slower than the one before.
  const care = engine.isNative ? openStreamUpkeep(dataFolder) : undefined;
  try {
    writeFileSync(markerIn(dataFolder), '');
    await run('past', demo, { ...facts, now: Date.now() });
    // To read past them would take longer than to take them away.
    while (care?.trim(tables.leads, LAST_RECORD)) await sleep(1);
    await streams.passOver();
    await run('waiting', demo, { ...facts, now: Date.now() });
    rmSync(markerIn(dataFolder));
  } finally {
    care?.close();
  }
};
