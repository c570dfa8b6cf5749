import type { Lead } from '../lead.ts';

type Contact = Lead['contact'];

const facts: readonly (readonly [name: string, field: Exclude<keyof Contact, 'email' | 'phone'>])[] = [
  ['Name', 'name'],
  ['Job title', 'jobTitle'],
  ['Company', 'company'],
  ['Company size', 'companySize'],
  ['Industry', 'industry'],
  ['Country', 'country'],
];

/** What the person said of themselves, beside how they can be reached. */
export const contactFacts = (contact: Contact): (readonly [name: string, text: string])[] =>
  facts.flatMap(([name, field]) => (contact[field] ? [[name, contact[field]] as const] : []));
