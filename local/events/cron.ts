import { Cron } from 'croner';
import { Temporal } from 'temporal-polyfill';

/** The fields that Scheduler's reference allows, before their ranges are read. */
const FIELD = /^(?:[*?]|[0-9A-Z#,/*-]+)$/;

/**
 * When `cron(minute hour day-of-month month day-of-week year)` fires next after a moment (epoch ms), by the
 * wall clock of a time zone; undefined when never again. Throws for an expression that Scheduler would refuse, naming it.
 * Source: EventBridge Scheduler user guide, "Schedule types": a wall time that a clock change leaves out is skipped,
 * one that comes twice fires the first time only; Sunday is day 1; day of month or day of week is `?`.
 */
export function cronMoments(expression: string, timeZone: string): (after: number) => number | undefined {
  const refuse = (problem: string): never => {
    throw new Error(`schedule expression "${expression}": ${problem}`);
  };
  const fields = /^cron\((.*)\)$/.exec(expression)?.[1]?.split(' ') ?? [];
  if (fields.length !== 6 || !fields.every((field) => FIELD.test(field)))
    refuse('a cron expression is cron(minute hour day-of-month month day-of-week year)');
  if (fields.filter((field) => field === '?').length !== 1 || (fields[2] !== '?' && fields[4] !== '?'))
    refuse('either the day of the month or the day of the week is ?');
  if (/[089]/.test(fields[4] as string)) refuse('a day of the week is 1 (Sunday) to 7');
  const cron = read(fields, timeZone, refuse);

  return (after) => {
    let next = cron.nextRun(new Date(after));
    // The library moves a time in a gap behind the gap, and repeats some in an overlap: neither is Scheduler's way.
    while (next && !(cron.match(next) && isFirstOfItsWallTime(next.getTime(), timeZone)))
      next = cron.nextRun(next);
    return next?.getTime();
  };
}

function read(fields: readonly string[], timezone: string, refuse: (problem: string) => never): Cron {
  try {
    const cron = new Cron(`0 ${fields.join(' ')}`, {
      mode: '7-part',
      timezone,
      alternativeWeekdays: true,
      sloppyRanges: true, // 0/15 is every 15 minutes from 0
    });
    cron.nextRun(new Date(0)); // an unknown zone shows itself only here
    return cron;
  } catch (error) {
    return refuse((error as Error).message);
  }
}

const isFirstOfItsWallTime = (at: number, timeZone: string): boolean =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toZonedDateTime(timeZone, { disambiguation: 'earlier' }).epochMilliseconds === at;
