/** A lead as the API tells it. */
import type { Schemas } from '../../api/client.ts';

export type Lead = Schemas['Lead'];
export type Choice = Schemas['Choice'];
export type Action = Choice['action'];
export type Entry = Lead['timeline'][number];
export type EntryOf<Type extends Entry['type']> = Extract<Entry, { type: Type }>;
export type Finding = Lead['qualification']['fit']['authority'];

/** A lead as somebody saw it; `etag` names what they saw to whoever is asked for a change. */
export type SeenLead = { readonly lead: Lead; readonly etag: string };

export const nameOfLead = ({ contact }: Pick<Lead, 'contact'>): string => contact.name || contact.email;
