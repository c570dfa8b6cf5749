import { describe, expect, it } from 'vitest';
import type { InvokeResult } from '../../local/ports.ts';
import { handoff, ok, setUp, task } from '../support/handoff-machine.ts';
import { allowAll, until } from '../support/local-runtime.ts';

const waitUntil = '2026-11-23T10:00:05.900Z';
const untouchedOnce = () => {
  let reminders = 0;
  return (id: string) => {
    if (id === 'Assign') return ok({ leadId: 'L1', waitUntil });
    reminders += 1;
    return ok({
      leadId: 'L1',
      outcome: reminders === 1 ? 'untouched' : 'moved-on',
      waitUntil: '2026-11-23T10:00:10Z',
    });
  };
};

describe('an execution', () => {
  it('calls its tasks, holds its waits to the whole second and never early, and ends', async () => {
    const { machines, start, at, pass, calls, ended, one, clock } = setUp(handoff, untouchedOnce());
    await machines.start();
    await start('L1');
    await at('WaitForResponse');
    expect(one()?.dueAt).toBe(Date.parse('2026-11-23T10:00:05Z'));
    await pass(4_999);
    clock.pass(-300_000); // the clock goes backwards
    await pass(0);
    expect(calls).toEqual(['Assign']);
    await pass(300_001);
    expect(calls).toEqual(['Assign', 'Remind']);
    await pass(4_999);
    expect(calls).toEqual(['Assign', 'Remind']);
    await pass(1);
    await ended();
    expect(calls).toEqual(['Assign', 'Remind', 'Remind']);
    expect(one()).toMatchObject({ status: 'SUCCEEDED', state: 'MovedOn', error: null });
    await machines.stop();
  });

  it('waits longer than a timer can', async () => {
    const definition = {
      StartAt: 'Long',
      States: { Long: { Type: 'Wait', Seconds: 30 * 86_400, End: true } },
    };
    const { machines, start, at, pass, one, ended } = setUp(definition, () => ok(null));
    await machines.start();
    await start('L1');
    await at('Long');
    await pass(30 * 86_400_000 - 1);
    expect(one()?.status).toBe('RUNNING');
    await pass(1);
    await ended();
    expect(one()).toMatchObject({ status: 'SUCCEEDED', output: '{"leadId":"L1"}' });
    await machines.stop();
  });

  it('fails by name when a wait has no readable time', async () => {
    const { machines, start, ended, one } = setUp(handoff, () => ok({ waitUntil: 'soon' }));
    await machines.start();
    await start('L1');
    await ended();
    expect(one()).toMatchObject({ status: 'FAILED', state: 'WaitForResponse', error: 'States.Runtime' });
    await machines.stop();
  });

  it('is ended by the time-out of its machine', async () => {
    const { machines, start, at, pass, ended, one } = setUp(
      { ...handoff, TimeoutSeconds: 3 },
      untouchedOnce(),
    );
    await machines.start();
    await start('L1');
    await at('WaitForResponse');
    await pass(2_999);
    expect(one()?.status).toBe('RUNNING');
    await pass(1);
    await ended();
    expect(one()).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
    await machines.stop();
  });
});

describe('errors of a function', () => {
  const failing = (how: object, others: object = {}) => ({
    StartAt: 'Assign',
    States: { Assign: task('Assign', { ...how, End: true }), ...others },
  });
  const throttled: InvokeResult = { ok: false, errorType: 'Throttled', errorMessage: 'later' };

  it('are retried by their name', async () => {
    const definition = failing({
      Retry: [{ ErrorEquals: ['Throttled'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 1 }],
    });
    let calls = 0;
    const { machines, start, ended, one } = setUp(definition, () => (++calls === 1 ? throttled : ok('done')));
    await machines.start();
    await start('L1');
    await until(() => calls === 1);
    await new Promise((resolve) => setTimeout(resolve, 900));
    await ended();
    expect([calls, one()?.output]).toEqual([2, '"done"']);
    await machines.stop();
  });

  it('are caught by their name, with the cause in AWS’s form', async () => {
    const definition = failing(
      { Catch: [{ ErrorEquals: ['Throttled'], Next: 'Rescue' }] },
      { Rescue: { Type: 'Pass', End: true } },
    );
    const { machines, start, ended, one } = setUp(definition, () => throttled);
    await machines.start();
    await start('L1');
    await ended();
    const cause = JSON.stringify({ errorMessage: 'later', errorType: 'Throttled' });
    expect(JSON.parse(one()?.output ?? '')).toEqual({ Error: 'Throttled', Cause: cause });
    await machines.stop();
  });

  it('else fail the execution, recorded with error and cause', async () => {
    const { machines, start, ended, one, call, lines } = setUp(failing({}), () => throttled);
    await machines.start();
    const { executionArn } = await start('L1');
    await ended();
    expect(one()).toMatchObject({
      status: 'FAILED',
      error: 'Throttled',
      cause: expect.stringContaining('later'),
    });
    expect(await call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'FAILED',
      error: 'Throttled',
    });
    expect(lines.map(({ code }) => code)).toEqual(['EXECUTION_FAILED']);
    await machines.stop();
  });

  it('a role without the right to invoke fails the task before the function runs', async () => {
    const authority = {
      ...allowAll,
      refusal: () => 'User: Role is not authorized to perform: lambda:InvokeFunction',
    };
    const { machines, start, ended, one, calls } = setUp(failing({}), () => ok(1), {}, authority);
    await machines.start();
    await start('L1');
    await ended();
    expect(calls).toEqual([]);
    expect(one()).toMatchObject({
      error: 'Lambda.AWSLambdaException',
      cause: expect.stringContaining('not authorized'),
    });
    await machines.stop();
  });
});
