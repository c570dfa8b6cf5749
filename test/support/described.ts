/** Holds the answers of functions to what is described of their routes: tests of functions test the description as well. */
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { leadItemAnswer } from '../../core/contracts/leads.ts';
import { problemAnswer } from '../../core/contracts/problem.ts';
import { refusalsOf, routeKeyOf } from '../../core/contracts/routes/route.ts';
import { routes } from '../../core/contracts/routes.ts';
import type { HttpReply } from '../../functions/shared/http.ts';

const routeOf = new Map(routes.map((route) => [routeKeyOf(route), route]));

/** Fails for a status or a media type that is not described, and for a field too many or too few. */
export function expectDescribed(routeKey: string, { statusCode, headers, body }: HttpReply): void {
  const route = routeOf.get(routeKey);
  if (!route) return;
  const type = headers['content-type']?.split(';')[0] ?? '';
  const said = `${routeKey} answers ${statusCode} as ${type}`;
  const answer = route.answers[statusCode];
  if (answer === undefined) {
    if (statusCode < 500) expect(Object.keys(refusalsOf(route)), said).toContain(String(statusCode));
    // Whom a browser shows the form gets a page.
    if (type !== 'text/html') expectFitting(problemAnswer, body, said);
    return;
  }
  if (body === '') return;
  const content = answer.content?.[type];
  expect(content, said).toBeDefined();
  if (content && type === 'application/json') expectFitting(content.schema, body, said);
  if (type === 'application/x-ndjson') {
    for (const line of body.trimEnd().split('\n')) expectFitting(leadItemAnswer, line, said);
  }
}

/** A schema drops what it does not know, so whatever is not described is missing afterwards. */
function expectFitting(schema: { parse(value: unknown): unknown }, body: string, said: string): void {
  const answered: unknown = JSON.parse(body);
  const known = schema.parse(answered);
  // Quicker than `toEqual`, whose words are for the case that they differ.
  if (!isDeepStrictEqual(known, answered)) expect(known, said).toEqual(answered);
}
