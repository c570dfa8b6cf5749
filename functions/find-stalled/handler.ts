/**
 * The sweeper behind the workflows: an untouched lead whose deadline passed without its event has no live workflow,
 * so it gets a new one, which finds its place by itself.
 */
import type { OperatingModel } from '../../core/operating-model.ts';
import { NO_DEADLINE } from '../shared/lead-items.ts';
import type { Log } from '../shared/log.ts';
import type { OpenLead, OpenLeads } from '../shared/open-leads.ts';
import type { WorkflowStarter } from '../shared/workflow-starter.ts';

/** A live workflow acts within seconds. One that is still trying a step again gets a twin, which changes nothing. */
const GRACE_MS = 60_000;
const PERIOD_MS = 5 * 60_000;

export type SweepDependencies = {
  readonly untouched: OpenLeads;
  readonly start: WorkflowStarter;
  /** The clock of each tier. */
  readonly clocks: OperatingModel['tiers'];
  readonly now: () => number;
  readonly log: Log;
};

export function findStalledHandler({ untouched, start, clocks, now, log }: SweepDependencies) {
  return async (): Promise<{ restarted: number }> => {
    const at = now();
    const latest = new Date(at - GRACE_MS).toISOString();
    let restarted = 0;
    let overdue = 0;
    try {
      for await (const lead of untouched()) {
        if (isOverdue(lead, at)) overdue += 1;
        if (lead.nextDeadline >= latest) continue;
        // Every sweep may try again, and two sweeps of one period start the same workflow.
        const name = `${lead.leadId}-${lead.round}-sweep-${Math.floor(at / PERIOD_MS)}`;
        await start(lead.leadId, name);
        log.warn('STALLED_LEAD_RESTARTED', { leadId: lead.leadId, round: lead.round });
        restarted += 1;
      }
    } finally {
      log.count('StalledLeads', restarted);
      log.count('OverdueLeads', overdue);
    }
    return { restarted };
  };

  /** Past its owner's due time on a clock that runs day and night, with a next owner still to come. */
  function isOverdue({ respondBy, nextDeadline, tier }: OpenLead, at: number): boolean {
    const late = respondBy !== undefined && Date.parse(respondBy) < at;
    return late && nextDeadline !== NO_DEADLINE && clocks[tier].clock === 'elapsed';
  }
}
