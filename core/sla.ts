/** The SLA timer of one owner: until when a lead must hear from them, and what happens when it does not. */
import type { BusinessCalendar } from './calendar.ts';
import type { TierRule } from './model/tier-rules.ts';

/** The moments of one owner's timer, ISO 8601 UTC in whole seconds, never out of this order. */
export type Deadlines = {
  /** The first response is due. */
  readonly respondBy: string;
  /** The SLA is breached: the manager is told. */
  readonly escalateAt: string;
  /** Another owner takes the lead. */
  readonly reassignAt: string;
};

const MINUTE_MS = 60_000;

/**
 * The deadlines of an owner who got the lead at `assignedAt` (ISO 8601 UTC).
 *
 * `policyMinuteMs` is how long a policy minute of an elapsed clock lasts; business clocks follow the calendar and
 * always count real minutes. Deadlines are rounded up to whole seconds: Step Functions cuts the milliseconds of
 * a timestamp off, and a deadline must not come early.
 * Throws a RangeError when `assignedAt` is no UTC time, and what the calendar throws when it stays closed.
 */
export function deadlines(
  rule: TierRule,
  calendar: BusinessCalendar,
  assignedAt: string,
  policyMinuteMs = MINUTE_MS,
): Deadlines {
  const assigned = epochMsOf(assignedAt);
  if (rule.due === 'close-of-day') {
    const close = calendar.closeOfBusinessDay(assigned, rule.cutoff);
    return inWholeSeconds(close, close, calendar.addOpenTime(close, openTime(rule.reassignAfterClose)));
  }
  const after = (minutes: number): number =>
    rule.clock === 'elapsed'
      ? assigned + minutes * policyMinuteMs
      : calendar.addOpenTime(assigned, openTime(minutes));
  return inWholeSeconds(after(rule.respondWithin), after(rule.escalateAfter), after(rule.reassignAfter));
}

/** Whether the first response is due at the moment of the breach: then the breach alone is told, without a reminder. */
export function coalesced({ respondBy, escalateAt }: Pick<Deadlines, 'respondBy' | 'escalateAt'>): boolean {
  return respondBy === escalateAt;
}

/**
 * Business minutes in whole milliseconds: 16.1 minutes are 966000.0000000001 ms in floating point, and what is
 * left over after the 16.1 minutes until the close would fall due at the next opening.
 */
const openTime = (minutes: number): number => Math.round(minutes * MINUTE_MS);

function epochMsOf(instant: string): number {
  // Without its Z, Date.parse would take the text for the machine's own local time.
  const ms = instant.endsWith('Z') ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`expected an ISO 8601 UTC time, got "${instant}"`);
  return ms;
}

function inWholeSeconds(respondBy: number, escalateAt: number, reassignAt: number): Deadlines {
  const written = (ms: number) => `${new Date(Math.ceil(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`;
  return { respondBy: written(respondBy), escalateAt: written(escalateAt), reassignAt: written(reassignAt) };
}
