/**
 * `/r/{token}`: what a rep opens from an alert. Looking changes nothing, for mail scanners look too; only a press on
 * a button records the first response.
 */
import * as z from 'zod';
import type { Happening } from '../../core/events.ts';
import { type Lead, responseChannels, roundOf } from '../../core/lead.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { personOf, type Team } from '../../core/team.ts';
import type { Patience } from '../shared/dynamo.ts';
import { respondToLead } from '../shared/first-response.ts';
import { formFields } from '../shared/form-body.ts';
import type { HttpHandler, HttpReply, HttpRequest } from '../shared/http.ts';
import { hasSaidLate, recordLate } from '../shared/late-response.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import type { LinkSecret } from '../shared/link-secret.ts';
import type { Log } from '../shared/log.ts';
import { Refused } from '../shared/problem.ts';
import { type Grant, readLink } from '../shared/signed-link.ts';
import type { TeamStore } from '../shared/team-store.ts';
import { deadLinkPage, leadPage, type Since, type Standing } from './view.ts';

export type RepPageDependencies = {
  readonly leads: LeadStore;
  readonly secret: LinkSecret;
  readonly team: Pick<TeamStore, 'all'>;
  readonly model: Pick<OperatingModel, 'calendar'>;
  readonly now: () => number;
  readonly patience: Patience;
  readonly log: Log;
};

const press = z.object({ action: z.literal('contacted'), channel: z.enum(responseChannels) });

export function repPageHandler({
  leads,
  team,
  secret,
  model,
  now,
  patience,
  log,
}: RepPageDependencies): HttpHandler {
  return async (request) => {
    const token = request.pathParameters?.['token'] ?? '';
    const grant = readLink(token, await secret(), now());
    const lead = grant && (await leads.read(grant.leadId));
    if (!grant || !lead) return deadLinkPage();
    const members = await team.all();
    if (!personOf(members, grant.personId)?.active) return deadLinkPage();
    return request.requestContext.http.method === 'POST'
      ? record(request, token, grant)
      : show(grant, lead, members);
  };

  async function show(grant: Grant, lead: Lead, members: Team): Promise<HttpReply> {
    const owner = personOf(members, lead.ownerId)?.name ?? lead.ownerId;
    const standing = await standingOf(grant, lead);
    return leadPage(lead, standing, {
      owner,
      timeZone: model.calendar.timeZone,
      since: await sinceCapture(grant, lead, members),
    });
  }

  async function standingOf(grant: Grant, lead: Lead): Promise<Standing> {
    if (roundOf(lead) !== grant.round) {
      const saidSo = await hasSaidLate(leads, grant);
      return saidSo ? 'moved-on-and-recorded' : 'moved-on';
    }
    return lead.stage === 'assigned' ? 'yours' : 'contacted';
  }

  /** What came after the first submission and matters before a call: their later words, and who else says they responded. */
  async function sinceCapture({ personId }: Grant, lead: Lead, members: Team): Promise<Since> {
    const events = await leads.timeline(lead.leadId);
    return {
      touchpoints: events.flatMap(({ event, details }) =>
        event.type === 'TouchpointAdded'
          ? [{ at: event.at, form: event.form, message: details?.message ?? null }]
          : [],
      ),
      lateResponses: events.flatMap(({ event }) =>
        event.type === 'LateResponse' && event.by !== personId
          ? [{ at: event.at, channel: event.channel, by: personOf(members, event.by)?.name ?? event.by }]
          : [],
      ),
    };
  }

  async function record(request: HttpRequest, token: string, grant: Grant): Promise<HttpReply> {
    const pressed = press.safeParse(Object.fromEntries(await formFields(request)));
    if (!pressed.success) {
      throw new Refused('invalid-fields', {
        errors: pressed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
      });
    }
    const { channel } = pressed.data;
    const { leadId, personId, round } = grant;
    const response = { by: personId, channel, evidence: 'self_reported', round } as const;
    const result = await respondToLead(leads, leadId, response, () => happening(grant), patience);
    const late =
      result.outcome === 'reassigned' ||
      (result.outcome === 'already-contacted' && roundOf(result.lead) !== round);
    if (late) await recordLate(leads, { ...grant, channel }, () => happening(grant), patience);
    log.info('REP_PRESSED', { leadId, personId, round, outcome: late ? 'late' : result.outcome });
    // A reload of the page that follows must not press again.
    return { statusCode: 303, headers: { location: `/r/${token}`, 'cache-control': 'no-store' }, body: '' };
  }

  function happening({ personId }: Grant): Happening {
    return { at: new Date(now()).toISOString(), actor: `rep:${personId}` };
  }
}
