import type { IncomingMessage, ServerResponse } from 'node:http';

/** Far more than any form here has. */
const MOST_BYTES = 16_384;

/** The fields of an urlencoded body; undefined for another type or too much of it. */
export const readForm = async (request: IncomingMessage): Promise<URLSearchParams | undefined> => {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) return undefined;
  let body = '';
  for await (const part of request) {
    body += part;
    if (body.length > MOST_BYTES) return undefined;
  }
  return new URLSearchParams(body);
};

/** An answer of an OAuth endpoint; an error is `{error}` with a code of RFC 6749. */
export const sendOAuth = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(body));
};

/** Sends a browser on, always by GET. */
export const sendOn = (response: ServerResponse, address: string): void => {
  response.writeHead(303, {
    location: address,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  response.end();
};
