import { describe, expect, it } from 'vitest';
import type { InvokeResult } from '../../local/ports.ts';
import { handoff, ok, setUp, task } from '../support/handoff-machine.ts';
import { aWhile, until } from '../support/local-runtime.ts';

const never = () => new Promise<InvokeResult>(() => {});
const answers = (id: string) =>
  ok(id === 'Assign' ? { waitUntil: '2026-11-23T10:00:05Z' } : { outcome: 'moved-on' });

describe('after a crash', () => {
  it('an execution goes on with its wait, and wakes at the stored moment', async () => {
    const before = setUp(handoff, answers);
    await before.machines.start();
    await before.start('L1');
    await before.at('WaitForResponse');

    const { db, clock } = before;
    clock.pass(1_000);
    const after = setUp(handoff, answers, { db, clock });
    await after.machines.start();
    await aWhile();
    await after.pass(3_999);
    expect(after.calls).toEqual([]);
    await after.pass(1);
    await after.ended();
    expect(after.calls).toEqual(['Remind']);
    await after.machines.stop();
  });

  it('wakes at once when the moment passed while it was down', async () => {
    const before = setUp(handoff, answers);
    await before.machines.start();
    await before.start('L1');
    await before.at('WaitForResponse');
    const { db, clock } = before;
    clock.pass(3_600_000);
    const after = setUp(handoff, answers, { db, clock });
    await after.machines.start();
    await after.ended();
    expect(after.calls).toEqual(['Remind']);
    await after.machines.stop();
  });

  it('a task that was under way runs again, the tasks before it do not', async () => {
    const twoTasks = {
      StartAt: 'A',
      States: { A: task('Assign', { Next: 'B' }), B: task('Remind', { End: true }) },
    };
    const before = setUp(twoTasks, (id) => (id === 'Assign' ? ok({ from: 'Assign' }) : never()));
    await before.machines.start();
    await before.start('L1');
    await until(() => before.calls.length === 2);

    const inputs: unknown[] = [];
    const after = setUp(
      twoTasks,
      (_id, payload) => {
        inputs.push(payload);
        return ok('done');
      },
      { db: before.db },
    );
    await after.machines.start();
    await after.ended();
    expect(after.calls).toEqual(['Remind']);
    expect(inputs).toEqual([{ from: 'Assign' }]);
    await after.machines.stop();
  });

  it('what was started but not begun begins; what ended never runs again', async () => {
    const before = setUp(handoff, answers);
    await before.start('accepted'); // the engine was never started: only the row is there
    const after = setUp(handoff, answers, { db: before.db, clock: before.clock });
    await after.machines.start();
    await after.at('WaitForResponse');
    await after.pass(5_000);
    await after.ended();
    await after.machines.stop();
    const again = setUp(handoff, answers, { db: before.db, clock: before.clock });
    await again.machines.start();
    await again.pass(1_000);
    expect(again.calls).toEqual([]);
    await again.machines.stop();
  });

  it('a stop in the middle of a task leaves it to the next start, neither failed nor retried', async () => {
    const retrying = {
      ...handoff,
      States: {
        ...handoff.States,
        Assign: { ...handoff.States.Assign, Retry: [{ ErrorEquals: ['States.ALL'] }] },
      },
    };
    let stopNow = (_reason: Error) => {};
    const first = setUp(
      retrying,
      () =>
        new Promise((_resolve, reject) => {
          stopNow = reject;
        }),
    );
    await first.machines.start();
    await first.start('L1');
    await until(() => first.calls.length === 1);
    const stopped = first.machines.stop();
    stopNow(new Error('the runtime is stopping'));
    await stopped;
    expect(first.one()).toMatchObject({ status: 'RUNNING', state: 'Assign' });
    const second = setUp(retrying, answers, { db: first.db });
    await second.machines.start();
    await second.at('WaitForResponse');
    expect([first.calls, second.calls]).toEqual([['Assign'], ['Assign']]);
    await second.machines.stop();
  });

  it('a stop does not sit out the pause before a retry', async () => {
    const slow = {
      StartAt: 'A',
      States: {
        A: task('Assign', { End: true, Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 600 }] }),
      },
    };
    const { machines, start, calls, one } = setUp(slow, () => ({
      ok: false,
      errorType: 'E',
      errorMessage: '',
    }));
    await machines.start();
    await start('L1');
    await until(() => calls.length === 1);
    await aWhile();
    const begun = performance.now();
    await machines.stop();
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect([calls.length, one()?.status]).toEqual([1, 'RUNNING']);
  });
});

describe('many executions', () => {
  it('2,000 that wake at the same moment each run once, at most 32 tasks at a time', async () => {
    let running = 0;
    let most = 0;
    const { machines, start, pass, calls, ended } = setUp(handoff, async (id) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return answers(id);
    });
    await machines.start();
    for (let n = 0; n < 2_000; n += 1) await start(`L${n}`);
    const all = () => machines.list(5_000);
    while (!all().every(({ waiting }) => waiting === 1)) await aWhile();
    await pass(5_000);
    while (all().some(({ status }) => status === 'RUNNING')) await aWhile();
    await ended();
    expect(calls.filter((id) => id === 'Remind')).toHaveLength(2_000);
    expect(most).toBeLessThanOrEqual(32);
    await machines.stop();
  });
});
