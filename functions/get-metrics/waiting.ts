import type { Tier } from '../../core/operating-model.ts';
import { openShards } from '../shared/lead-items.ts';
import type { OpenLeads } from '../shared/open-leads.ts';

export type Waiting = ReturnType<typeof waitingLeads>;

/** Counts from the leads themselves: what waits now must be true even while figures lag a second behind. */
export function waitingLeads(untouched: OpenLeads) {
  return async (tier: Tier | undefined, now: number) => {
    const counts = { untouched: 0, overdue: 0, unowned: 0 };
    // All at once: one after the other they would be the longest part of an answer.
    await Promise.all(openShards.map(countIn));
    return counts;

    async function countIn(shard: string): Promise<void> {
      for await (const lead of untouched([shard])) {
        if (tier !== undefined && lead.tier !== tier) continue;
        counts.untouched += 1;
        if (lead.stage === 'captured') counts.unowned += 1;
        if (lead.respondBy !== undefined && Date.parse(lead.respondBy) < now) counts.overdue += 1;
      }
    }
  };
}
