/** How the speeds of leads are spread: how many were answered within 30 seconds, how many in the minute after, and on. */
import type { SpeedDistribution } from './contracts/metrics.ts';
import { count, histogramBehind } from './counters.ts';
import { durationOf } from './histogram.ts';
import type { Counters } from './roll-up.ts';

const MINUTE = 60;
const HOUR = 3_600;

/** Seconds. Fixed, so that two ranges compare bar by bar; what people promise, 5 and 15 minutes, are bounds. */
const BOUNDS = [
  0,
  30,
  1 * MINUTE,
  2 * MINUTE,
  3 * MINUTE,
  4 * MINUTE,
  5 * MINUTE,
  7.5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  1 * HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  24 * HOUR,
] as const;

/**
 * The speeds to lead of some leads, in elapsed time. A lead within 1 % of a bound may count on its other side, as the
 * stored histogram's buckets are that wide; none is lost or counted twice.
 */
export function speedDistribution(counters: Counters): SpeedDistribution {
  const leads = BOUNDS.map(() => 0);
  let responded = 0;
  for (const [bucket, own] of histogramBehind(counters, 'speed:')) {
    const seconds = durationOf(bucket) / 1_000;
    const at = BOUNDS.findLastIndex((bound) => bound < seconds); // a bucket stands for 1 ms at least
    leads[at] = (leads[at] ?? 0) + own;
    responded += own;
  }
  return {
    speedDistribution: BOUNDS.map((fromSeconds, at) => ({
      fromSeconds,
      toSeconds: BOUNDS[at + 1] ?? null,
      leads: leads[at] as number,
    })),
    // A read may see a response and not yet the capture before it: they may lie in two shards of a roll-up.
    withoutFirstResponse: Math.max(0, count(counters, 'captured') - responded),
  };
}
