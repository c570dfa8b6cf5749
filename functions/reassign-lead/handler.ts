/** The owner let the lead lie: the next one takes it, or the manager when nobody is left. */
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import type { Ownership } from '../shared/ownership.ts';
import {
  movedOn,
  roundInput,
  type StepAnswer,
  WokenEarly,
  waitForFirstResponse,
} from '../shared/workflow-step.ts';

export type ReassignDependencies = {
  readonly leads: Pick<LeadStore, 'read'>;
  readonly ownership: Pick<Ownership, 'giveToNext'>;
  readonly now: () => number;
  readonly patience: Patience;
};

export function reassignLeadHandler({ leads, ownership, now, patience }: ReassignDependencies) {
  return async (input: unknown): Promise<StepAnswer> => {
    const { leadId, round } = roundInput.parse(input);
    return untilSettled(async () => {
      const lead = await leads.read(leadId);
      if (lead?.stage !== 'assigned') return movedOn(leadId);
      const { assignment } = lead;
      if (assignment.round !== round) {
        // A repeat of this very step goes on with the owner it gave the lead to. After a person's decision
        // another workflow follows the lead.
        return assignment.cause === 'untouched' ? waitForFirstResponse(lead) : movedOn(leadId);
      }
      const { reassignAt } = assignment.deadlines;
      if (reassignAt === null) return { leadId, outcome: 'last-owner' };
      if (now() < Date.parse(reassignAt)) throw new WokenEarly();
      const given = await ownership.giveToNext(lead, () => ({
        at: new Date(now()).toISOString(),
        actor: 'workflow',
      }));
      if (given === 'lost-race') return given;
      return given === 'moved-on' ? movedOn(leadId) : waitForFirstResponse(given);
    }, patience);
  };
}
