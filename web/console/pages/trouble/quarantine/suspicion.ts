/** Was it a person? What stands in the field that only programs see tells most of it. */
import type { Submission } from '../queries.ts';

type Suspected = Pick<Submission, 'trap' | 'email' | 'name' | 'company' | 'phone' | 'errors'>;

const LINK = /https?:|www\.|<|\[url/i;

/** What happened, in a sentence. */
export function suspicionWords({ trap, email, name, company, phone }: Suspected): string {
  if (LINK.test(trap)) return 'There is a link in the hidden field: most likely a bot.';
  const own = { company, name, 'e-mail address': email, 'telephone number': phone };
  const repeated = Object.entries(own).find(([, value]) => value !== null && isSame(value, trap))?.[0];
  if (repeated !== undefined)
    return `The hidden field repeats their ${repeated}: a browser may have filled it in by itself.`;
  return 'Something stands in the hidden field, which no person sees.';
}

/** What to do about it, in a sentence. */
export function adviceOn({ errors, trap }: Pick<Suspected, 'errors' | 'trap'>): string {
  if (errors.length > 0)
    return `It cannot become a lead: ${errors.map(({ path, message }) => `${path} ${message}`).join('; ')}.`;
  if (LINK.test(trap)) return 'Dismiss it, unless you know that a person wrote it.';
  return 'If a person wrote this, release it: it becomes a lead, and its clock starts then.';
}

const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
