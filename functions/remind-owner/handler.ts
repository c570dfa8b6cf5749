/** The first response is due: the owner is reminded, unless somebody responded or the breach speaks for both. */
import { passResponseDue } from '../../core/handoff.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import {
  movedOn,
  roundInput,
  type StepAnswer,
  WokenEarly,
  waitForEscalation,
} from '../shared/workflow-step.ts';

export type RemindDependencies = {
  readonly leads: Pick<LeadStore, 'read' | 'record'>;
  readonly now: () => number;
  readonly patience: Patience;
};

export function remindOwnerHandler({ leads, now, patience }: RemindDependencies) {
  return async (input: unknown): Promise<StepAnswer> => {
    const { leadId, round } = roundInput.parse(input);
    return untilSettled(async () => {
      const lead = await leads.read(leadId);
      if (lead?.stage !== 'assigned') return movedOn(leadId);
      const change = passResponseDue(lead, round, { at: new Date(now()).toISOString(), actor: 'workflow' });
      switch (change.outcome) {
        case 'moved-on':
          return movedOn(leadId);
        case 'too-early':
          throw new WokenEarly();
        case 'already-passed':
        case 'coalesced':
          return waitForEscalation(lead);
        case 'changed': {
          const stored = await leads.record(change);
          return stored.outcome === 'lost-race' ? 'lost-race' : waitForEscalation(change.lead);
        }
      }
    }, patience);
  };
}
