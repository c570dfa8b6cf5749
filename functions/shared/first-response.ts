/** Records that somebody responded to a lead: the one act that stops the clock, from whichever door it comes. */
import type { BusinessCalendar } from '../../core/calendar.ts';
import type { Happening } from '../../core/events.ts';
import { type Response, recordFirstResponse } from '../../core/handoff.ts';
import type { Contacted, Lead } from '../../core/lead.ts';
import { type Patience, untilSettled } from './dynamo.ts';
import type { LeadStore } from './lead-store.ts';

export type ResponseOutcome =
  | { readonly outcome: 'recorded'; readonly lead: Contacted }
  /** The lead is past it, or not there yet; `lead` is as it is now. */
  | { readonly outcome: 'already-contacted' | 'not-assigned' | 'reassigned' | 'closed'; readonly lead: Lead }
  | { readonly outcome: 'no-lead' };

/**
 * Records the response of a lead. With `round`, only while the lead is in that round: who lost the lead meanwhile
 * does not stop the next owner's clock.
 */
export function respondToLead(
  leads: Pick<LeadStore, 'read' | 'record'>,
  leadId: string,
  response: Response & { readonly round?: number; readonly note?: string | undefined },
  happening: () => Happening,
  calendar: Pick<BusinessCalendar, 'openTimeBetween'>,
  patience: Patience,
): Promise<ResponseOutcome> {
  const { round, note, ...facts } = response;
  return untilSettled<ResponseOutcome>(async () => {
    const lead = await leads.read(leadId);
    if (lead === null) return { outcome: 'no-lead' };
    if (lead.stage === 'assigned' && round !== undefined && lead.assignment.round !== round) {
      return { outcome: 'reassigned', lead };
    }
    const change = recordFirstResponse(lead, facts, happening(), calendar);
    if (change.outcome !== 'changed') return { outcome: change.outcome, lead };
    const stored = await leads.record({ ...change, details: { note } });
    return stored.outcome === 'lost-race' ? 'lost-race' : { outcome: 'recorded', lead: change.lead };
  }, patience);
}
