/** The whole system as `npm start` runs it once it is built, on data of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DRAINED_WITHIN_SECONDS = 90;

export type Serving = {
  readonly origin: string;
  readonly pid: number;
  /** From the spawn to the ready line. */
  readonly readySeconds: number;
  /** Ends it and leaves its data. */
  end(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
};

/** Starts a program of this repository that prints `ready <origin>` when it serves, on a folder of data. */
export async function serve(program: string, folder: string, args: readonly string[] = []): Promise<Serving> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [program, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = (): boolean => child.kill();
  process.once('exit', kill);
  const origin = await readyLine(child, program);
  const end = async (): Promise<void> => {
    process.removeListener('exit', kill);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  return {
    origin,
    pid: child.pid ?? 0,
    readySeconds: (performance.now() - startedAt) / 1000,
    end,
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readyLine(child: ChildProcess, program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const origin = /^ready (http:\S+)$/.exec(line)?.[1];
      if (origin) resolve(origin);
    });
  });
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'lead-handoff-bench-'));

export type Message = {
  readonly channel: string;
  readonly leadId: string;
  readonly kind: string;
  /** Epoch milliseconds. */
  readonly sentAt: number;
};

export type System = Serving & {
  /** Every alert so far, oldest first. */
  outbox(): Message[];
  /** Waits until nothing is left to do for `leads` leads in all but to wait for their deadlines. */
  drained(leads: number): Promise<void>;
};

/** Starts the system. Its backlog is read from its own store: asking over HTTP would be load. */
export async function startSystem(folder = emptyFolder()): Promise<System> {
  const serving = await serve('local/main.ts', folder, ['--port', '0', '--data', folder]);
  const db = new DatabaseSync(join(folder, 'runtime.sqlite'), { readOnly: true });
  const outbox = db.prepare('SELECT channel, leadId, kind, sentAt FROM outbox ORDER BY id');
  const backlog = db.prepare(`SELECT
    (SELECT count(*) FROM async_invocations) AS invocations,
    (SELECT count(*) FROM executions WHERE waiting = 1) AS waiting,
    (SELECT count(DISTINCT leadId) FROM outbox) AS alerted`);
  const isDrained = (leads: number): boolean => {
    const { invocations, waiting, alerted } = backlog.get() as Record<string, number>;
    return invocations === 0 && waiting === leads && alerted === leads;
  };
  return {
    ...serving,
    outbox: () => outbox.all() as Message[],
    drained: async (leads) => {
      const end = performance.now() + DRAINED_WITHIN_SECONDS * 1000;
      while (!isDrained(leads)) {
        if (performance.now() > end)
          throw new Error(
            `not drained of ${leads} leads in ${DRAINED_WITHIN_SECONDS} s: ${JSON.stringify(backlog.get())}`,
          );
        await sleep(50);
      }
    },
    end: async () => {
      db.close();
      await serving.end();
    },
    stop: async () => {
      db.close();
      await serving.stop();
    },
  };
}
