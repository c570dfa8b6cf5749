import { describe, expect, it } from 'vitest';
import { createSchedules, periodOf } from '../../local/events/schedules.ts';
import { allowAll, aWhile, functionArn, place, runtimeOf, stackOf, until } from '../support/local-runtime.ts';

describe('schedules', () => {
  const schedule = (properties = {}) =>
    stackOf({
      Alerts: ['AWS::Lambda::Function'],
      Sweep: [
        'AWS::Scheduler::Schedule',
        {
          ScheduleExpression: 'rate(5 minutes)',
          Target: { Arn: functionArn('Alerts'), RoleArn: 'r' },
          ...properties,
        },
      ],
    });

  it('fire one period after the start, then each period, and once for times that were missed', async () => {
    const { runtime, clock } = runtimeOf(schedule(), () => ({ ok: true, payload: null }));
    const fired: unknown[] = [];
    const asyncInvoke = { enqueue: (_id: string, payload: unknown) => void fired.push(payload) };
    const schedules = createSchedules(runtime, { asyncInvoke, authority: allowAll, place });
    await schedules.start();
    const passing = async (ms: number, times: number) => {
      clock.pass(ms);
      schedules.ring();
      await aWhile();
      expect(fired).toHaveLength(times);
    };
    await passing(299_999, 0);
    await passing(1, 1);
    await passing(299_999, 1);
    await passing(1, 2);
    await passing(3_600_000, 3);
    await passing(299_999, 3);
    await passing(1, 4);
    expect(fired[0]).toMatchObject({ 'detail-type': 'Scheduled Event', time: '2026-11-23T10:05:00Z' });
    await schedules.stop();
  });

  it('do not fire without the right of their role, and say so', async () => {
    const { runtime, clock, lines } = runtimeOf(schedule(), () => ({ ok: true, payload: null }));
    const asyncInvoke = { enqueue: () => expect.unreachable() };
    const schedules = createSchedules(runtime, { asyncInvoke, authority: { mayInvoke: () => false }, place });
    await schedules.start();
    clock.pass(300_000);
    schedules.ring();
    await until(() => lines.length > 0);
    expect(lines.map(({ code }) => code)).toEqual(['SCHEDULE_NOT_PERMITTED']);
    await schedules.stop();
  });

  it('take rates, and refuse what they would not keep', () => {
    expect([periodOf('rate(1 minute)'), periodOf('rate(2 hours)'), periodOf('rate(1 day)')]).toEqual([
      6e4, 72e5, 864e5,
    ]);
    for (const bad of ['cron(0 9 ? * MON *)', 'rate(0 minutes)', 'at(2026-01-01T00:00:00)'])
      expect(() => periodOf(bad)).toThrow(bad);
  });
});
