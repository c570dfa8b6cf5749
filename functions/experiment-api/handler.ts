/** `/api/experiments`: the backlog of both teams, with what each experiment changed. */
import * as z from 'zod';
import {
  type ExperimentAnswer,
  experimentChange,
  experimentListQuery,
  newExperimentRequest,
} from '../../core/contracts/experiments.ts';
import type { BackloggedExperiment } from '../../core/experiment.ts';
import { type Authorizer, actorOf, type Role } from '../shared/authorizer.ts';
import type { ExperimentResults } from '../shared/experiment-results.ts';
import type { ExperimentStore } from '../shared/experiment-store.ts';
import { type HttpHandler, type HttpReply, type HttpRequest, json } from '../shared/http.ts';
import { etagOf, ifMatch } from '../shared/if-match.ts';
import { Refused } from '../shared/problem.ts';
import { readBody, readQuery } from '../shared/request.ts';
import type { Backlog } from './backlog.ts';

export type ExperimentApiDependencies = {
  readonly authorizer: Authorizer;
  readonly experiments: Pick<ExperimentStore, 'all'>;
  readonly backlog: Backlog;
  readonly resultOf: ExperimentResults;
  /** The day in the model's time zone. */
  readonly dayOf: (at: number) => string;
  readonly now: () => number;
};

const readers: readonly Role[] = ['rep', 'manager', 'marketer', 'admin', 'bi'];
const writers: readonly Role[] = ['marketer', 'manager', 'admin'];

export function experimentApiHandler(dependencies: ExperimentApiDependencies): HttpHandler {
  const { authorizer, experiments, backlog, resultOf, dayOf, now } = dependencies;

  return async (request) => {
    switch (request.routeKey) {
      case 'GET /api/experiments':
        await authorizer.require(request, readers);
        return list(request);
      case 'POST /api/experiments': {
        const actor = actorOf(await authorizer.require(request, writers));
        return answer(201, await backlog.propose(readBody(request, newExperimentRequest), actor));
      }
      case 'PATCH /api/experiments/{id}': {
        await authorizer.require(request, writers);
        const change = readBody(request, experimentChange);
        return answer(200, await backlog.change(experimentIdOf(request), change, ifMatch(request)));
      }
      default:
        throw new Refused('not-found');
    }
  };

  async function list(request: HttpRequest): Promise<HttpReply> {
    const { status, sprint } = readQuery(request, experimentListQuery);
    const listed = (await experiments.all()).filter(
      ({ experiment }) =>
        (status === undefined || experiment.status === status) &&
        (sprint === undefined || experiment.sprint === sprint),
    );
    return json(200, { items: await Promise.all(listed.map(itemOf)) });
  }

  async function answer(status: number, stored: BackloggedExperiment): Promise<HttpReply> {
    return json(status, await itemOf(stored), { etag: etagOf(stored) });
  }

  async function itemOf(stored: BackloggedExperiment): Promise<ExperimentAnswer> {
    const nowhere = { startedOn: null, decidedOn: null, decision: null };
    const result = await resultOf(stored.experiment, dayOf(now()));
    return { ...nowhere, ...stored.experiment, etag: etagOf(stored), result };
  }
}

/** What cannot be an id is an experiment that does not exist. */
function experimentIdOf(request: HttpRequest): string {
  const named = z.ulid().safeParse(request.pathParameters?.['id']);
  if (!named.success) throw new Refused('not-found');
  return named.data;
}
