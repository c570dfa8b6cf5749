/** Optimistic concurrency: a change that names the version it was made from is refused when the lead has moved on. */
import type { Lead } from '../../core/lead.ts';
import { type HttpRequest, header } from '../shared/http.ts';

export const etagOf = ({ version }: Lead): string => `"${version}"`;

/** Whether a change may be made to the lead as it is; always without If-Match. */
export function ifMatch(request: HttpRequest): { readonly given: boolean; fits(lead: Lead): boolean } {
  const condition = header(request, 'if-match')?.trim();
  if (condition === undefined || condition === '*') return { given: false, fits: () => true };
  const tags = condition.split(',').map((tag) => tag.trim());
  return { given: true, fits: (lead) => tags.includes(etagOf(lead)) };
}
