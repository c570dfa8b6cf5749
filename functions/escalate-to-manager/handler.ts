/** The SLA is breached: the manager hears of it, unless somebody responded in time. */
import { passEscalation } from '../../core/handoff.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import type { Log } from '../shared/log.ts';
import {
  movedOn,
  roundInput,
  type StepAnswer,
  WokenEarly,
  waitForReassignment,
} from '../shared/workflow-step.ts';

export type EscalateDependencies = {
  readonly leads: Pick<LeadStore, 'read' | 'record'>;
  readonly managerId: string;
  readonly now: () => number;
  readonly patience: Patience;
  readonly log: Log;
};

export function escalateToManagerHandler({ leads, managerId, now, patience, log }: EscalateDependencies) {
  return async (input: unknown): Promise<StepAnswer> => {
    const { leadId, round } = roundInput.parse(input);
    return untilSettled(async () => {
      const lead = await leads.read(leadId);
      if (lead?.stage !== 'assigned') return movedOn(leadId);
      const happening = { at: new Date(now()).toISOString(), actor: 'workflow' };
      const change = passEscalation(lead, round, managerId, happening);
      switch (change.outcome) {
        case 'moved-on':
          return movedOn(leadId);
        case 'too-early':
          throw new WokenEarly();
        case 'already-passed':
          return waitForReassignment(lead);
        case 'changed': {
          const stored = await leads.record(change);
          if (stored.outcome === 'lost-race') return 'lost-race';
          log.count('SlaBreaches');
          return waitForReassignment(change.lead);
        }
      }
    }, patience);
  };
}
