/** What failed for good (`/api/dead-letters`), and which leads went past the gate (`/api/overrides`). */
import {
  type DeadLettersAnswer,
  type OverrideItem,
  type OverridesAnswer,
  overridesQuery,
} from '../../core/contracts/trouble.ts';
import { dayIn } from '../../core/day.ts';
import { dayRange } from '../../core/day-range.ts';
import { spanOf } from '../../core/day-span.ts';
import { personOf, type Team } from '../../core/team.ts';
import type { Authorizer } from '../shared/authorizer.ts';
import type { GateOverrides, LeadOverride } from '../shared/gate-overrides.ts';
import { type HttpHandler, type HttpReply, type HttpRequest, json } from '../shared/http.ts';
import { Refused } from '../shared/problem.ts';
import { readQuery } from '../shared/request.ts';
import type { TeamStore } from '../shared/team-store.ts';
import type { DeadBatches } from './dead-batches.ts';
import type { DeadQueue } from './dead-queue.ts';

export type TroubleApiDependencies = {
  readonly authorizer: Authorizer;
  readonly messages: DeadQueue;
  readonly batches: DeadBatches;
  readonly overrides: GateOverrides;
  readonly team: Pick<TeamStore, 'all'>;
  /** In which days begin and end. */
  readonly timeZone: string;
  readonly now: () => number;
};

export function troubleApiHandler(dependencies: TroubleApiDependencies): HttpHandler {
  const { authorizer, messages, batches, overrides, team, timeZone, now } = dependencies;

  return async (request) => {
    switch (request.routeKey) {
      case 'GET /api/dead-letters':
        await authorizer.require(request, ['manager', 'admin']);
        return deadLetters();
      case 'GET /api/overrides':
        await authorizer.require(request, ['marketer', 'manager', 'admin']);
        return overridden(request);
      default:
        throw new Refused('not-found');
    }
  };

  async function deadLetters(): Promise<HttpReply> {
    const [queued, kept] = await Promise.all([messages(), batches()]);
    const answer: DeadLettersAnswer = { messages: queued, batches: kept };
    return json(200, answer);
  }

  async function overridden(request: HttpRequest): Promise<HttpReply> {
    const range = dayRange(readQuery(request, overridesQuery), dayIn(timeZone, now()));
    if ('path' in range) throw new Refused('invalid-fields', { errors: [range] });
    const { first = '', last = '' } = spanOf(range, timeZone);
    const [found, members] = await Promise.all([overrides(first, last), team.all()]);
    const answer: OverridesAnswer = { ...range, items: found.toReversed().map((it) => itemOf(it, members)) };
    return json(200, answer);
  }
}

function itemOf({ lead, ...override }: LeadOverride, team: Team): OverrideItem {
  const { source, campaign } = lead.attribution.firstTouch;
  const { name = null, company = null } = lead.contact;
  const byName = personOf(team, override.byId)?.name ?? null;
  return { ...override, byName, name, company, stage: lead.stage, source, campaign };
}
