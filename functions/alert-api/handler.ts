/** `GET /api/alerts`: which alerts did not arrive, and which wait; names people by their ids and nothing of the lead. */

import type { AlertItem, AlertListAnswer } from '../../core/contracts/alerts.ts';
import { alertListQuery } from '../../core/contracts/requests.ts';
import { spanOf } from '../../core/day-span.ts';
import type { Authorizer } from '../shared/authorizer.ts';
import { type HttpHandler, json } from '../shared/http.ts';
import { Refused } from '../shared/problem.ts';
import { readQuery } from '../shared/request.ts';
import type { AlertList, ListedAlert } from './alert-list.ts';

export type AlertApiDependencies = {
  readonly authorizer: Authorizer;
  readonly list: AlertList;
  /** In which days begin and end. */
  readonly timeZone: string;
};

export function alertApiHandler({ authorizer, list, timeZone }: AlertApiDependencies): HttpHandler {
  return async (request) => {
    await authorizer.require(request, ['manager', 'admin']);
    const { from, to, ...query } = readQuery(request, alertListQuery);
    if (from !== undefined && to !== undefined && from > to) {
      const errors = [{ path: 'from', message: `must not be after to (${to})` }];
      throw new Refused('invalid-fields', { errors });
    }
    const { alerts, nextCursor } = await list(query, spanOf({ from, to }, timeZone));
    const page: AlertListAnswer = { items: alerts.map(itemOf), nextCursor };
    return json(200, page);
  };
}

function itemOf({ leadId, row }: ListedAlert): AlertItem {
  const { kind, round, role, recipientId, channel, status, attempts, at } = row;
  const { outcome = null, holdUntil = null, fellOverTo = null, insteadOf = null } = row;
  const what = { leadId, kind, round, role, recipientId, channel };
  return { ...what, status, outcome, attempts, at, holdUntil, fellOverTo, insteadOf };
}
