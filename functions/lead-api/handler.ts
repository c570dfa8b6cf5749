/** `/api/leads`: reads leads, and lets a person say what happened to one. */
import { actors } from '../../core/choices.ts';
import { contactRequest } from '../../core/contracts/requests.ts';
import { type Action, actions, allows } from '../../core/lifecycle.ts';
import { actorOf, type Principal } from '../shared/authorizer.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import type { HttpHandler, HttpReply, HttpRequest } from '../shared/http.ts';
import { etagOf, ifMatch } from '../shared/if-match.ts';
import { Refused } from '../shared/problem.ts';
import { leadIdOf, readBody } from '../shared/request.ts';
import { requireChanging, requireClaiming } from './access.ts';
import { type actionsOf, type Prepare, stageForbids } from './actions.ts';
import type { Contacts } from './contacts.ts';
import { leadReading, type ReadingDependencies } from './reading.ts';

export type LeadApiDependencies = ReadingDependencies & {
  readonly actions: ReturnType<typeof actionsOf>;
  readonly contacts: Contacts;
  readonly patience: Patience;
};

export function leadApiHandler(dependencies: LeadApiDependencies): HttpHandler {
  const { authorizer, leads, contacts, now, patience } = dependencies;
  const reading = leadReading(dependencies);

  const happening = (caller: Principal) => ({ at: new Date(now()).toISOString(), actor: actorOf(caller) });

  return async (request) => {
    if (request.routeKey === 'GET /api/leads') return reading.list(request);
    if (request.routeKey === 'GET /api/leads/{id}') return reading.one(request);
    if (request.routeKey === 'GET /api/leads/{id}/company') return reading.ofCompany(request);
    const action = actions.find((name) => request.routeKey === `POST /api/leads/{id}/${name}`);
    if (action === undefined) throw new Refused('not-found');
    const caller = await authorizer.require(request, actors[action]);
    return action === 'contact'
      ? contact(request, caller)
      : act(request, caller, action, dependencies.actions[action]);
  };

  /** Does it to the lead as it is, as often as somebody else is faster; with If-Match only to the version it names. */
  async function act(
    request: HttpRequest,
    caller: Principal,
    action: Action,
    prepare: Prepare,
  ): Promise<HttpReply> {
    const leadId = leadIdOf(request);
    const attempt = prepare(request, caller);
    const condition = ifMatch(request);
    const changed = await untilSettled(async () => {
      const lead = await leads.read(leadId);
      if (!lead) throw new Refused('not-found');
      requireChanging(caller, lead);
      if (action === 'claim') requireClaiming(caller, lead);
      if (!condition.fits(lead))
        throw new Refused('stale', { detail: `The lead is at version ${etagOf(lead)}.` });
      if (!allows(lead.stage, action)) return stageForbids(lead);
      return attempt(lead, happening(caller));
    }, patience);
    return reading.answer(changed, caller);
  }

  async function contact(request: HttpRequest, caller: Principal): Promise<HttpReply> {
    const leadId = leadIdOf(request);
    const said = readBody(request, contactRequest);
    const lead = await contacts.record(leadId, said, caller, ifMatch(request), () => happening(caller));
    return reading.answer(lead, caller);
  }
}
