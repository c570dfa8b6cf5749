/** An earlier owner says they responded, but the lead is somebody else's by now: kept once for each round. */
import type { Happening } from '../../core/events.ts';
import { recordLateResponse } from '../../core/handoff.ts';
import type { ResponseChannel } from '../../core/lead.ts';
import { type Patience, untilSettled } from './dynamo.ts';
import type { LeadStore } from './lead-store.ts';

type Leads = Pick<LeadStore, 'read' | 'record' | 'timeline'>;
/** Who says so, and of which round of theirs. */
export type Late = { readonly leadId: string; readonly personId: string; readonly round: number };

/** Records it once, however often they say so, while somebody works on the lead. */
export async function recordLate(
  leads: Leads,
  late: Late & { readonly channel: ResponseChannel },
  happening: () => Happening,
  patience: Patience,
): Promise<void> {
  const { leadId, personId, round, channel } = late;
  await untilSettled(async () => {
    const lead = await leads.read(leadId);
    if (lead?.stage !== 'assigned' && lead?.stage !== 'contacted') return 'settled';
    if (await hasSaidLate(leads, late)) return 'settled';
    const change = recordLateResponse(lead, { by: personId, round, channel }, happening());
    const stored = await leads.record(change);
    return stored.outcome === 'lost-race' ? 'lost-race' : 'settled';
  }, patience);
}

export async function hasSaidLate(leads: Pick<LeadStore, 'timeline'>, { leadId, personId, round }: Late) {
  const events = await leads.timeline(leadId);
  return events.some(
    ({ event }) => event.type === 'LateResponse' && event.by === personId && event.lateRound === round,
  );
}
