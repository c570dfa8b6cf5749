import { randomUUID } from 'node:crypto';
import type { Authority } from '../iam/authority.ts';
import type { Part, Resource, Runtime } from '../ports.ts';
import { createAlarmClock } from './alarm-clock.ts';
import type { AsyncInvoke } from './async-invoke.ts';
import { cronMoments } from './cron.ts';
import type { Place } from './wire.ts';

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** When a schedule fires next after `now`, epoch ms. `last` is when it was to fire last, or was started. */
type NextFiring = (now: number, last: number) => number;

/**
 * The firings of `rate(5 minutes)` or of `cron(0 8 ? * MON *)`, whose times are those of a time zone (UTC by default).
 * Throws for any other expression, naming it.
 */
export function firingsOf(expression: string, timeZone = 'UTC'): NextFiring {
  if (expression.startsWith('cron(')) {
    const next = cronMoments(expression, timeZone);
    return (now) => next(now) ?? Number.POSITIVE_INFINITY;
  }
  const [, value, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (!value || Number(value) === 0)
    throw new Error(
      `schedule expression "${expression}": only rate(n minutes|hours|days) and cron(…) are played here`,
    );
  const period = Number(value) * UNIT_MS[unit as keyof typeof UNIT_MS];
  return (now, last) => last + (Math.floor((now - last) / period) + 1) * period;
}

type Schedule = {
  readonly logicalId: string;
  readonly functionId: string;
  readonly arn: string;
  readonly input: unknown;
  readonly permitted: boolean;
  readonly next: NextFiring;
  nextAt: number;
};

/**
 * EventBridge Scheduler: fires each enabled AWS::Scheduler::Schedule of a rate one period after the start and every
 * period from there, one of a cron expression at its times. Times missed while asleep are one firing, not many;
 * those missed while stopped are none: the schedule begins anew, as one that was just deployed. A target whose role may
 * not invoke it is logged at every firing, as the failed delivery that it would be on AWS.
 */
export function createSchedules(
  runtime: Pick<Runtime, 'stack' | 'clock' | 'log'>,
  deps: {
    readonly asyncInvoke: Pick<AsyncInvoke, 'enqueue'>;
    readonly authority: Pick<Authority, 'mayInvoke'>;
    readonly place: Place;
  },
): Part & { ring(): void } {
  const { stack, clock, log } = runtime;

  const read = ({ logicalId, properties }: Resource): Schedule => {
    const target = properties['Target'] as { Arn: string; RoleArn: string; Input?: string };
    const resource = stack.byArn(target.Arn);
    if (resource?.type !== 'AWS::Lambda::Function')
      throw new Error(`${logicalId}: schedule target ${target.Arn} is not a function of the stack`);
    if (target.Input?.includes('<aws.scheduler.'))
      throw new Error(`${logicalId}: context attributes in a schedule's input are not played here`);
    return {
      logicalId,
      functionId: resource.logicalId,
      arn: stack.arnOf(logicalId),
      input: target.Input === undefined ? undefined : JSON.parse(target.Input),
      permitted: deps.authority.mayInvoke(
        stack.byArn(target.RoleArn)?.logicalId ?? target.RoleArn,
        resource.logicalId,
      ),
      next: firingsOf(
        String(properties['ScheduleExpression']),
        properties['ScheduleExpressionTimezone'] as string | undefined,
      ),
      nextAt: Number.POSITIVE_INFINITY,
    };
  };
  const schedules = stack
    .ofType('AWS::Scheduler::Schedule')
    .filter(({ properties }) => properties['State'] !== 'DISABLED')
    .map(read);

  const fire = (schedule: Schedule, now: number) => {
    if (!schedule.permitted) {
      log('SCHEDULE_NOT_PERMITTED', { schedule: schedule.logicalId, functionId: schedule.functionId });
      return;
    }
    deps.asyncInvoke.enqueue(
      schedule.functionId,
      schedule.input ?? scheduledEvent(deps.place, schedule.arn, now),
    );
  };

  const look = () => {
    const now = clock.now();
    for (const schedule of schedules.filter(({ nextAt }) => nextAt <= now)) {
      schedule.nextAt = schedule.next(now, schedule.nextAt);
      fire(schedule, now);
    }
    return schedules.length > 0 ? Math.min(...schedules.map(({ nextAt }) => nextAt)) : undefined;
  };
  const alarm = createAlarmClock('schedules', clock, log, look);

  return {
    ring: alarm.ring,
    async start() {
      const now = clock.now();
      for (const schedule of schedules) schedule.nextAt = schedule.next(now, now);
      alarm.start();
    },
    async stop() {
      alarm.stop();
    },
  };
}

/** What Scheduler sends to a function when the schedule names no input. */
function scheduledEvent(place: Place, scheduleArn: string, now: number) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: place.accountId,
    time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: place.region,
    resources: [scheduleArn],
    detail: '{}',
  };
}
