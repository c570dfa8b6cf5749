/** What a press on a button of the page does. A press that comes too late, or twice, is an outcome like any other. */
import type { BusinessCalendar } from '../../core/calendar.ts';
import { claimUntil } from '../../core/claim.ts';
import type { Happening } from '../../core/events.ts';
import { claim } from '../../core/handoff.ts';
import { type ResponseChannel, roundOf } from '../../core/lead.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import { respondToLead } from '../shared/first-response.ts';
import { recordLate } from '../shared/late-response.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import type { Grant } from '../shared/signed-link.ts';

export type Presses = ReturnType<typeof presses>;

export type PressDependencies = {
  readonly leads: LeadStore;
  readonly model: Pick<OperatingModel, 'claim'>;
  readonly calendar: Pick<BusinessCalendar, 'openTimeBetween'>;
  readonly policyMinuteMs: number;
  readonly patience: Patience;
};

export function presses({ leads, model, calendar, policyMinuteMs, patience }: PressDependencies) {
  return {
    /** "I called": the first response, or a late one when the lead has moved on. */
    async contacted(grant: Grant, channel: ResponseChannel, happening: () => Happening): Promise<string> {
      const { leadId, personId, round } = grant;
      const response = { by: personId, channel, evidence: 'self_reported', round } as const;
      const result = await respondToLead(leads, leadId, response, happening, calendar, patience);
      const late =
        result.outcome === 'reassigned' ||
        (result.outcome === 'already-contacted' && roundOf(result.lead) !== round);
      if (!late) return result.outcome;
      await recordLate(leads, { ...grant, channel }, happening, patience);
      return 'late';
    },

    /** "I'm on it": of the owner alone, and only while their clock runs. */
    claimed: ({ leadId, personId }: Grant, happening: () => Happening): Promise<string> =>
      untilSettled<string>(async () => {
        const lead = await leads.read(leadId);
        if (lead?.ownerId !== personId) return 'not-the-owner';
        const now = happening();
        const change = claim(lead, claimUntil(now.at, model.claim, policyMinuteMs), now);
        if (change.outcome !== 'changed') return change.outcome;
        const stored = await leads.record(change);
        return stored.outcome === 'lost-race' ? 'lost-race' : 'claimed';
      }, patience),
  };
}
