/**
 * Alerts to an address of the recipient's choice, each signed as Standard Webhooks asks (standardwebhooks.com):
 * `webhook-signature` is an HMAC-SHA-256 over id, time and body with the recipient's own key.
 */
import { Webhook } from 'standardwebhooks';
import type { AlertKind, Tier } from '../../core/operating-model.ts';
import type { OutgoingPost, Post, PostOutcome } from '../shared/outgoing-http.ts';
import { ProviderFailed, ProviderRefused } from './provider-errors.ts';
import { slackMessage } from './slack.ts';

/** Where a recipient wants it, how, and what it is signed with (`whsec_…`). */
export type WebhookTarget = {
  readonly url: string;
  readonly format: 'standard' | 'slack';
  readonly secret: string;
};

export type WebhookAlert = {
  readonly leadId: string;
  readonly round: number;
  readonly kind: AlertKind;
  readonly recipientId: string;
  /** When what it tells of happened, and when the first response is due; ISO 8601 UTC. */
  readonly at: string;
  readonly respondBy: string;
  readonly timeZone: string;
  readonly tier: Tier;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly headline: string;
  readonly source: string;
  readonly campaign: string | null;
  /** The signed link to the rep's page. */
  readonly link: string;
};

/** Alerts of one event go out one after the other within 15 s: a slow receiver must leave time for the others. */
export const WEBHOOK_TIMEOUT_MS = 4_000;

/** Statuses that ask for another try, beside those from 500 on. */
const TRY_AGAIN = [408, 425, 429];

/**
 * Posts an alert to its recipient's address; answers the id it was sent under, which a repeat has too, so receivers
 * can tell. `now` in epoch milliseconds.
 * @throws ProviderRefused or ProviderFailed, nothing else.
 */
export function webhookBy(post: Post, now: () => number) {
  return async (target: WebhookTarget, alert: WebhookAlert): Promise<string> => {
    const id = webhookId(alert);
    const body = JSON.stringify(target.format === 'slack' ? slackMessage(alert) : standardMessage(alert));
    check(await post(signed(target, id, body, new Date(now()))));
    return id;
  };
}

/** One for a lead, round, kind and recipient, whenever and however often it is sent. */
const webhookId = ({ leadId, round, kind, recipientId }: WebhookAlert): string =>
  [leadId, round, kind, recipientId].join('-');

function standardMessage(alert: WebhookAlert) {
  const { leadId, kind, round, tier, ownerId, ownerName } = alert;
  const { respondBy, headline, source, campaign, link } = alert;
  return {
    type: 'lead.alert',
    timestamp: alert.at,
    data: { leadId, kind, round, tier, ownerId, ownerName, respondBy, headline, source, campaign, link },
  };
}

function signed({ url, secret }: WebhookTarget, id: string, body: string, at: Date): OutgoingPost {
  return {
    url,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'lead-handoff',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    },
  };
}

const UNREACHABLE = {
  timeout: 'TimedOut',
  'no-such-host': 'NoSuchHost',
  connection: 'ConnectionFailed',
} as const;

/** A redirect counts as a refusal: who moves an endpoint must say so in the settings. */
function check(result: PostOutcome): void {
  switch (result.outcome) {
    case 'not-allowed':
      throw new ProviderRefused('AddressNotAllowed');
    case 'unreachable':
      throw new ProviderFailed(UNREACHABLE[result.reason]);
    case 'answered': {
      const { status } = result;
      if (status >= 200 && status < 300) return;
      const again = status >= 500 || TRY_AGAIN.includes(status);
      throw again ? new ProviderFailed(`Http${status}`) : new ProviderRefused(`Http${status}`);
    }
  }
}
