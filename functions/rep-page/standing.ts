/** How the person with the link stands to the lead, and what happened to it since it came in. */
import { isClosed, type Lead, type ResponseChannel, roundOf } from '../../core/lead.ts';
import { responseOfRound } from '../shared/late-response.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import type { Grant } from '../shared/signed-link.ts';

export type Standing =
  /** The clock of this round is running. */
  | 'yours'
  /** Somebody responded in this round. */
  | 'contacted'
  /** The lead was handed on after somebody had responded in this round. */
  | 'handed-on'
  /** The lead has another owner by now. */
  | 'moved-on'
  /** The same, and this person said that they had responded all the same. */
  | 'moved-on-and-recorded'
  | 'closed';

export async function standingOf(
  leads: Pick<LeadStore, 'timeline'>,
  grant: Grant,
  lead: Lead,
): Promise<Standing> {
  if (isClosed(lead)) return 'closed';
  if (roundOf(lead) === grant.round) return lead.stage === 'assigned' ? 'yours' : 'contacted';
  switch (await responseOfRound(leads, grant)) {
    case 'first-response':
      return 'handed-on';
    case 'said-late':
      return 'moved-on-and-recorded';
    case 'none':
      return 'moved-on';
  }
}

/**
 * What the link lets its holder do now. An owner's old link is as good as their newest: a lead can come back to whom it
 * was taken from, and a press must then stop the clock that runs.
 */
export const grantNow = (grant: Grant, lead: Lead): Grant =>
  lead.ownerId === grant.personId ? { ...grant, round: roundOf(lead) } : grant;

/** What came after the first submission and matters before a call: their later words, and who else says they responded. */
export type Since = {
  readonly touchpoints: readonly { at: string; form: string | null; message: string | null }[];
  readonly lateResponses: readonly { at: string; channel: ResponseChannel; by: string }[];
};

/** Of late responses those of others than the reader; `by` is their name. */
export async function sinceCapture(
  leads: Pick<LeadStore, 'timeline'>,
  { leadId, personId }: Grant,
  nameOf: (memberId: string) => string,
): Promise<Since> {
  const events = await leads.timeline(leadId);
  return {
    touchpoints: events.flatMap(({ event, details }) =>
      event.type === 'TouchpointAdded'
        ? [{ at: event.at, form: event.form, message: details?.message ?? null }]
        : [],
    ),
    lateResponses: events.flatMap(({ event }) =>
      event.type === 'LateResponse' && event.by !== personId
        ? [{ at: event.at, channel: event.channel, by: nameOf(event.by) }]
        : [],
    ),
  };
}
