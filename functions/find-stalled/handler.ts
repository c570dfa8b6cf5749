/**
 * The sweeper behind the workflows: an untouched lead whose deadline passed without its event has no live workflow,
 * so it gets a new one, which finds its place by itself.
 */
import type { Log } from '../shared/log.ts';
import type { OpenLeads } from '../shared/open-leads.ts';
import type { WorkflowStarter } from '../shared/workflow-starter.ts';

/** A live workflow acts within seconds; this leaves time for its retries. */
const GRACE_MS = 60_000;
const PERIOD_MS = 5 * 60_000;

export type SweepDependencies = {
  readonly untouched: OpenLeads;
  readonly start: WorkflowStarter;
  readonly now: () => number;
  readonly log: Log;
};

export function findStalledHandler({ untouched, start, now, log }: SweepDependencies) {
  return async (): Promise<{ restarted: number }> => {
    const at = now();
    const latest = new Date(at - GRACE_MS).toISOString();
    let restarted = 0;
    let overdue = 0;
    for await (const lead of untouched()) {
      if (lead.respondBy !== undefined && Date.parse(lead.respondBy) < at) overdue += 1;
      if (lead.nextDeadline >= latest) continue;
      // Every sweep may try again, and two sweeps of one period start the same workflow.
      const name = `${lead.leadId}-${lead.round}-sweep-${Math.floor(at / PERIOD_MS)}`;
      await start(lead.leadId, name);
      log.warn('STALLED_LEAD_RESTARTED', { leadId: lead.leadId, round: lead.round });
      restarted += 1;
    }
    log.count('StalledLeads', restarted);
    log.count('OverdueLeads', overdue);
    return { restarted };
  };
}
