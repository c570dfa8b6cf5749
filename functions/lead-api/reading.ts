/** What is read of leads: lists, a lead as one caller sees it, and the others of its company. */
import type { BusinessCalendar } from '../../core/calendar.ts';
import { choicesFor } from '../../core/choices.ts';
import type { CompanyLeadsAnswer, LeadAnswer, LeadListAnswer } from '../../core/contracts/leads.ts';
import { companyLeadsQuery, leadListQuery } from '../../core/contracts/requests.ts';
import { isClosed, type Lead } from '../../core/lead.ts';
import { companyLeadView, leadView, timelineEntry } from '../../core/lead-view.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import type { Authorizer, Principal } from '../shared/authorizer.ts';
import { withEtag } from '../shared/etag.ts';
import { type HttpReply, type HttpRequest, json } from '../shared/http.ts';
import { etagOf } from '../shared/if-match.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import { Refused } from '../shared/problem.ts';
import { leadIdOf, readQuery } from '../shared/request.ts';
import { askerOf, mayRead, readers, scopeOf } from './access.ts';
import type { CompanyLeads } from './company-leads.ts';
import type { LeadList } from './lead-list.ts';
import { listingOf } from './listing.ts';
import type { Reopening } from './reopening.ts';

export type ReadingDependencies = {
  readonly authorizer: Authorizer;
  readonly leads: Pick<LeadStore, 'read' | 'timeline' | 'alerts'>;
  readonly list: LeadList;
  readonly companyLeads: CompanyLeads;
  readonly reopening: Pick<Reopening, 'inTheWay'>;
  readonly model: Pick<OperatingModel, 'access'>;
  readonly calendar: Pick<BusinessCalendar, 'dayOf'>;
  readonly now: () => number;
};

export function leadReading(dependencies: ReadingDependencies) {
  const { authorizer, leads, list, companyLeads, reopening, model, calendar, now } = dependencies;

  return {
    /** With an ETag, since a console asks again every few seconds. */
    async list(request: HttpRequest): Promise<HttpReply> {
      const caller = await authorizer.require(request, readers);
      const query = scopeOf(caller, readQuery(request, leadListQuery), model.access);
      const at = now();
      const listing = listingOf(query, calendar.dayOf(at));
      if ('path' in listing) throw new Refused('invalid-fields', { errors: [listing] });
      const { leads: found, nextCursor } = await list(query, listing, at);
      const page: LeadListAnswer = { items: found.map(leadView), nextCursor };
      return withEtag(request, json(200, page));
    },

    async one(request: HttpRequest): Promise<HttpReply> {
      const { caller, lead } = await readable(request);
      return answer(lead, caller);
    },

    async ofCompany(request: HttpRequest): Promise<HttpReply> {
      const { caller, lead } = await readable(request);
      const page = await companyLeads(lead, readQuery(request, companyLeadsQuery));
      const body: CompanyLeadsAnswer = {
        company: lead.contact.company ?? null,
        domain: page.domain,
        items: page.others.map((other) => companyLeadView(other, mayRead(caller, other, model.access))),
        nextCursor: page.nextCursor,
      };
      return json(200, body);
    },

    answer,
  };

  /** The lead that the path names; throws `Refused` unless the caller may read it. */
  async function readable(request: HttpRequest): Promise<{ caller: Principal; lead: Lead }> {
    const caller = await authorizer.require(request, readers);
    const lead = await leads.read(leadIdOf(request));
    if (!lead) throw new Refused('not-found');
    if (!mayRead(caller, lead, model.access)) {
      throw new Refused('forbidden', { detail: 'The lead is not yours.' });
    }
    return { caller, lead };
  }

  /** The lead as it is, and what this caller may do with it. */
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
