/** The pages of a list that are loaded, some of them older than others. */
import type { QueueLead } from './queue-lead.ts';

export type LeadPage = { readonly leads: readonly QueueLead[]; readonly nextCursor: string | null };

/**
 * The leads of all pages, each once and as it was heard of last. `head`: the first page when it was asked for again
 * after the others. A lead that has left the head stays behind it, as it was, until its page is asked for again.
 */
export function merged(pages: readonly LeadPage[], head: LeadPage | undefined): readonly QueueLead[] {
  // A first page without a next one is the whole list.
  if (head?.nextCursor === null) return head.leads;
  const byId = new Map<string, QueueLead>();
  for (const { leads } of head ? [head, ...pages] : pages) {
    for (const lead of leads) if (!byId.has(lead.leadId)) byId.set(lead.leadId, lead);
  }
  return [...byId.values()];
}

/** The page with the lead as the API has just answered it, if the lead is in it. */
export const withLead = <Page extends LeadPage>(page: Page, lead: QueueLead): Page =>
  page.leads.some(({ leadId }) => leadId === lead.leadId)
    ? { ...page, leads: page.leads.map((each) => (each.leadId === lead.leadId ? lead : each)) }
    : page;
