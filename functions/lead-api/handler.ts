/** `/api/leads`: reads leads, and lets a person say what happened to one. */
import type { BusinessCalendar } from '../../core/calendar.ts';
import { contactRequest, leadListQuery, reassignRequest } from '../../core/contracts.ts';
import { dayRange } from '../../core/day-range.ts';
import type { Happening } from '../../core/events.ts';
import type { Lead } from '../../core/lead.ts';
import { type LeadView, leadView, type TimelineEntry, timelineEntry } from '../../core/lead-view.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { type NextOwner, personOf } from '../../core/routing.ts';
import type { AlertRow } from '../shared/alert-items.ts';
import type { ApiKeys, Principal } from '../shared/api-keys.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import { respondToLead } from '../shared/first-response.ts';
import { type HttpHandler, type HttpReply, type HttpRequest, json } from '../shared/http.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import type { Ownership } from '../shared/ownership.ts';
import { Refused } from '../shared/problem.ts';
import { leadIdOf, readBody, readQuery } from '../shared/request.ts';
import type { LeadList } from './lead-list.ts';

export type LeadApiDependencies = {
  readonly keys: Pick<ApiKeys, 'require'>;
  readonly leads: LeadStore;
  readonly list: LeadList;
  readonly ownership: Pick<Ownership, 'giveTo'>;
  readonly model: OperatingModel;
  readonly calendar: Pick<BusinessCalendar, 'dayOf'>;
  readonly now: () => number;
  readonly patience: Patience;
};

type Route = (request: HttpRequest, caller: Principal) => Promise<HttpReply>;

export function leadApiHandler(dependencies: LeadApiDependencies): HttpHandler {
  const { keys, leads, list, ownership, model, calendar, now, patience } = dependencies;
  const routes: Readonly<Record<string, Route>> = {
    'GET /api/leads': listLeads,
    'GET /api/leads/{id}': readLead,
    'POST /api/leads/{id}/contact': contactLead,
    'POST /api/leads/{id}/reassign': reassignLead,
  };

  return async (request) => {
    // The figures' readers do not read people: leads are for admins until people can sign in.
    const caller = await keys.require(request, ['admin']);
    const route = routes[request.routeKey];
    if (!route) throw new Refused('not-found');
    return route(request, caller);
  };

  async function listLeads(request: HttpRequest): Promise<HttpReply> {
    const query = readQuery(request, leadListQuery);
    const range = dayRange(query, calendar.dayOf(now()));
    if ('path' in range) throw new Refused('invalid-fields', { errors: [range] });
    const { leads: found, nextCursor } = await list(query, range);
    return json(200, { items: found.map(leadView), nextCursor });
  }

  async function readLead(request: HttpRequest): Promise<HttpReply> {
    const leadId = leadIdOf(request);
    const lead = await leads.read(leadId);
    if (!lead) throw new Refused('not-found');
    return answer(lead);
  }

  async function contactLead(request: HttpRequest, { name }: Principal): Promise<HttpReply> {
    const leadId = leadIdOf(request);
    const { channel, note } = readBody(request, contactRequest);
    const response = { by: `key:${name}`, channel, evidence: 'self_reported', note } as const;
    const result = await respondToLead(leads, leadId, response, () => by(name), patience);
    switch (result.outcome) {
      case 'recorded':
        return answer(result.lead);
      case 'no-lead':
        throw new Refused('not-found');
      case 'not-assigned':
        throw new Refused('stage-forbids', { detail: 'The lead has no owner from sales yet.' });
      case 'already-contacted':
      case 'reassigned':
        throw new Refused('stage-forbids', {
          detail: `The lead is ${result.lead.stage}; its first response is recorded.`,
        });
    }
  }

  async function reassignLead(request: HttpRequest, { name }: Principal): Promise<HttpReply> {
    const leadId = leadIdOf(request);
    const { ownerId, reason } = readBody(request, reassignRequest);
    const owner = ownerNamed(ownerId);
    const given = await untilSettled(async () => {
      const lead = await leads.read(leadId);
      if (!lead) throw new Refused('not-found');
      if (lead.stage !== 'assigned') {
        throw new Refused('stage-forbids', {
          detail: `The lead is ${lead.stage}; only an assigned lead changes its owner.`,
        });
      }
      if (lead.ownerId === ownerId) {
        throw new Refused('invalid-fields', {
          errors: [{ path: 'ownerId', message: 'owns the lead already' }],
        });
      }
      return ownership.giveTo(owner, lead, reason, by(name));
    }, patience);
    if (given === 'moved-on') throw new Refused('stage-forbids');
    return answer(given);
  }

  function ownerNamed(ownerId: string): NextOwner {
    if (!personOf(model.team, ownerId)) {
      throw new Refused('invalid-fields', {
        errors: [{ path: 'ownerId', message: 'is nobody of the team' }],
      });
    }
    return { kind: ownerId === model.team.manager.id ? 'manager' : 'rep', ownerId };
  }

  async function answer(lead: Lead): Promise<HttpReply> {
    const [events, alerts] = await Promise.all([leads.timeline(lead.leadId), leads.alerts(lead.leadId)]);
    const body: LeadView & { alerts: Omit<AlertRow, 'leaseUntil'>[]; timeline: TimelineEntry[] } = {
      ...leadView(lead),
      alerts: alerts.map(({ leaseUntil: _leaseUntil, ...alert }) => alert),
      timeline: events
        .filter(({ event }) => event.seq <= lead.version)
        .map(({ event, details }) => timelineEntry(event, details)),
    };
    return json(200, body, { etag: `"${lead.version}"` });
  }

  function by(name: string): Happening {
    return { at: new Date(now()).toISOString(), actor: `key:${name}` };
  }
}
