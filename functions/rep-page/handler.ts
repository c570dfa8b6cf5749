/**
 * `/r/{token}`: what a rep opens from an alert. Looking changes nothing, for mail scanners look too; only a press on
 * a button records something.
 */
import * as z from 'zod';
import { timeZoneOf } from '../../core/availability.ts';
import type { Happening } from '../../core/events.ts';
import { type Lead, responseChannels } from '../../core/lead.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { type Member, personOf, type Team, worksOnLeads } from '../../core/team.ts';
import { whyInWords } from '../../core/why-in-words.ts';
import { formFields } from '../shared/form-body.ts';
import type { HttpHandler, HttpReply, HttpRequest } from '../shared/http.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import type { LinkSecret } from '../shared/link-secret.ts';
import type { Log } from '../shared/log.ts';
import { Refused } from '../shared/problem.ts';
import { type Grant, readLink } from '../shared/signed-link.ts';
import type { TeamStore } from '../shared/team-store.ts';
import type { Presses } from './presses.ts';
import { grantNow, sinceCapture, standingOf } from './standing.ts';
import { deadLinkPage, leadPage } from './view.ts';

export type RepPageDependencies = {
  readonly leads: Pick<LeadStore, 'read' | 'timeline'>;
  readonly presses: Presses;
  readonly secret: LinkSecret;
  readonly team: Pick<TeamStore, 'all'>;
  readonly model: Pick<OperatingModel, 'access' | 'calendar'>;
  readonly now: () => number;
  readonly log: Log;
};

const press = z.discriminatedUnion('action', [
  z.object({ action: z.literal('contacted'), channel: z.enum(responseChannels) }),
  z.object({ action: z.literal('claim') }),
]);

export function repPageHandler(dependencies: RepPageDependencies): HttpHandler {
  const { leads, presses, team, secret, model, now, log } = dependencies;

  return async (request) => {
    const token = request.pathParameters?.['token'] ?? '';
    const signed = readLink(token, await secret(), now());
    const lead = signed && (await leads.read(signed.leadId));
    if (!signed || !lead) return deadLinkPage();
    const members = await team.all();
    const reader = personOf(members, signed.personId);
    if (!reader || !worksOnLeads(reader)) return deadLinkPage();
    const grant = grantNow(signed, lead);
    return request.requestContext.http.method === 'POST'
      ? record(request, token, grant, reader)
      : show(grant, lead, reader, members);
  };

  async function show(grant: Grant, lead: Lead, reader: Member, members: Team): Promise<HttpReply> {
    const nameOf = (memberId: string) => personOf(members, memberId)?.name ?? memberId;
    const [standing, since] = await Promise.all([
      standingOf(leads, grant, lead),
      sinceCapture(leads, grant, nameOf),
    ]);
    return leadPage(lead, standing, {
      owner: nameOf(lead.ownerId),
      ownsIt: lead.ownerId === reader.id,
      mayRead: lead.ownerId === reader.id || reader.role !== 'rep' || model.access.repsReadAllLeads,
      timeZone: timeZoneOf(reader, model.calendar),
      why: whyInWords(lead, { readerId: reader.id, nameOf }),
      since,
    });
  }

  async function record(
    request: HttpRequest,
    token: string,
    grant: Grant,
    reader: Member,
  ): Promise<HttpReply> {
    const pressed = press.safeParse(Object.fromEntries(await formFields(request)));
    if (!pressed.success) {
      throw new Refused('invalid-fields', {
        errors: pressed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
      });
    }
    const happening = (): Happening => ({
      at: new Date(now()).toISOString(),
      actor: `${reader.role}:${reader.id}`,
    });
    const outcome =
      pressed.data.action === 'claim'
        ? await presses.claimed(grant, happening)
        : await presses.contacted(grant, pressed.data.channel, happening);
    const { leadId, personId, round } = grant;
    log.info('REP_PRESSED', { leadId, personId, round, outcome });
    // A reload of the page that follows must not press again.
    return { statusCode: 303, headers: { location: `/r/${token}`, 'cache-control': 'no-store' }, body: '' };
  }
}
