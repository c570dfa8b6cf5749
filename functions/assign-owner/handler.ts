/** The workflow's first step: the lead gets its owner and the clock starts. Repeated, it answers where the lead is. */
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import type { Ownership } from '../shared/ownership.ts';
import { leadInput, movedOn, type StepAnswer, waitForFirstResponse } from '../shared/workflow-step.ts';

export type AssignDependencies = {
  readonly leads: Pick<LeadStore, 'read'>;
  readonly ownership: Pick<Ownership, 'giveToNext'>;
  readonly now: () => number;
  readonly patience: Patience;
};

export function assignOwnerHandler({ leads, ownership, now, patience }: AssignDependencies) {
  return async (input: unknown): Promise<StepAnswer> => {
    const { leadId } = leadInput.parse(input);
    return untilSettled(async () => {
      const lead = await leads.read(leadId);
      if (lead?.stage === 'assigned') return waitForFirstResponse(lead);
      if (lead?.stage !== 'captured') return movedOn(leadId);
      const given = await ownership.giveToNext(lead, () => ({
        at: new Date(now()).toISOString(),
        actor: 'workflow',
      }));
      if (given === 'lost-race') return given;
      return given === 'moved-on' ? movedOn(leadId) : waitForFirstResponse(given);
    }, patience);
  };
}
