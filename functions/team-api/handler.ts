/** `/api/team` and `/api/me`: who is on the team, changes of it, and who is asking. */

import { emptyRequest } from '../../core/contracts/requests.ts';
import type { MemberChangedAnswer, TeamAnswer } from '../../core/contracts/team.ts';
import { id } from '../../core/model/ids.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { worksOnLeads } from '../../core/team.ts';
import { auditQuery, memberChange, newMemberRequest } from '../../core/team-contracts.ts';
import { memberView } from '../../core/team-view.ts';
import type { Authorizer, Role } from '../shared/authorizer.ts';
import { type HttpHandler, type HttpReply, type HttpRequest, json } from '../shared/http.ts';
import { etagOf, ifMatch } from '../shared/if-match.ts';
import { Refused } from '../shared/problem.ts';
import { readBody, readQuery } from '../shared/request.ts';
import type { TeamAudit } from '../shared/team-audit.ts';
import type { TeamStore } from '../shared/team-store.ts';
import { type Caller, callerOf } from './caller.ts';
import type { Changed, TeamChanges } from './changes.ts';
import { meAnswerOf } from './me.ts';
import { checkWebhook } from './webhook-address.ts';

export type TeamApiDependencies = {
  readonly authorizer: Authorizer;
  readonly team: Pick<TeamStore, 'all' | 'read'>;
  readonly audit: Pick<TeamAudit, 'page'>;
  readonly changes: TeamChanges;
  readonly model: Pick<OperatingModel, 'calendar' | 'access'>;
  readonly loopbackWebhooks: boolean;
  readonly now: () => number;
};

const everybody: readonly Role[] = ['rep', 'manager', 'marketer', 'admin'];
const managers: readonly Role[] = ['manager', 'admin'];
const anybody: readonly Role[] = [...everybody, 'bi'];

export function teamApiHandler(dependencies: TeamApiDependencies): HttpHandler {
  const { authorizer, team, audit, changes, model, loopbackWebhooks, now } = dependencies;

  const callerAmong = async (request: HttpRequest, allowed: readonly Role[]) =>
    callerOf(await authorizer.require(request, allowed));

  return async (request) => {
    switch (request.routeKey) {
      case 'GET /api/me':
        return json(200, await meAnswerOf(await authorizer.require(request, anybody), team, model));
      case 'GET /api/team':
        return list(await callerAmong(request, everybody));
      case 'POST /api/team':
        return add(request, await callerAmong(request, managers));
      case 'PATCH /api/team/{id}':
        return change(request, await callerAmong(request, everybody));
      case 'POST /api/team/{id}/webhook-secret':
        return renewSecret(request, await callerAmong(request, everybody));
      case 'GET /api/team/audit':
        await callerAmong(request, managers);
        return readAudit(request);
      default:
        throw new Refused('not-found');
    }
  };

  async function list(caller: Caller): Promise<HttpReply> {
    const at = now();
    const members = await team.all();
    const answer: TeamAnswer = {
      items: members.map((member) => ({
        ...memberView(member, caller, at, model.calendar),
        etag: etagOf(member),
      })),
    };
    return json(200, answer);
  }

  async function add(request: HttpRequest, caller: Caller): Promise<HttpReply> {
    const member = readBody(request, newMemberRequest);
    checkWebhook(member.alerts, loopbackWebhooks);
    return answer(201, await changes.add(member, caller), caller);
  }

  async function change(request: HttpRequest, caller: Caller): Promise<HttpReply> {
    const asked = readBody(request, memberChange);
    checkWebhook(asked.alerts, loopbackWebhooks);
    const changed = await changes.change(memberIdOf(request), asked, caller, ifMatch(request));
    // Their untouched leads go to others by the clock; the rest a manager gives away.
    const mayHaveLeft = asked.active === false || asked.role !== undefined;
    const left = mayHaveLeft && !worksOnLeads(changed.member) ? { openLeads: changed.member.load.open } : {};
    return answer(200, changed, caller, left);
  }

  async function renewSecret(request: HttpRequest, caller: Caller): Promise<HttpReply> {
    readBody(request, emptyRequest);
    return answer(
      200,
      await changes.renewWebhookSecret(memberIdOf(request), caller, ifMatch(request)),
      caller,
    );
  }

  async function readAudit(request: HttpRequest): Promise<HttpReply> {
    const { limit, cursor } = readQuery(request, auditQuery);
    const page = await audit.page(limit, cursor);
    if (page) return json(200, page);
    const errors = [{ path: 'cursor', message: 'is not a cursor of this list' }];
    throw new Refused('invalid-fields', { errors });
  }

  function answer(
    status: number,
    { member, webhookSecret }: Changed,
    caller: Caller,
    more: Pick<MemberChangedAnswer, 'openLeads'> = {},
  ): HttpReply {
    const etag = etagOf(member);
    const view = memberView(member, caller, now(), model.calendar);
    const body: MemberChangedAnswer = { ...view, etag, ...more, webhookSecret };
    return json(status, body, { etag });
  }
}

/** What cannot be an id is a member who does not exist. */
function memberIdOf(request: HttpRequest): string {
  const named = id.safeParse(request.pathParameters?.['id']);
  if (!named.success) throw new Refused('not-found');
  return named.data;
}
