/** Reads the counters of roll-ups: those with a name of their own, and the open-ended ones behind a prefix. */
import { type Histogram, quantile } from './histogram.ts';
import type { Counters } from './roll-up.ts';

export const count = (counters: Counters, name: string): number => counters[name] ?? 0;

/** The open-ended counters behind a prefix, without it, by name: the table answers its attributes in any order. */
export function named(counters: Counters, prefix: string): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counters)
      // What was taken back when a lead reopened leaves a zero behind.
      .filter(([name, value]) => name.startsWith(prefix) && value !== 0)
      .map(([name, value]): [string, number] => [name.slice(prefix.length), value])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The histogram behind a prefix such as `speed:`. */
export function histogramBehind(counters: Counters, prefix: string): Histogram {
  const buckets = new Map<number, number>();
  for (const name in counters) {
    const leads = counters[name] as number;
    if (leads !== 0 && name.startsWith(prefix)) buckets.set(Number(name.slice(prefix.length)), leads);
  }
  return buckets;
}

/** How many durations there are. */
export const sizeOf = (durations: Histogram): number =>
  [...durations.values()].reduce((sum, leads) => sum + leads, 0);

/** The quantile `q` in seconds, within 1 % of the exact one, as the histogram's buckets are; null of nothing. */
export function secondsAt(durations: Histogram, q: number): number | null {
  const millis = quantile(durations, q);
  return millis === null ? null : Number((millis / 1000).toPrecision(6));
}

/** Null with nothing under it. */
export const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
