import { describe, expect, it } from 'vitest';
import { createSchedules, firingsOf } from '../../local/events/schedules.ts';
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

  it('of cron fire at their wall times, once for what was missed asleep and never for what was missed stopped', async () => {
    // The clock of the tests starts on Monday 2026-11-23 at 10:00 UTC, 11:00 in Berlin.
    const weekly = schedule({
      ScheduleExpression: 'cron(30 8 ? * MON *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
    });
    const { runtime, clock } = runtimeOf(weekly, () => ({ ok: true, payload: null }));
    const fired: { time: string }[] = [];
    const asyncInvoke = { enqueue: (_id: string, payload: unknown) => void fired.push(payload as never) };
    const schedules = createSchedules(runtime, { asyncInvoke, authority: allowAll, place });
    const passing = async (ms: number) => {
      clock.pass(ms);
      schedules.ring();
      await aWhile();
      return fired.map(({ time }) => time);
    };
    const week = 7 * 86_400_000;
    await schedules.start();
    expect(await passing(week - 2.5 * 3_600_000 - 1)).toEqual([]);
    expect(await passing(1)).toEqual(['2026-11-30T07:30:00Z']);
    expect(await passing(week * 3 + 1000)).toEqual(['2026-11-30T07:30:00Z', '2026-12-21T07:30:01Z']);
    await schedules.stop();
    clock.pass(week);
    await schedules.start();
    expect(await passing(week - 1001)).toHaveLength(2);
    expect(await passing(1)).toHaveLength(3);
    await schedules.stop();
  });

  it('take rates and cron expressions, and refuse what they would not keep', () => {
    const periods = ['rate(1 minute)', 'rate(2 hours)', 'rate(1 day)'].map((rate) => firingsOf(rate)(0, 0));
    expect(periods).toEqual([6e4, 72e5, 864e5]);
    expect(new Date(firingsOf('cron(0 9 ? * MON *)')(0, 0)).toISOString()).toBe('1970-01-05T09:00:00.000Z');
    for (const bad of ['rate(0 minutes)', 'rate(5 weeks)', 'at(2026-01-01T00:00:00)', 'cron(0 9 * * MON *)'])
      expect(() => firingsOf(bad)).toThrow(bad);
  });
});
