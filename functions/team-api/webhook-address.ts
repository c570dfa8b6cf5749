import type { Member } from '../../core/team.ts';
import { callableUrl } from '../shared/outgoing-address.ts';
import { Refused } from '../shared/problem.ts';

/** Names of this very machine; what a name of the internet resolves to is looked at when something is sent. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Throws `Refused` for a webhook whose address could be overheard or is never called. */
export function checkWebhook(alerts: Partial<Member['alerts']> | undefined, allowLocal: boolean): void {
  const address = alerts?.webhook?.url;
  if (address === undefined) return;
  const url = callableUrl(address, { allowLocal });
  if (url !== null && (url.protocol === 'https:' || loopback.test(url.hostname))) return;
  throw new Refused('invalid-fields', {
    errors: [
      {
        path: 'alerts.webhook.url',
        message: 'expected an https address without a user name, on its usual port or one above 1024',
      },
    ],
  });
}
