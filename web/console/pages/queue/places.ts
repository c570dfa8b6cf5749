/**
 * Where each lead stands in the list. While a person is at it, nothing moves under their pointer: what is new waits
 * above the list, what has gone stays where it was until they let go.
 */
import { isUntouched, type QueueLead } from './queue-lead.ts';

export type Group = 'first-response' | 'in-progress' | 'all';

export type Place = {
  readonly lead: QueueLead;
  readonly group: Group;
  /** It is no longer in the list that the API answers. */
  readonly gone: boolean;
};

const groupOf = (lead: QueueLead): Group => (isUntouched(lead) ? 'first-response' : 'in-progress');

/** In the API's order; in groups, what waits for a first response comes before the rest. */
export function arrange(leads: readonly QueueLead[], grouped: boolean): Place[] {
  if (!grouped) return leads.map((lead) => ({ lead, group: 'all', gone: false }));
  const places = leads.map((lead): Place => ({ lead, group: groupOf(lead), gone: false }));
  return [
    ...places.filter(({ group }) => group === 'first-response'),
    ...places.filter(({ group }) => group === 'in-progress'),
  ];
}

/** The places on the screen once `fresh` is known. `still`: somebody is about to press something. */
export function settle(shown: readonly Place[], fresh: readonly Place[], still: boolean): readonly Place[] {
  if (!still || shown.length === 0) return fresh;
  const freshById = new Map(fresh.map((place) => [place.lead.leadId, place]));
  const kept = shown.map((place): Place => {
    const now = freshById.get(place.lead.leadId);
    return now ? { lead: now.lead, group: place.group, gone: false } : { ...place, gone: true };
  });
  return [...kept, ...behind(shown, fresh)];
}

/** What comes after all that is shown moves nothing: the next page that was scrolled to. */
function behind(shown: readonly Place[], fresh: readonly Place[]): readonly Place[] {
  const ids = idsOf(shown);
  const last = fresh.findLastIndex(({ lead }) => ids.has(lead.leadId));
  return fresh.slice(last + 1);
}

/** How many leads wait to be let in. */
export function newcomers(shown: readonly Place[], fresh: readonly Place[]): number {
  const ids = idsOf(shown);
  return fresh.filter(({ lead }) => !ids.has(lead.leadId)).length;
}

const idsOf = (places: readonly Place[]): ReadonlySet<string> =>
  new Set(places.map(({ lead }) => lead.leadId));

/** How many leads each group has. */
export function sizesOf(places: readonly Place[]): Record<Group, number> {
  const sizes = { 'first-response': 0, 'in-progress': 0, all: 0 };
  for (const { group, gone } of places) if (!gone) sizes[group] += 1;
  return sizes;
}

export type Line =
  | {
      readonly kind: 'heading';
      readonly group: Exclude<Group, 'all'>;
      /** The lead that follows: leads that are held in place can part a group. */
      readonly before: string;
    }
  | { readonly kind: 'lead'; readonly place: Place /** Among the leads, from 0. */; readonly index: number };

/** The lines of the list: the places with a heading where a group begins. */
export function linesOf(places: readonly Place[]): Line[] {
  return places.flatMap((place, index): Line[] => {
    const { group, lead } = place;
    const line: Line = { kind: 'lead', place, index };
    if (group === 'all' || places[index - 1]?.group === group) return [line];
    return [{ kind: 'heading', group, before: lead.leadId }, line];
  });
}

/** The line of a lead, by its index among the leads; -1 without leads. */
export function lineOf(lines: readonly Line[], index: number): number {
  // Few headings are before it: it is not far behind.
  for (let at = Math.max(0, index); at < lines.length; at += 1) {
    const line = lines[at];
    if (line?.kind === 'lead' && line.index === index) return at;
  }
  return -1;
}
