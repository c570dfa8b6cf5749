/** Counts events into a generation of the figures: each exactly once, however often it is asked to. */

import type { LeadEvent } from '../../core/events.ts';
import { type Countable, moves } from '../../core/roll-up.ts';
import { type Patience, untilSettled } from './dynamo.ts';
import type { LeadStore } from './lead-store.ts';
import type { MetricsStore } from './metrics-store.ts';

/** A transaction holds 100 items: 10 events, each with its mark and at most nine counted places. */
export const EVENTS_AT_ONCE = 10;

/** Writers that met on a counter of the first shard spread over this many others. */
const MORE_SHARDS = 7;

export type CountingDependencies = {
  readonly metrics: Pick<MetricsStore, 'count'>;
  readonly leads: Pick<LeadStore, 'eventsBefore'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly patience: Patience;
};

export type Counting = ReturnType<typeof counting>;

export function counting({ metrics, leads, now, patience }: CountingDependencies) {
  /** At most `EVENTS_AT_ONCE` events, in the order of each lead. */
  return async function count(events: readonly LeadEvent[], generation: number): Promise<void> {
    // One transaction cannot hold the same mark twice.
    const distinct = new Map(events.map((event) => [`${event.leadId}#${event.seq}`, event]));
    let uncounted: readonly Countable[] = await Promise.all([...distinct.values()].map(countable));
    let shard = 0;
    await untilSettled(async () => {
      if (uncounted.length === 0) return 'counted' as const;
      const result = await metrics.count(uncounted, { generation, shard }, now());
      if (result.outcome === 'committed') return 'counted' as const;
      if (result.outcome === 'repeated') uncounted = uncounted.filter((_, i) => !result.repeats.has(i));
      // Somebody else is at these counters: one writer alone never needs more than the first shard.
      else shard = 1 + Math.floor(patience.random() * MORE_SHARDS);
      return 'lost-race';
    }, patience);
  };

  async function countable(event: LeadEvent): Promise<Countable> {
    return moves(event) ? { event, earlier: await leads.eventsBefore(event) } : { event };
  }
}
