/** `/api/spend`: what campaigns cost, imported from ad platforms and listed by day. */
import { type SpendItem, type SpendListAnswer, spendListQuery } from '../../core/contracts/spend.ts';
import { formatMinor } from '../../core/currency.ts';
import { dayRange } from '../../core/day-range.ts';
import type { Authorizer } from '../shared/authorizer.ts';
import { type HttpHandler, type HttpReply, type HttpRequest, json } from '../shared/http.ts';
import type { Log } from '../shared/log.ts';
import { Refused } from '../shared/problem.ts';
import { readQuery } from '../shared/request.ts';
import type { SpendStore, StoredSpend } from '../shared/spend-store.ts';
import type { spendImports } from './imports.ts';

export type SpendApiDependencies = {
  readonly authorizer: Authorizer;
  readonly importFrom: ReturnType<typeof spendImports>;
  readonly spend: Pick<SpendStore, 'page'>;
  /** The day in the model's time zone. */
  readonly dayOf: (at: number) => string;
  readonly now: () => number;
  readonly log: Log;
};

export function spendApiHandler(dependencies: SpendApiDependencies): HttpHandler {
  const { authorizer, importFrom, spend, dayOf, now, log } = dependencies;

  return async (request) => {
    switch (request.routeKey) {
      case 'POST /api/spend': {
        await authorizer.require(request, ['marketer', 'manager', 'admin']);
        const answer = await importFrom(request);
        const { imported, replaced, unknownCampaigns } = answer;
        log.info('SPEND_IMPORTED', { imported, replaced, unknownCampaigns: unknownCampaigns.length });
        return json(200, answer);
      }
      case 'GET /api/spend':
        await authorizer.require(request, ['marketer', 'manager', 'admin', 'bi']);
        return list(request);
      default:
        throw new Refused('not-found');
    }
  };

  async function list(request: HttpRequest): Promise<HttpReply> {
    const { limit, cursor, ...asked } = readQuery(request, spendListQuery);
    const range = dayRange(asked, dayOf(now()));
    if ('path' in range) throw new Refused('invalid-fields', { errors: [range] });
    const page = await spend.page(range, limit, cursor);
    if (page) {
      const { items, nextCursor } = page;
      return json(200, { ...range, items: items.map(itemOf), nextCursor } satisfies SpendListAnswer);
    }
    const errors = [{ path: 'cursor', message: 'is not a cursor of this list' }];
    throw new Refused('invalid-fields', { errors });
  }
}

function itemOf({ row: { amountMinor, currency, ...row }, importedAt }: StoredSpend): SpendItem {
  return { ...row, amount: formatMinor(amountMinor, currency), currency, importedAt };
}
