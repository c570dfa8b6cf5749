import { randomUUID } from 'node:crypto';
import type { Authority } from '../iam/authority.ts';
import type { Part, Resource, Runtime } from '../ports.ts';
import { createAlarmClock } from './alarm-clock.ts';
import type { AsyncInvoke } from './async-invoke.ts';
import type { Place } from './wire.ts';

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** The period in ms of `rate(5 minutes)`. Throws for any other expression, naming it. */
export function periodOf(expression: string): number {
  const [, value, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (!value || Number(value) === 0)
    throw new Error(`schedule expression "${expression}": only rate(n minutes|hours|days) is played here`);
  return Number(value) * UNIT_MS[unit as keyof typeof UNIT_MS];
}

type Schedule = {
  readonly logicalId: string;
  readonly functionId: string;
  readonly arn: string;
  readonly input: unknown;
  readonly permitted: boolean;
  readonly periodMs: number;
  nextAt: number;
};

/**
 * EventBridge Scheduler: fires each enabled AWS::Scheduler::Schedule one period after the start and every period
 * from there. Times missed while asleep are one firing, not many. A target whose role may not invoke it is
 * logged at every firing, as the failed delivery that it would be on AWS.
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
      periodMs: periodOf(String(properties['ScheduleExpression'])),
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
      schedule.nextAt += Math.ceil((now - schedule.nextAt + 1) / schedule.periodMs) * schedule.periodMs;
      fire(schedule, now);
    }
    return schedules.length > 0 ? Math.min(...schedules.map(({ nextAt }) => nextAt)) : undefined;
  };
  const alarm = createAlarmClock('schedules', clock, log, look);

  return {
    ring: alarm.ring,
    async start() {
      for (const schedule of schedules) schedule.nextAt = clock.now() + schedule.periodMs;
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
