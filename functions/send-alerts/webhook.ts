/**
 * Alerts to an address of the recipient's choice, each signed as Standard Webhooks asks (standardwebhooks.com):
 * `webhook-signature` is an HMAC-SHA-256 over id, time and body with the recipient's own key.
 */
import { Webhook } from 'standardwebhooks';
import type { Alert } from '../../core/alerts.ts';
import type { OutgoingPost, Post, PostOutcome } from '../shared/outgoing-http.ts';
import { ProviderFailed, ProviderRefused } from '../shared/provider-errors.ts';
import type { AlertFacts } from './message.ts';
import type { Send } from './providers.ts';
import { slackMessage } from './slack.ts';

/** Alerts of one event go out one after the other within 15 s: a slow receiver must leave time for the others. */
export const WEBHOOK_TIMEOUT_MS = 4_000;

/** Statuses that ask for another try, beside those from 500 on. */
const TRY_AGAIN = [408, 425, 429];

export type WebhookDependencies = {
  readonly post: Post;
  /** The key of a member's webhooks, `whsec_…`; null for a member who has none. */
  readonly secretOf: (memberId: string) => Promise<string | null>;
  readonly now: () => number;
};

/** The id it answers is the one the alert was sent under; a repeat has the same, so that receivers can tell. */
export function webhookBy({ post, secretOf, now }: WebhookDependencies): Send {
  return async (alert, { facts }) => {
    const { id: memberId, alerts } = alert.recipient;
    if (alerts.webhook === null) throw new ProviderRefused('NoAddress');
    const { url, format } = alerts.webhook;
    // Read after the address: the key of a new address is never used for the one before.
    const secret = await secretOf(memberId);
    if (secret === null) throw new ProviderRefused('NoSecret');
    const at = new Date(now());
    const body = JSON.stringify(format === 'slack' ? slackMessage(facts) : standardMessage(alert, facts, at));
    const id = webhookId(alert);
    check(await post({ url, body, headers: signed(id, at, body, secret) }));
    return id;
  };
}

/** One for a lead, round, kind and recipient, whenever and however often it is sent. */
const webhookId = ({ leadId, round, kind, recipient }: Alert): string =>
  [leadId, round, kind, recipient.id].join('-');

function standardMessage(alert: Alert, facts: AlertFacts, at: Date) {
  const { leadId, kind, round, ownerId, respondBy } = alert;
  const { tier, ownerName, headline, source, campaign, link } = facts;
  return {
    type: 'lead.alert',
    timestamp: at.toISOString(),
    data: { leadId, kind, round, tier, ownerId, ownerName, respondBy, headline, source, campaign, link },
  };
}

const signed = (id: string, at: Date, body: string, secret: string): OutgoingPost['headers'] => ({
  'content-type': 'application/json',
  'user-agent': 'lead-handoff',
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(secret).sign(id, at, body),
});

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
