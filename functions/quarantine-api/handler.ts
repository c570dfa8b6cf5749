/** `/api/quarantine`: what was taken for a bot's, for people who know better. */
import { emptyRequest } from '../../core/contracts/requests.ts';
import {
  type QuarantineAnswer,
  type QuarantinedAnswer,
  quarantineQuery,
} from '../../core/contracts/trouble.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { quarantinedView } from '../../core/quarantine-view.ts';
import { type Authorizer, actorOf, type Role } from '../shared/authorizer.ts';
import { type HttpHandler, type HttpReply, type HttpRequest, json } from '../shared/http.ts';
import type { Log } from '../shared/log.ts';
import { Refused } from '../shared/problem.ts';
import type { Quarantined } from '../shared/quarantine-items.ts';
import { leadIdOf, readBody, readQuery } from '../shared/request.ts';
import type { QuarantineList } from './quarantine-list.ts';
import type { Settling } from './settling.ts';

export type QuarantineApiDependencies = {
  readonly authorizer: Authorizer;
  readonly list: QuarantineList;
  readonly settling: Settling;
  readonly model: Pick<OperatingModel, 'intent'>;
  readonly now: () => number;
  readonly log: Log;
};

const both: readonly Role[] = ['marketer', 'manager', 'admin'];

export function quarantineApiHandler(dependencies: QuarantineApiDependencies): HttpHandler {
  const { authorizer, list, settling, model, now, log } = dependencies;

  return async (request) => {
    const by = actorOf(await authorizer.require(request, both));
    switch (request.routeKey) {
      case 'GET /api/quarantine':
        return page(request);
      case 'POST /api/quarantine/{id}/release':
        readBody(request, emptyRequest);
        return release(leadIdOf(request), by);
      case 'POST /api/quarantine/{id}/dismiss':
        readBody(request, emptyRequest);
        return dismiss(leadIdOf(request), by);
      default:
        throw new Refused('not-found');
    }
  };

  async function page(request: HttpRequest): Promise<HttpReply> {
    const { items, nextCursor } = await list(readQuery(request, quarantineQuery), now());
    const answer: QuarantineAnswer = { items: items.map(viewOf), nextCursor };
    return json(200, answer);
  }

  async function release(id: string, by: string): Promise<HttpReply> {
    const told = await settling.release(id, { by, now: now() });
    switch (told.outcome) {
      case 'released':
        log.info('SUBMISSION_RELEASED', { id, leadId: told.answer.leadId, by });
        return json(200, told.answer);
      case 'not-found':
        throw new Refused('not-found');
      case 'invalid':
        throw new Refused('invalid-fields', { errors: told.errors });
      case 'conflict':
        throw new Refused('submission-conflict');
    }
  }

  async function dismiss(id: string, by: string): Promise<HttpReply> {
    const told = await settling.dismiss(id, { by, now: now() });
    switch (told.outcome) {
      case 'dismissed':
        log.info('SUBMISSION_DISMISSED', { id, by });
        return json(200, viewOf(told.item));
      case 'not-found':
        throw new Refused('not-found');
      case 'released-before':
        throw new Refused('released');
    }
  }

  function viewOf({ id, status, at, expiresAt, fields, settled, answer }: Quarantined): QuarantinedAnswer {
    const told = {
      ...{ id, status, at, fields },
      expiresAt: new Date(expiresAt * 1000).toISOString(),
      settled: settled ?? null,
      leadId: answer?.leadId ?? null,
    };
    return quarantinedView(told, model);
  }
}
