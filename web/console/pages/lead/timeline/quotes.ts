/** What people wrote at an entry of the timeline: notes of ours, and what the lead sent with a touchpoint. */

import { contactFacts } from '../asked/contact.ts';
import type { Entry } from '../lead.ts';

export type Quote = { readonly of: string; readonly text: string };

export function quotesOf(entry: Entry): Quote[] {
  const form = 'form' in entry ? entry.form : null;
  const said: (readonly [of: string, text: string | null | undefined])[] = [
    ['Form', form],
    ['Note', entry.note],
    ['Message', entry.message],
    ['Landing page', entry.landingPage],
    ['Consent', entry.consent],
    ...(entry.contact ? [...contactFacts(entry.contact), ['E-mail', entry.contact.email] as const] : []),
    ...Object.entries(entry.answers ?? {}),
  ];
  return said.flatMap(([of, text]) => (text ? [{ of, text }] : []));
}
