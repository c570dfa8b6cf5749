/** The description of the API against the functions: who may ask, and that an answer which is not described is noticed. */
import { describe, expect, it } from 'vitest';
import { routeKeyOf } from '../../core/contracts/routes/route.ts';
import { routes } from '../../core/contracts/routes.ts';
import { alertApiHandler } from '../../functions/alert-api/handler.ts';
import { experimentApiHandler } from '../../functions/experiment-api/handler.ts';
import { exportLeadsHandler } from '../../functions/export-leads/handler.ts';
import { getMetricsHandler } from '../../functions/get-metrics/handler.ts';
import { keyApiHandler } from '../../functions/key-api/handler.ts';
import { leadApiHandler } from '../../functions/lead-api/handler.ts';
import { modelApiHandler } from '../../functions/model-api/handler.ts';
import { quarantineApiHandler } from '../../functions/quarantine-api/handler.ts';
import { rebuildApiHandler } from '../../functions/rebuild-api/handler.ts';
import { reviewApiHandler } from '../../functions/review-api/handler.ts';
import { scorecardApiHandler } from '../../functions/scorecard-api/handler.ts';
import type { Role } from '../../functions/shared/authorizer.ts';
import type { HttpHandler } from '../../functions/shared/http.ts';
import { spendApiHandler } from '../../functions/spend-api/handler.ts';
import { teamApiHandler } from '../../functions/team-api/handler.ts';
import { troubleApiHandler } from '../../functions/trouble-api/handler.ts';
import { expectDescribed } from '../support/described.ts';
import { aRequest } from '../support/requests.ts';

/** Which function answers below which path. */
const makers: Readonly<Record<string, (dependencies: never) => HttpHandler>> = {
  '/api/leads': leadApiHandler,
  '/api/exports/leads': exportLeadsHandler,
  '/api/scorecard': scorecardApiHandler,
  '/api/spend': spendApiHandler,
  '/api/experiments': experimentApiHandler,
  '/api/alerts': alertApiHandler,
  '/api/me': teamApiHandler,
  '/api/model': modelApiHandler,
  '/api/quarantine': quarantineApiHandler,
  '/api/dead-letters': troubleApiHandler,
  '/api/overrides': troubleApiHandler,
  '/api/team': teamApiHandler,
  '/api/keys': keyApiHandler,
  '/api/metrics/rebuild': rebuildApiHandler,
  '/api/metrics': getMetricsHandler,
  '/api/reviews': reviewApiHandler,
};

/** The roles that the function lets in, asked before anything else: it has nothing but the question. */
async function rolesLetIn(method: string, path: string): Promise<readonly Role[] | undefined> {
  let letIn: readonly Role[] | undefined;
  const authorizer = {
    require: async (_: unknown, allowed: readonly Role[]) => {
      letIn = allowed;
      throw new Error('nobody');
    },
  };
  const make = Object.entries(makers).find(([prefix]) => `${path}/`.startsWith(`${prefix}/`))?.[1];
  await make?.({ authorizer } as never)(aRequest({ method, route: path })).catch(() => undefined);
  return letIn;
}

describe('the description of who may ask', () => {
  const restricted = routes.filter(({ roles }) => roles !== 'public');

  it.each(restricted.map((route) => [routeKeyOf(route), route] as const))(
    '%s: is what the function asks for',
    async (_, { method, path, roles }) => {
      expect([...((await rolesLetIn(method.toUpperCase(), path)) ?? [])].sort()).toEqual([...roles].sort());
    },
  );
});

describe('an answer that is not described is noticed', () => {
  const answer =
    (statusCode: number, body: object | null, type = 'application/json') =>
    () =>
      expectDescribed('GET /api/keys', {
        statusCode,
        headers: { 'content-type': type },
        body: body === null ? '' : JSON.stringify(body),
      });
  const problem = { type: 'urn:x', title: 'No', status: 403 };
  const key = { keyId: 'k', name: 'n', role: 'bi', createdAt: '2026-11-23T15:00:00.000Z' };
  const listed = { ...key, createdBy: 'admin:robin', revokedAt: null };

  it('while one that is may pass', () => {
    expect(answer(200, { items: [listed] })).not.toThrow();
    expect(answer(403, problem, 'application/problem+json')).not.toThrow();
    expect(answer(500, { ...problem, status: 500 }, 'application/problem+json')).not.toThrow();
  });

  it.each([
    ['a field too many', answer(200, { items: [{ ...listed, secretHash: 'x' }] })],
    ['a field too few', answer(200, { items: [key] })],
    ['another media type', answer(200, { items: [listed] }, 'text/html')],
    ['another status', answer(201, { items: [listed] })],
    ['a refusal that cannot be', answer(404, problem, 'application/problem+json')],
    ['a refusal in words of its own', answer(403, { message: 'No' })],
  ])('%s', (_, given) => {
    expect(given).toThrow();
  });
});
