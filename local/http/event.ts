import { isUtf8 } from 'node:buffer';
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What of the API appears in every event. */
export type ApiIdentity = { readonly apiId: string; readonly accountId: string; readonly stage: string };

/** A request whose target could be read: path decoded, query as it came. */
export type Target = { readonly path: string; readonly rawQueryString: string };

/** Splits a request target. Undefined when the path is not valid percent-encoded UTF-8. */
export const parseTarget = (url: string): Target | undefined => {
  const [rawPath = '', ...query] = (url.startsWith('/') ? url : `/${url}`).split('?');
  try {
    return { path: decodeURIComponent(rawPath), rawQueryString: query.join('?') };
  } catch {
    return undefined;
  }
};

/** Bodies that API Gateway passes as text; any other media type, or none, arrives in base64. */
const isText = (contentType: string | undefined): boolean => {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return (
    type.startsWith('text/') ||
    ['application/json', 'application/xml', 'application/javascript'].includes(type)
  );
};

const queryOf = (rawQueryString: string): Record<string, string> | undefined => {
  const query: Record<string, string> = Object.create(null);
  for (const [name, value] of new URLSearchParams(rawQueryString))
    query[name] = name in query ? `${query[name]},${value}` : value;
  return Object.keys(query).length > 0 ? query : undefined;
};

const headersOf = (request: IncomingMessage, host: string, traceId: string): Record<string, string> => {
  const headers: Record<string, string> = Object.create(null);
  for (const [name, values] of Object.entries(request.headersDistinct))
    if (name !== 'cookie' && values) headers[name] = values.join(',');
  // What a client claims about its address stays in front; the last entry is the gateway's own observation.
  const seen = request.socket.remoteAddress ?? '';
  headers['x-forwarded-for'] = headers['x-forwarded-for'] ? `${headers['x-forwarded-for']}, ${seen}` : seen;
  headers['host'] = host;
  headers['x-forwarded-port'] = String(request.socket.localPort ?? '');
  headers['x-forwarded-proto'] = 'http';
  headers['x-amzn-trace-id'] = traceId;
  headers['content-length'] ??= '0';
  return headers;
};

const cookiesOf = (request: IncomingMessage): string[] | undefined => {
  const { cookie } = request.headers;
  return cookie === undefined ? undefined : cookie.split(';').map((one) => one.trim());
};

/** 12/Mar/2020:19:03:58 +0000 */
const logTime = (at: Date): string => {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(at.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
};

/** A request whose body was read. `host` is the name that it reached the API by, which is not the viewer's. */
type Received = {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly target: Target;
  readonly host: string;
};

/**
 * An event of payload format 2.0.
 * Source: API Gateway developer guide, "AWS Lambda proxy integrations for HTTP APIs".
 */
export const toEvent = (
  { request, body, target, host }: Received,
  { routeKey, pathParameters }: { routeKey: string; pathParameters: Readonly<Record<string, string>> },
  api: ApiIdentity,
  now: number,
): Record<string, unknown> => {
  const traceId = `Root=1-${Math.floor(now / 1000).toString(16)}-${randomBytes(12).toString('hex')}`;
  const { path, rawQueryString } = target;
  const asText = isText(request.headers['content-type']) && isUtf8(body);
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString,
    cookies: cookiesOf(request),
    headers: headersOf(request, host, traceId),
    queryStringParameters: queryOf(rawQueryString),
    pathParameters: Object.keys(pathParameters).length > 0 ? pathParameters : undefined,
    requestContext: {
      accountId: api.accountId,
      apiId: api.apiId,
      domainName: host.replace(/:\d+$/, ''),
      domainPrefix: host.split('.')[0],
      http: {
        method: request.method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: api.stage,
      time: logTime(new Date(now)),
      timeEpoch: now,
    },
    body: body.length === 0 ? undefined : body.toString(asText ? 'utf8' : 'base64'),
    isBase64Encoded: body.length > 0 && !asText,
  };
};
