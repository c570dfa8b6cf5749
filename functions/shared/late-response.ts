/** An earlier owner says they responded, but the lead is somebody else's by now: kept once for each round. */
import type { Happening } from '../../core/events.ts';
import { recordLateResponse } from '../../core/handoff.ts';
import { isClosed, type ResponseChannel } from '../../core/lead.ts';
import { type Patience, untilSettled } from './dynamo.ts';
import type { LeadStore } from './lead-store.ts';

type Leads = Pick<LeadStore, 'read' | 'record' | 'timeline'>;
/** Who says so, and of which round of theirs. */
export type Late = { readonly leadId: string; readonly personId: string; readonly round: number };

/** What is known of the response in a round that is over. */
export type ResponseOfRound =
  /** The first response was given in it, in good time: the lead was handed on afterwards. */
  | 'first-response'
  /** Its owner has said that they responded all the same. */
  | 'said-late'
  | 'none';

export async function responseOfRound(
  leads: Pick<LeadStore, 'timeline'>,
  { leadId, personId, round }: Late,
): Promise<ResponseOfRound> {
  const events = await leads.timeline(leadId);
  if (events.some(({ event }) => event.type === 'LeadContacted' && event.round === round)) {
    return 'first-response';
  }
  const said = events.some(
    ({ event }) => event.type === 'LateResponse' && event.by === personId && event.lateRound === round,
  );
  return said ? 'said-late' : 'none';
}

/** Records it once, however often they say so, while somebody works on the lead. Answers what is known then. */
export async function recordLate(
  leads: Leads,
  late: Late & { readonly channel: ResponseChannel; readonly note?: string | undefined },
  happening: () => Happening,
  patience: Patience,
): Promise<ResponseOfRound> {
  const { leadId, personId, round, channel, note } = late;
  return untilSettled<ResponseOfRound>(async () => {
    const lead = await leads.read(leadId);
    const known = await responseOfRound(leads, late);
    if (known !== 'none' || lead === null || lead.stage === 'captured' || isClosed(lead)) return known;
    const change = recordLateResponse(lead, { by: personId, round, channel }, happening());
    const stored = await leads.record({ ...change, details: { note } });
    return stored.outcome === 'lost-race' ? 'lost-race' : 'said-late';
  }, patience);
}
