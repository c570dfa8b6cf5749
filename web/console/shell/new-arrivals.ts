/** Which leads are new to their owner, and what a notification says of one. */
import type { Schemas } from '../api/client.ts';
import { dateAndTime } from '../parts/time/format.ts';
import type { Tier } from '../parts/words.ts';

export type OwnLead = Pick<Schemas['LeadItem'], 'leadId' | 'round' | 'tier' | 'sla'>;

/** A lead that comes back to an owner comes in another round. */
const arrivalOf = ({ leadId, round }: OwnLead): string => `${leadId}#${round}`;

type Heard = { readonly known: ReadonlySet<string>; readonly arrived: readonly OwnLead[] };

/** `known`: the arrivals heard of so far; null at first, when what is there already is no news. */
export function hear(known: ReadonlySet<string> | null, leads: readonly OwnLead[]): Heard {
  return {
    known: new Set([...(known ?? []), ...leads.map(arrivalOf)]),
    arrived: known === null ? [] : leads.filter((lead) => !known.has(arrivalOf(lead))),
  };
}

const titles: Readonly<Record<Tier, string>> = {
  high: 'New high-intent lead',
  standard: 'New standard lead',
  nurture: 'New nurture lead',
};

/** It shows on locked screens: it names nobody. */
export const noticeOf = (lead: OwnLead): { title: string; body: string; tag: string } => ({
  title: titles[lead.tier],
  body: lead.sla ? `Respond by ${dateAndTime(lead.sla.respondBy)}` : '',
  // Of two tabs that hear of it, the later one only replaces the notification of the other.
  tag: arrivalOf(lead),
});
