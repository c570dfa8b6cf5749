/** Optimistic concurrency: a change that names the version it was made from is refused when the thing has moved on. */
import { type HttpRequest, header } from './http.ts';

type Versioned = { readonly version: number };

export const etagOf = ({ version }: Versioned): string => `"${version}"`;

/** Whether a change may be made to the thing as it is; always without If-Match. */
export function ifMatch(request: HttpRequest): { fits(thing: Versioned): boolean } {
  const condition = header(request, 'if-match')?.trim();
  if (condition === undefined || condition === '*') return { fits: () => true };
  const tags = condition.split(',').map((tag) => tag.trim());
  return { fits: (thing) => tags.includes(etagOf(thing)) };
}
