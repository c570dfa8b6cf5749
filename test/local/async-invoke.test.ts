import { describe, expect, it } from 'vitest';
import { createAsyncInvoke } from '../../local/events/async-invoke.ts';
import { createQueues } from '../../local/events/queues.ts';
import type { InvokeResult } from '../../local/ports.ts';
import {
  allowAll,
  aWhile,
  functionArn,
  queueArn,
  runtimeOf,
  stackOf,
  until,
} from '../support/local-runtime.ts';

const resources = {
  Alerts: ['AWS::Lambda::Function', { Role: 'role' }],
  Dead: ['AWS::SQS::Queue'],
  Config: [
    'AWS::Lambda::EventInvokeConfig',
    {
      FunctionName: 'Alerts',
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: queueArn('Dead') } },
    },
  ],
} satisfies Parameters<typeof stackOf>[0];

type Answer = (payload: unknown) => Promise<InvokeResult> | InvokeResult;
const good: InvokeResult = { ok: true, payload: null };
const bad: InvokeResult = { ok: false, errorType: 'TypeError', errorMessage: 'no such rep' };

function setUp(
  answer: Answer,
  more: Parameters<typeof stackOf>[0] = {},
  left: Parameters<typeof runtimeOf>[2] = {},
) {
  const calls: unknown[] = [];
  const { runtime, ...rest } = runtimeOf(
    stackOf({ ...resources, ...more }),
    (_id, payload) => {
      calls.push(payload);
      return answer(payload);
    },
    left,
  );
  const queues = createQueues(runtime);
  return { ...rest, calls, queues, async: createAsyncInvoke(runtime, { queues, authority: allowAll }) };
}

describe('asynchronous invocation', () => {
  it('invokes once and forgets', async () => {
    const { async, calls, queues } = setUp(() => good);
    await async.start();
    async.enqueue('Alerts', { n: 1 });
    await until(() => async.pending() === 0);
    await async.stop();
    expect(calls).toEqual([{ n: 1 }]);
    expect(queues.list()).toEqual([]);
  });

  it('retries twice, after 10 and 20 seconds and not before, then writes the failure destination', async () => {
    const { async, calls, queues, clock } = setUp(() => bad);
    await async.start();
    async.enqueue('Alerts', { n: 1 });
    await until(() => calls.length === 1);
    for (const [pause, soFar] of [
      [9_999, 1],
      [1, 2],
      [19_999, 2],
      [1, 3],
    ] as const) {
      await aWhile();
      clock.pass(pause);
      async.ring();
      await aWhile();
      expect(calls).toHaveLength(soFar);
    }
    await until(() => async.pending() === 0);
    await async.stop();
    const [letter, ...others] = queues.list();
    expect(others).toEqual([]);
    expect(letter?.queue).toBe('Dead');
    expect(JSON.parse(letter?.body ?? '')).toEqual({
      version: '1.0',
      timestamp: '2026-11-23T10:00:30.000Z',
      requestContext: {
        requestId: expect.any(String),
        functionArn: `${functionArn('Alerts')}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: { n: 1 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'TypeError', errorMessage: 'no such rep' },
    });
  });

  it('retries twice when the template says nothing, and gives the bare event to a dead-letter queue', async () => {
    const { async, calls, queues, clock } = setUp(() => bad, {
      Plain: ['AWS::Lambda::Function', { DeadLetterConfig: { TargetArn: queueArn('Dead') } }],
    });
    await async.start();
    async.enqueue('Plain', { n: 2 });
    for (let call = 1; call <= 3; call += 1) {
      await until(() => calls.length === call);
      await aWhile();
      clock.pass(20_000);
      async.ring();
    }
    await until(() => async.pending() === 0);
    await async.stop();
    expect(queues.list().map(({ body }) => body)).toEqual(['{"n":2}']);
  });

  it('delivers after a crash what was accepted, and what was under way, again', async () => {
    const before = setUp(() => new Promise<InvokeResult>(() => {}));
    await before.async.start();
    before.async.enqueue('Alerts', { n: 1 });
    await until(() => before.calls.length === 1);
    before.async.enqueue('Alerts', { n: 2 });
    // the process is gone: nothing of the first runtime is stopped in order

    const after = setUp(() => good, {}, { db: before.db });
    await after.async.start();
    await until(() => after.async.pending() === 0);
    await after.async.stop();
    expect(after.calls).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('keeps the invocation when the runtime stops under it', async () => {
    const { async, queues } = setUp(() => Promise.reject(new Error('stopping')));
    await async.start();
    async.enqueue('Alerts', { n: 1 });
    await aWhile();
    await async.stop();
    expect(async.pending()).toBe(1);
    expect(queues.list()).toEqual([]);
  });

  it('runs at most 4 of one function at a time, and another function beside them', async () => {
    let running = 0;
    let most = 0;
    const open: (() => void)[] = [];
    const { async, calls } = setUp(
      () =>
        new Promise((resolve) => {
          running += 1;
          most = Math.max(most, running);
          open.push(() => {
            running -= 1;
            resolve(good);
          });
        }),
      { Other: ['AWS::Lambda::Function'] },
    );
    await async.start();
    for (let n = 0; n < 40; n += 1) async.enqueue('Alerts', n);
    await until(() => calls.length === 4);
    async.enqueue('Other', 'beside');
    await until(() => calls.includes('beside'));
    expect(most).toBe(5);
    while (async.pending() > 0) {
      open.shift()?.();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(calls).toHaveLength(41);
    expect(most).toBe(5);
    await async.stop();
  });

  it('tries again what failed before it turns to all that came since', async () => {
    const open: ((result: InvokeResult) => void)[] = [];
    const { async, calls, clock } = setUp(() => new Promise((resolve) => open.push(resolve)));
    await async.start();
    async.enqueue('Alerts', { n: 0 });
    await until(() => open.length === 1);
    open.shift()?.(bad);
    await aWhile();
    for (let n = 1; n <= 6; n += 1) async.enqueue('Alerts', { n });
    await until(() => open.length === 4);
    clock.pass(10_000);
    open.shift()?.(good);
    await until(() => calls.length === 6);
    expect(calls.at(-1)).toEqual({ n: 0 });
    while (async.pending() > 0) {
      open.shift()?.(good);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await async.stop();
  });

  it('refuses at the start a failure destination that would lose the event', () => {
    const withDestination = (destination: string) => ({
      Config: [
        'AWS::Lambda::EventInvokeConfig',
        { FunctionName: 'Alerts', DestinationConfig: { OnFailure: { Destination: destination } } },
      ] as [string, Record<string, unknown>],
    });
    expect(() => setUp(() => good, withDestination('arn:aws:sns:::topic'))).toThrow(/not a queue/);
    const { runtime } = runtimeOf(stackOf(resources), () => good);
    const authority = { refusalOf: () => 'not authorized' };
    expect(() => createAsyncInvoke(runtime, { queues: createQueues(runtime), authority })).toThrow(
      /not authorized/,
    );
  });
});
