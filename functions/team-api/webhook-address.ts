import type { Member } from '../../core/team.ts';
import { Refused } from '../shared/problem.ts';

/** Names of this very machine; what a name of the internet resolves to is looked at when something is sent. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Throws `Refused` for a webhook whose address can be overheard. */
export function checkWebhook(alerts: Member['alerts'] | undefined, allowLocal: boolean): void {
  const address = alerts?.webhook?.url;
  if (address === undefined) return;
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:' || (allowLocal && loopback.test(hostname))) return;
  throw new Refused('invalid-fields', {
    errors: [{ path: 'alerts.webhook.url', message: 'must begin with https://' }],
  });
}
