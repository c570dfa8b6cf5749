/** Rebuilds of the figures: how one ends, and what differs between what was kept and what a recount finds. */
import * as z from 'zod';
import { type Counters, groupRollUps, type RollUp, rollUpKeySchema, rollUpName } from './roll-up.ts';

export const rebuildStatuses = [
  'running',
  /** The recount is what is read now. */
  'rebuilt',
  /** Only compared: what is read equals the recount. */
  'agrees',
  /** Only compared: it does not. */
  'differs',
  'failed',
  /** Another one was running. */
  'refused',
] as const;
export type RebuildStatus = (typeof rebuildStatuses)[number];

/** A rebuild that was not heard of for so long has died; its steps say something every few seconds. */
const SILENT_MS = 15 * 60_000;

/** Whether a rebuild is still at work. Times are ISO 8601, `now` in epoch milliseconds. */
export const isAtWork = (run: { status: RebuildStatus; seenAt: string }, now: number): boolean =>
  run.status === 'running' && now - Date.parse(run.seenAt) < SILENT_MS;

/** As many are listed; whoever finds more has one cause to look for, not a list to go through. */
export const MOST_DIFFERENCES = 100;

const countersSchema = z.record(z.string(), z.number());

/** A roll-up whose counters are not what a recount finds; only the counters that differ. */
export const differenceSchema = z.object({
  key: rollUpKeySchema,
  stored: countersSchema,
  recounted: countersSchema,
});
export type Difference = z.infer<typeof differenceSchema>;

const nameOf = ({ day, ...key }: Difference['key']): string => `${day}#${rollUpName(key)}`;

/** What differs, in the order of days and names; shards of one key are one. A counter that is zero need not be there. */
export function differencesOf(stored: readonly RollUp[], recounted: readonly RollUp[]): Difference[] {
  const [kept, counted] = [sumsOf(stored), sumsOf(recounted)];
  return [...new Set([...kept.keys(), ...counted.keys()])].sort().flatMap((name) => {
    const [one, other] = [kept.get(name), counted.get(name)];
    const differing = differingNames(one?.counters ?? {}, other?.counters ?? {});
    const key = (one ?? other)?.key;
    if (differing.length === 0 || key === undefined) return [];
    const only = (counters: Counters = {}) =>
      Object.fromEntries(differing.map((counter) => [counter, counters[counter] ?? 0]));
    return [{ key, stored: only(one?.counters), recounted: only(other?.counters) }];
  });
}

const sumsOf = (rollUps: readonly RollUp[]) =>
  new Map(groupRollUps(rollUps, nameOf).map((sum) => [nameOf(sum.key), sum]));

const differingNames = (one: Counters, other: Counters): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => (one[name] ?? 0) !== (other[name] ?? 0))
    .sort();
