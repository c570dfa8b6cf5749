import { randomUUID } from 'node:crypto';
import type { Authority } from '../iam/authority.ts';
import type { InvokeResult, Part, Runtime } from '../ports.ts';
import { createAlarmClock } from './alarm-clock.ts';
import { type InvokePolicy, readInvokePolicies } from './invoke-policy.ts';
import type { Queues } from './queues.ts';
import { inTransaction } from './transaction.ts';

/**
 * Pauses before the first and the second retry, in ms. AWS waits 60 s and 120 s, for functions that recover
 * from an outage; on one machine a person watches, so the same two retries come sooner.
 */
const RETRY_PAUSES_MS = [10_000, 20_000];

/** Invocations of one function at the same time. Keeps a burst from starving the functions behind HTTP routes. */
const CONCURRENCY_PER_FUNCTION = 4;

export type AsyncInvoke = Part & {
  /**
   * Accepts an event for a function (InvocationType Event): durable when it returns, invoked at least once
   * after, in no promised order. Joins an open transaction.
   */
  enqueue(functionId: string, payload: unknown): void;
  /** Invocations that have not ended, waiting ones included. */
  pending(): number;
  /** Looks at once for what is due. */
  ring(): void;
};

type Row = { id: number; functionId: string; requestId: string; payload: string; attempts: number };

/**
 * Asynchronous invocation of functions as Lambda's own queue does it: a durable row per event, retries, then
 * the failure destination. A row outlives `kill -9` and is invoked again at the next start.
 */
export function createAsyncInvoke(
  runtime: Runtime,
  deps: { readonly queues: Queues; readonly authority: Pick<Authority, 'refusalOf'> },
): AsyncInvoke {
  const { db, clock, log, invoke } = runtime;
  const { queues } = deps;
  const policies = readInvokePolicies(runtime.stack, queues, deps.authority);
  db.exec(`CREATE TABLE IF NOT EXISTS async_invocations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, functionId TEXT NOT NULL, requestId TEXT NOT NULL, payload TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, dueAt INTEGER NOT NULL DEFAULT 0, claimed INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE INDEX IF NOT EXISTS async_invocations_due ON async_invocations (functionId, dueAt) WHERE claimed = 0`);
  const insert = db.prepare(
    'INSERT INTO async_invocations (functionId, requestId, payload) VALUES (?, ?, ?)',
  );
  // The oldest first: what is tried again does not stand behind all that came since.
  const claim = db.prepare(`UPDATE async_invocations SET claimed = 1 WHERE id IN (
    SELECT id FROM async_invocations WHERE claimed = 0 AND functionId = ? AND dueAt <= ? ORDER BY id LIMIT ?)
    RETURNING id, functionId, requestId, payload, attempts`);
  const nextDue = db.prepare(
    'SELECT min(dueAt) AS dueAt FROM async_invocations WHERE claimed = 0 AND functionId = ? AND dueAt > ?',
  );
  const retryAt = db.prepare(
    'UPDATE async_invocations SET attempts = ?, dueAt = ?, claimed = 0 WHERE id = ?',
  );
  const remove = db.prepare('DELETE FROM async_invocations WHERE id = ?');
  const count = db.prepare('SELECT count(*) AS n FROM async_invocations');
  const release = db.prepare('UPDATE async_invocations SET claimed = 0 WHERE claimed = 1');
  const inFlight = new Map<string, Set<Promise<void>>>(
    [...policies.keys()].map((functionId) => [functionId, new Set<Promise<void>>()]),
  );
  /** When a function may have something due (epoch ms): the others are not asked about at each ring. */
  const lookAt = new Map<string, number>();

  const settle = (row: Row, policy: InvokePolicy, result: InvokeResult) => {
    const attempts = row.attempts + 1;
    if (!result.ok && attempts <= policy.maximumRetryAttempts) {
      const pause = RETRY_PAUSES_MS[attempts - 1] ?? 0;
      log('ASYNC_INVOKE_RETRIED', { functionId: row.functionId, attempts, errorType: result.errorType });
      retryAt.run(attempts, clock.now() + pause, row.id);
      return;
    }
    inTransaction(db, () => {
      remove.run(row.id);
      if (result.ok) return;
      log('ASYNC_INVOKE_GAVE_UP', { functionId: row.functionId, attempts, errorType: result.errorType });
      sendFailure(queues, clock.now(), policy, { ...row, attempts }, result);
    });
  };

  const run = async (row: Row, policy: InvokePolicy) => {
    let result: InvokeResult;
    try {
      result = await invoke(row.functionId, JSON.parse(row.payload));
    } catch {
      return; // the runtime is stopping: the row stays, and the next start invokes it again
    }
    settle(row, policy, result);
  };

  const look = () => {
    const now = clock.now();
    let next = Number.POSITIVE_INFINITY;
    for (const [functionId, at] of lookAt) {
      if (at > now) {
        next = Math.min(next, at);
        continue;
      }
      const policy = policies.get(functionId) as InvokePolicy;
      const running = inFlight.get(functionId) as Set<Promise<void>>;
      const free = CONCURRENCY_PER_FUNCTION - running.size;
      for (const row of free > 0 ? (claim.all(functionId, now, free) as Row[]) : []) {
        const one = run(row, policy)
          .catch((error) => log('ASYNC_INVOKE_NOT_RECORDED', { functionId, error: String(error) }))
          .finally(() => {
            running.delete(one);
            lookAt.set(functionId, 0);
            alarm.ring();
          });
        running.add(one);
      }
      const { dueAt } = nextDue.get(functionId, now) as { dueAt: number | null };
      if (dueAt === null) lookAt.delete(functionId);
      else lookAt.set(functionId, dueAt);
      next = Math.min(next, dueAt ?? next);
    }
    return Number.isFinite(next) ? next : undefined;
  };
  const alarm = createAlarmClock('async-invoke', clock, log, look);

  return {
    enqueue(functionId, payload) {
      if (!policies.has(functionId)) throw new Error(`${functionId} is not a function of the stack`);
      insert.run(functionId, randomUUID(), JSON.stringify(payload) ?? 'null');
      lookAt.set(functionId, 0);
      alarm.ring();
    },
    pending: () => (count.get() as { n: number }).n,
    ring: alarm.ring,
    async start() {
      release.run();
      for (const functionId of policies.keys()) lookAt.set(functionId, 0);
      alarm.start();
    },
    async stop() {
      alarm.stop();
      await Promise.all([...inFlight.values()].flatMap((running) => [...running]));
    },
  };
}

type Failure = Extract<InvokeResult, { ok: false }>;

/** The records that Lambda writes to an OnFailure destination and to a function's dead-letter queue. */
function sendFailure(queues: Queues, now: number, policy: InvokePolicy, row: Row, failure: Failure) {
  const { errorType, errorMessage } = failure;
  if (policy.onFailure)
    queues.send(
      policy.onFailure,
      JSON.stringify({
        version: '1.0',
        timestamp: new Date(now).toISOString(),
        requestContext: {
          requestId: row.requestId,
          functionArn: `${policy.functionArn}:$LATEST`,
          condition: 'RetriesExhausted',
          approximateInvokeCount: row.attempts,
        },
        requestPayload: JSON.parse(row.payload),
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        responsePayload: { errorType, errorMessage },
      }),
    );
  if (policy.deadLetterQueue)
    queues.send(policy.deadLetterQueue, row.payload, {
      RequestID: row.requestId,
      ErrorCode: '200',
      ErrorMessage: errorMessage.slice(0, 1024),
    });
}
