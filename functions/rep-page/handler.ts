/**
 * `/r/{token}`: what a rep opens from an alert. Looking changes nothing, for mail scanners look too; only a press on
 * a button records the first response.
 */
import * as z from 'zod';
import type { Happening } from '../../core/events.ts';
import { recordLateResponse } from '../../core/handoff.ts';
import { type Lead, type ResponseChannel, responseChannels, roundOf } from '../../core/lead.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { personOf } from '../../core/routing.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import { respondToLead } from '../shared/first-response.ts';
import { formFields } from '../shared/form-body.ts';
import type { HttpHandler, HttpReply, HttpRequest } from '../shared/http.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import type { LinkSecret } from '../shared/link-secret.ts';
import type { Log } from '../shared/log.ts';
import { Refused } from '../shared/problem.ts';
import { type Grant, readLink } from '../shared/signed-link.ts';
import { deadLinkPage, leadPage, type Since, type Standing } from './view.ts';

export type RepPageDependencies = {
  readonly leads: LeadStore;
  readonly secret: LinkSecret;
  readonly model: OperatingModel;
  readonly now: () => number;
  readonly patience: Patience;
  readonly log: Log;
};

const press = z.object({ action: z.literal('contacted'), channel: z.enum(responseChannels) });

export function repPageHandler({
  leads,
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
    if (!grant || !lead || !personOf(model.team, grant.personId)) return deadLinkPage();
    return request.requestContext.http.method === 'POST' ? record(request, token, grant) : show(grant, lead);
  };

  async function show(grant: Grant, lead: Lead): Promise<HttpReply> {
    const owner = personOf(model.team, lead.ownerId)?.name ?? lead.ownerId;
    const standing = await standingOf(grant, lead);
    return leadPage(lead, standing, {
      owner,
      timeZone: model.calendar.timeZone,
      since: await sinceCapture(grant, lead),
    });
  }

  async function standingOf(grant: Grant, lead: Lead): Promise<Standing> {
    if (roundOf(lead) !== grant.round) {
      const saidSo = await hasSaidLate(grant);
      return saidSo ? 'moved-on-and-recorded' : 'moved-on';
    }
    return lead.stage === 'assigned' ? 'yours' : 'contacted';
  }

  /** What came after the first submission and matters before a call: their later words, and who else says they responded. */
  async function sinceCapture({ personId }: Grant, lead: Lead): Promise<Since> {
    const events = await leads.timeline(lead.leadId);
    return {
      touchpoints: events.flatMap(({ event, details }) =>
        event.type === 'TouchpointAdded'
          ? [{ at: event.at, form: event.form, message: details?.message ?? null }]
          : [],
      ),
      lateResponses: events.flatMap(({ event }) =>
        event.type === 'LateResponse' && event.by !== personId
          ? [{ at: event.at, channel: event.channel, by: personOf(model.team, event.by)?.name ?? event.by }]
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
    if (late) await recordLate(grant, channel);
    log.info('REP_PRESSED', { leadId, personId, round, outcome: late ? 'late' : result.outcome });
    // A reload of the page that follows must not press again.
    return { statusCode: 303, headers: { location: `/r/${token}`, 'cache-control': 'no-store' }, body: '' };
  }

  /** Once for each owner and round, however often they press. */
  async function recordLate(grant: Grant, channel: ResponseChannel): Promise<void> {
    const { leadId, personId, round } = grant;
    await untilSettled(async () => {
      const lead = await leads.read(leadId);
      if (lead?.stage !== 'assigned' && lead?.stage !== 'contacted') return 'settled';
      if (await hasSaidLate(grant)) return 'settled';
      const change = recordLateResponse(lead, { by: personId, round, channel }, happening(grant));
      const stored = await leads.record(change);
      return stored.outcome === 'lost-race' ? 'lost-race' : 'settled';
    }, patience);
  }

  async function hasSaidLate({ leadId, personId, round }: Grant): Promise<boolean> {
    const events = await leads.timeline(leadId);
    return events.some(
      ({ event }) => event.type === 'LateResponse' && event.by === personId && event.lateRound === round,
    );
  }

  function happening({ personId }: Grant): Happening {
    return { at: new Date(now()).toISOString(), actor: `rep:${personId}` };
  }
}
