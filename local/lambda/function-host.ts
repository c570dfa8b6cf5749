import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { InvokeResult } from '../ports.ts';
import type { BoundedFile } from '../runtime-log.ts';
import type { FunctionSpec } from './environment.ts';
import type { InvokeMessage, ReplyMessage } from './protocol.ts';

/** Most bytes of a synchronous payload, request or response, that Lambda takes. */
const payloadLimit = 6 * 1024 * 1024;

type Waiting = { readonly finish: (result: InvokeResult) => void; readonly timer: NodeJS.Timeout };

const failed = (errorType: string, errorMessage: string): InvokeResult => ({
  ok: false,
  errorType,
  errorMessage,
});

/** One worker thread with the invocations that are in flight in it. */
class Environment {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  /** A retired environment takes no new work and ends with its last invocation. */
  #retired = false;
  idleSince = Date.now();

  constructor(spec: FunctionSpec, log: BoundedFile, onGone: () => unknown) {
    this.#worker = new Worker(new URL('./worker.js', import.meta.url), {
      name: spec.logicalId,
      env: spec.env,
      workerData: spec.setup,
      stdout: true,
      stderr: true,
      // What the template gives a function is what it may use, as on AWS; a heap takes that only when it must.
      resourceLimits: { maxOldGenerationSizeMb: spec.setup.memoryMb, maxYoungGenerationSizeMb: 4 },
    });
    this.#worker.stdout.on('data', (text: Uint8Array) => log.write(text));
    this.#worker.stderr.on('data', (text: Uint8Array) => log.write(text));
    this.#worker.on('message', (reply: ReplyMessage) => this.#settle(reply.id, resultOf(reply)));
    let reason = failed('Runtime.ExitError', 'The function ended its process');
    this.#worker.on('error', (error: Error) => {
      reason = failed(error.name, error.message);
    });
    this.#worker.on('exit', () => {
      this.#retired = true;
      onGone();
      for (const id of [...this.#waiting.keys()]) this.#settle(id, reason);
    });
  }

  get busy(): boolean {
    return this.#waiting.size > 0;
  }

  get retired(): boolean {
    return this.#retired;
  }

  run(event: string, timeoutMs: number): Promise<InvokeResult> {
    const id = this.#nextId++;
    const requestId = randomUUID();
    return new Promise((finish) => {
      // The thread may hang in a loop, so it is never asked again; it ends when nobody else waits for it.
      const timer = setTimeout(() => {
        this.#retired = true;
        this.#settle(
          id,
          failed('Sandbox.Timedout', `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`),
        );
      }, timeoutMs);
      this.#waiting.set(id, { finish, timer });
      const message: InvokeMessage = { id, event, requestId, deadline: Date.now() + timeoutMs };
      this.#worker.postMessage(message);
    });
  }

  async end(): Promise<void> {
    this.#retired = true;
    await this.#worker.terminate();
  }

  #settle(id: number, result: InvokeResult): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    this.idleSince = Date.now();
    waiting.finish(result);
    if (this.#retired && !this.busy) void this.#worker.terminate();
  }
}

const resultOf = (reply: ReplyMessage): InvokeResult => {
  if (!reply.ok) return failed(reply.errorType, reply.errorMessage);
  if (reply.payload.length > payloadLimit)
    return failed(
      'Function.ResponseSizeTooLarge',
      'Response payload size exceeded maximum allowed payload size',
    );
  return { ok: true, payload: JSON.parse(reply.payload) };
};

/** Runs one function: at most one thread takes new work; a crash or a timeout makes room for a fresh one. */
export class FunctionHost {
  readonly #spec: FunctionSpec;
  readonly #log: BoundedFile;
  readonly #all = new Set<Environment>();
  #current: Environment | undefined;

  constructor(spec: FunctionSpec, log: BoundedFile) {
    this.#spec = spec;
    this.#log = log;
  }

  /** Invokes the function; several invocations may be in flight in one thread. */
  async run(payload: unknown): Promise<InvokeResult> {
    const event = JSON.stringify(payload) ?? 'null';
    if (event.length > payloadLimit)
      return failed('RequestEntityTooLargeException', 'Request must be smaller than 6291456 bytes');
    return this.#ready().run(event, this.#spec.timeoutMs);
  }

  /** Starts the thread ahead of the first invocation, as provisioned concurrency does. */
  warm(): void {
    this.#ready();
  }

  /** Ends the thread when it has had nothing to do since before `idleSince` (epoch ms), to give its memory back. */
  endIfIdle(idleSince: number): void {
    const current = this.#current;
    if (!current || current.busy || current.idleSince > idleSince) return;
    this.#current = undefined;
    void current.end();
  }

  get busy(): boolean {
    return [...this.#all].some((environment) => environment.busy);
  }

  async end(): Promise<void> {
    await Promise.all([...this.#all].map((environment) => environment.end()));
  }

  #ready(): Environment {
    if (this.#current && !this.#current.retired) return this.#current;
    const gone = (): unknown => this.#all.delete(environment);
    const environment: Environment = new Environment(this.#spec, this.#log, gone);
    this.#all.add(environment);
    this.#current = environment;
    return environment;
  }
}
