/** Who may ask for a route, as it is described and as the function behind it has it checked. */
import { describe, expect, it } from 'vitest';
import { routeKeyOf } from '../../core/contracts/routes/route.ts';
import { routes } from '../../core/contracts/routes.ts';
import { alertApiHandler } from '../../functions/alert-api/handler.ts';
import { experimentApiHandler } from '../../functions/experiment-api/handler.ts';
import { exportLeadsHandler } from '../../functions/export-leads/handler.ts';
import { getMetricsHandler } from '../../functions/get-metrics/handler.ts';
import { keyApiHandler } from '../../functions/key-api/handler.ts';
import { leadApiHandler } from '../../functions/lead-api/handler.ts';
import { rebuildApiHandler } from '../../functions/rebuild-api/handler.ts';
import { reviewApiHandler } from '../../functions/review-api/handler.ts';
import { scorecardApiHandler } from '../../functions/scorecard-api/handler.ts';
import type { Role } from '../../functions/shared/authorizer.ts';
import type { HttpHandler } from '../../functions/shared/http.ts';
import { spendApiHandler } from '../../functions/spend-api/handler.ts';
import { teamApiHandler } from '../../functions/team-api/handler.ts';
import { aRequest } from '../support/requests.ts';

/** Which function answers below which path. */
const makers: Readonly<Record<string, (dependencies: never) => HttpHandler>> = {
  '/api/leads': leadApiHandler,
  '/api/exports/leads': exportLeadsHandler,
  '/api/scorecard': scorecardApiHandler,
  '/api/spend': spendApiHandler,
  '/api/experiments': experimentApiHandler,
  '/api/alerts': alertApiHandler,
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
