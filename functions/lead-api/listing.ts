/** Which list of leads a query asks for. */
import type { LeadListQuery } from '../../core/contracts/requests.ts';
import { type DayRange, dayRange, type RangeError as WrongDays } from '../../core/day-range.ts';

export type Listing =
  /** Of an owner, what is due first; of any day without a range. */
  | { readonly kind: 'owner'; readonly ownerId: string; readonly range: DayRange | null }
  /** Of capture days, newest first. */
  | { readonly kind: 'days'; readonly range: DayRange }
  /** What waits for a first response, whoever owns it. */
  | { readonly kind: 'waiting' };

/** The days of a queue are nobody's concern: what is still open counts, however old it is. */
export function listingOf(query: LeadListQuery, today: string): Listing | WrongDays {
  const { owner, waiting, open, from, to } = query;
  if (owner === undefined && waiting !== undefined) return { kind: 'waiting' };
  const ofAnyDay = from === undefined && to === undefined && (waiting ?? open) !== undefined;
  if (owner !== undefined && ofAnyDay) return { kind: 'owner', ownerId: owner, range: null };
  const range = dayRange(query, today);
  if ('path' in range) return range;
  return owner === undefined ? { kind: 'days', range } : { kind: 'owner', ownerId: owner, range };
}
