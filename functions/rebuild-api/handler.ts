/** `/api/metrics/rebuild`: starts a rebuild of the figures, or says how the last ones went. */
import { type RebuildAnswer, rebuildRequest } from '../../core/contracts/rebuild.ts';
import { isAtWork } from '../../core/rebuild.ts';
import { type Authorizer, actorOf } from '../shared/authorizer.ts';
import { type HttpHandler, type HttpReply, type HttpRequest, json } from '../shared/http.ts';
import type { Log } from '../shared/log.ts';
import { Refused } from '../shared/problem.ts';
import { type NewRun, type RebuildRuns, runView } from '../shared/rebuild-runs.ts';
import { readBody } from '../shared/request.ts';

const SHOWN = 10;

export type RebuildApiDependencies = {
  readonly authorizer: Authorizer;
  readonly runs: Pick<RebuildRuns, 'latest'>;
  /** Starts the workflow, once for each run. */
  readonly start: (run: NewRun) => Promise<void>;
  /** A ULID. */
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Log;
};

export function rebuildApiHandler({ authorizer, runs, start, newId, now, log }: RebuildApiDependencies) {
  const handle: HttpHandler = async (request) => {
    const actor = actorOf(await authorizer.require(request, ['admin']));
    switch (request.routeKey) {
      case 'GET /api/metrics/rebuild':
        return json(200, { items: (await runs.latest(SHOWN)).map((run) => runView(run, now())) });
      case 'POST /api/metrics/rebuild':
        return begin(request, actor);
      default:
        throw new Refused('not-found');
    }
  };
  return handle;

  /** The workflow's first step decides; a rebuild that is known to run is refused here, so that people hear of it. */
  async function begin(request: HttpRequest, by: string): Promise<HttpReply> {
    const { verifyOnly } = readBody(request, rebuildRequest);
    const running = (await runs.latest(SHOWN)).find((run) => isAtWork(run, now()));
    if (running)
      throw new Refused('rebuild-runs', { detail: `${running.runId} runs since ${running.startedAt}` });
    const run: NewRun = { runId: newId(), verifyOnly, by, startedAt: new Date(now()).toISOString() };
    await start(run);
    log.info('REBUILD_STARTED', { runId: run.runId, verifyOnly });
    const answer: RebuildAnswer = {
      ...run,
      status: 'running',
      endedAt: null,
      events: 0,
      unreadable: 0,
      differences: [],
    };
    return json(202, answer);
  }
}
