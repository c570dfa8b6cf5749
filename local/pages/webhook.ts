import type { IncomingMessage } from 'node:http';
import type { Outbox } from '../messages/outbox.ts';
import { type LocalRoute, queryOf, sendJson } from './html.ts';

/** More than any alert has. */
const MOST_BYTES = 64 * 1024;

/** Of a request's headers what a receiver looks at. */
const SHOWN = ['content-type', 'webhook-id', 'webhook-timestamp', 'webhook-signature'];

/**
 * A receiver of webhooks, to try them out: `/local/webhook?to=crm` as a person's address puts what arrives into the
 * outbox as it came, headers first. It checks no signature: the key is the person's, who can do it with these lines.
 */
export function webhookReceiver(outbox: Pick<Outbox, 'add'>): LocalRoute {
  return async (request, response) => {
    const body = await bodyOf(request);
    if (body === undefined) {
      response.setHeader('connection', 'close');
      return sendJson(response, 413, { title: 'Content Too Large', status: 413 });
    }
    const headers = SHOWN.map((name) => `${name}: ${request.headers[name] ?? ''}`);
    const to = queryOf(request).get('to') || 'webhook';
    const text = [...headers, '', body].join('\n');
    outbox.add([{ channel: 'webhook', to, subject: '', text, html: '', ...aboutOf(request) }]);
    sendJson(response, 200, { received: true });
  };
}

/** An alert's id names its lead, round, kind and recipient. */
function aboutOf({ headers }: IncomingMessage): { leadId: string; kind: string } {
  const [leadId = '', _round, kind = ''] = String(headers['webhook-id'] ?? '').split('-');
  return { leadId, kind };
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > MOST_BYTES) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString();
}
