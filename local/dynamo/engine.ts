import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Runtime } from '../ports.ts';
import { endProcess, identify, isAlive } from '../processes.ts';
import { createEngineClient, type EngineClient } from './engine-client.ts';
import { type EngineProgram, findEngineProgram } from './engine-program.ts';

/** A running DynamoDB engine. */
export type Engine = {
  readonly client: EngineClient;
  /** Where it listens, for who brings a client of their own. */
  readonly endpoint: URL;
  /** True when the engine keeps its data in the file that `engineFile` names. */
  readonly isNative: boolean;
  stop(): Promise<void>;
};

const recordSchema = z.object({ pid: z.number().int(), startedAt: z.string() });
const startPatienceMs = 15_000;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/**
 * An engine outlives a killed runtime, and two engines on one file would corrupt it: the recorded process is
 * ended if it is still the one that was recorded, not another that got its pid.
 */
export const endOrphan = async (folder: string): Promise<void> => {
  const path = join(folder, 'engine.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return;
  }
  const record = recordSchema.safeParse(JSON.parse(text));
  if (record.success && isAlive(record.data)) await endProcess(record.data);
  rmSync(path, { force: true });
};

const answers = async (client: EngineClient): Promise<boolean> => {
  try {
    await client.call('ListTables', {});
    return true;
  } catch {
    return false;
  }
};

/** Keeps one engine process running in a data folder, and starts it again should it die. */
class OwnEngine implements Engine {
  readonly client: EngineClient;
  readonly isNative: boolean;
  readonly #program: EngineProgram;
  readonly #folder: string;
  readonly #log: Runtime['log'];
  #port = 0;
  #child: ChildProcess | undefined;
  #stopping = false;

  constructor(program: EngineProgram, folder: string, log: Runtime['log']) {
    this.#program = program;
    this.#folder = folder;
    this.#log = log;
    this.isNative = program.name === 'dynoxide';
    this.client = createEngineClient(() => this.endpoint);
  }

  get endpoint(): URL {
    return new URL(`http://127.0.0.1:${this.#port}`);
  }

  async launch(): Promise<void> {
    this.#port ||= await freePort();
    const args = this.#program.args(this.#port, this.#folder);
    // In a process group of its own: a Ctrl-C in the terminal must reach only the runtime, which stops it last.
    const child = spawn(this.#program.command, [...args], {
      stdio: 'ignore',
      cwd: this.#folder,
      detached: true,
    });
    this.#child = child;
    let failure: Error | undefined;
    child.on('error', (error) => {
      failure = error;
    });
    child.on('exit', (code, signal) => this.#onExit(child, code, signal));
    if (child.pid !== undefined)
      writeFileSync(join(this.#folder, 'engine.json'), JSON.stringify(identify(child.pid)));
    for (let waited = 0; !(await answers(this.client)); waited += 5) {
      if (failure || child.exitCode !== null || waited > startPatienceMs)
        throw new Error(
          `${this.#program.command} did not start: ${failure?.message ?? child.exitCode ?? 'no answer'}`,
        );
      await sleep(5);
    }
  }

  #onExit(child: ChildProcess, code: number | null, signal: NodeJS.Signals | null): void {
    if (this.#stopping || this.#child !== child) return;
    this.#log('ENGINE_DIED', { exitCode: code, signal });
    // Same file, same port: committed data is there, and calls that were in flight are retried by the SDK.
    const again = async (): Promise<void> => {
      await sleep(50);
      if (!this.#stopping) await this.launch();
    };
    again().catch((error: unknown) => this.#log('ENGINE_NOT_RESTARTED', { error: String(error) }));
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.client.close();
    const pid = this.#child?.pid;
    if (pid !== undefined && this.#child?.exitCode === null) await endProcess(identify(pid));
    rmSync(join(this.#folder, 'engine.json'), { force: true });
  }
}

/**
 * Starts the DynamoDB engine of a data folder, after ending one that a killed runtime left behind;
 * with DYNAMODB_ENDPOINT set, uses what listens there instead.
 * @throws when no engine can run on this machine or it does not answer.
 */
export const startEngine = async (
  folder: string,
  log: Runtime['log'],
  endpoint = process.env['DYNAMODB_ENDPOINT'],
): Promise<Engine> => {
  await endOrphan(folder);
  if (endpoint) {
    const url = new URL(endpoint);
    const client = createEngineClient(() => url);
    if (!(await answers(client))) throw new Error(`Nothing speaks DynamoDB at ${endpoint}`);
    return { client, endpoint: url, isNative: false, stop: async () => client.close() };
  }
  const engine = new OwnEngine(findEngineProgram(), folder, log);
  try {
    await engine.launch();
  } catch (error) {
    await engine.stop();
    throw error;
  }
  return engine;
};
