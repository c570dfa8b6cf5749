/** What the workflow tells its steps and what they answer; the workflow's choices are made on `outcome` alone. */
import * as z from 'zod';
import type { Assigned } from '../../core/lead.ts';
import type { StepOutcome } from '../../core/step-outcome.ts';

/** Every step is told the lead; steps after the assignment also the round that the workflow waited for. */
export const leadInput = z.object({ leadId: z.ulid() });
export const roundInput = z.object({ leadId: z.ulid(), round: z.number().int().min(1) });

export type StepAnswer =
  /** `waitUntil`: the next deadline, ISO 8601 UTC in whole seconds. */
  | { leadId: string; round: number; outcome: 'untouched'; waitUntil: string }
  | { leadId: string; outcome: Exclude<StepOutcome, 'untouched'> };

export const movedOn = (leadId: string): StepAnswer => ({ leadId, outcome: 'moved-on' });

export const waitUntil = (lead: Assigned, at: string): StepAnswer => ({
  leadId: lead.leadId,
  round: lead.assignment.round,
  outcome: 'untouched',
  waitUntil: at,
});

export const waitForFirstResponse = (lead: Assigned): StepAnswer =>
  waitUntil(lead, lead.assignment.deadlines.respondBy);

export const waitForEscalation = (lead: Assigned): StepAnswer =>
  waitUntil(lead, lead.assignment.deadlines.escalateAt);

export const waitForReassignment = (lead: Assigned): StepAnswer => {
  const { reassignAt } = lead.assignment.deadlines;
  return reassignAt === null ? { leadId: lead.leadId, outcome: 'last-owner' } : waitUntil(lead, reassignAt);
};

/**
 * The step ran before its deadline: the clocks of the workflow and of this function differ. Nothing may happen
 * early, so the workflow tries again a moment later.
 */
export class WokenEarly extends Error {
  override readonly name = 'WokenEarly';
}
