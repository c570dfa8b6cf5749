/** `/api/leads`: reads leads, and lets a person say what happened to one. */
import type { BusinessCalendar } from '../../core/calendar.ts';
import { actors, choicesFor } from '../../core/choices.ts';
import type { LeadAnswer, LeadListAnswer } from '../../core/contracts/leads.ts';
import { contactRequest, leadListQuery } from '../../core/contracts/requests.ts';
import { dayRange } from '../../core/day-range.ts';
import { isClosed, type Lead } from '../../core/lead.ts';
import { leadView, timelineEntry } from '../../core/lead-view.ts';
import { type Action, actions, allows } from '../../core/lifecycle.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { type Authorizer, actorOf, type Principal } from '../shared/authorizer.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import { type HttpHandler, type HttpReply, type HttpRequest, json } from '../shared/http.ts';
import { etagOf, ifMatch } from '../shared/if-match.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import { Refused } from '../shared/problem.ts';
import { leadIdOf, readBody, readQuery } from '../shared/request.ts';
import { askerOf, readers, requireChanging, requireClaiming, requireReading, scopeOf } from './access.ts';
import { type actionsOf, type Prepare, stageForbids } from './actions.ts';
import type { Contacts } from './contacts.ts';
import type { LeadList } from './lead-list.ts';
import type { Reopening } from './reopening.ts';

export type LeadApiDependencies = {
  readonly authorizer: Authorizer;
  readonly leads: Pick<LeadStore, 'read' | 'timeline' | 'alerts'>;
  readonly list: LeadList;
  readonly actions: ReturnType<typeof actionsOf>;
  readonly contacts: Contacts;
  readonly reopening: Pick<Reopening, 'inTheWay'>;
  readonly model: Pick<OperatingModel, 'access'>;
  readonly calendar: Pick<BusinessCalendar, 'dayOf'>;
  readonly now: () => number;
  readonly patience: Patience;
};

export function leadApiHandler(dependencies: LeadApiDependencies): HttpHandler {
  const { authorizer, leads, list, contacts, reopening, model, calendar, now, patience } = dependencies;

  const happening = (caller: Principal) => ({ at: new Date(now()).toISOString(), actor: actorOf(caller) });

  return async (request) => {
    if (request.routeKey === 'GET /api/leads') return listLeads(request);
    if (request.routeKey === 'GET /api/leads/{id}') return readLead(request);
    const action = actions.find((name) => request.routeKey === `POST /api/leads/{id}/${name}`);
    if (action === undefined) throw new Refused('not-found');
    const caller = await authorizer.require(request, actors[action]);
    return action === 'contact'
      ? contact(request, caller)
      : act(request, caller, action, dependencies.actions[action]);
  };

  async function listLeads(request: HttpRequest): Promise<HttpReply> {
    const caller = await authorizer.require(request, readers);
    const query = scopeOf(caller, readQuery(request, leadListQuery), model.access);
    const range = dayRange(query, calendar.dayOf(now()));
    if ('path' in range) throw new Refused('invalid-fields', { errors: [range] });
    const { leads: found, nextCursor } = await list(query, range);
    const page: LeadListAnswer = { items: found.map(leadView), nextCursor };
    return json(200, page);
  }

  async function readLead(request: HttpRequest): Promise<HttpReply> {
    const caller = await authorizer.require(request, readers);
    const lead = await leads.read(leadIdOf(request));
    if (!lead) throw new Refused('not-found');
    requireReading(caller, lead, model.access);
    return answer(lead, caller);
  }

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
    return answer(changed, caller);
  }

  async function contact(request: HttpRequest, caller: Principal): Promise<HttpReply> {
    const leadId = leadIdOf(request);
    const said = readBody(request, contactRequest);
    const lead = await contacts.record(leadId, said, caller, ifMatch(request), () => happening(caller));
    return answer(lead, caller);
  }

  async function answer(lead: Lead, caller: Principal): Promise<HttpReply> {
    const [events, alerts, otherOpenLead] = await Promise.all([
      leads.timeline(lead.leadId),
      leads.alerts(lead.leadId),
      isClosed(lead) ? reopening.inTheWay(lead) : null,
    ]);
    const body: LeadAnswer = {
      ...leadView(lead),
      choices: choicesFor(askerOf(caller), lead, otherOpenLead),
      alerts: alerts.map(({ leaseUntil: _leaseUntil, ...alert }) => alert),
      timeline: events
        .filter(({ event }) => event.seq <= lead.version)
        .map(({ event, details }) => timelineEntry(event, details)),
    };
    return json(200, body, { etag: etagOf(lead) });
  }
}
