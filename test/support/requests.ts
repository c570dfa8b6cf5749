/** HTTP requests as API Gateway v2 hands them to a function, and its answers as a test reads them. */
import type { Context } from 'aws-lambda';
import type { HttpReply, HttpRequest } from '../../functions/shared/http.ts';
import { expectDescribed } from './described.ts';

export type RequestParts = {
  readonly method?: string;
  /** The route with its parameters' names, e.g. `/api/leads/{id}`. */
  readonly route: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  readonly isBase64Encoded?: boolean;
};

/** Bytes are handed over in base64, as API Gateway does for types that it does not take for text. */
export function aRequest(parts: RequestParts): HttpRequest {
  const { method = 'GET', route, params, query, headers = {}, body, isBase64Encoded } = parts;
  const path = Object.entries(params ?? {}).reduce(
    (it, [name, value]) => it.replace(`{${name}}`, value),
    route,
  );
  return {
    version: '2.0',
    routeKey: `${method} ${route}`,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    ...(query ? { queryStringParameters: query } : {}),
    ...(params ? { pathParameters: params } : {}),
    requestContext: { http: { method, path, sourceIp: '203.0.113.7', userAgent: 'test' } },
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' ? body : Buffer.from(body).toString('base64') }),
    isBase64Encoded: isBase64Encoded ?? body instanceof Uint8Array,
  } as unknown as HttpRequest;
}

const post = (contentType: string, body: string | Uint8Array, headers = {}): RequestParts => ({
  route: '/leads',
  method: 'POST',
  headers: { 'content-type': contentType, ...headers },
  body,
});

type Fields = Readonly<Record<string, unknown>>;
type Headers = Readonly<Record<string, string>>;

export const jsonPost = (fields: unknown, headers: Headers = {}): HttpRequest =>
  aRequest(post('application/json', JSON.stringify(fields), headers));

export const urlencodedPost = (fields: Fields, headers: Headers = {}): HttpRequest => {
  const body = new URLSearchParams(fields as Record<string, string>).toString();
  return aRequest(post('application/x-www-form-urlencoded', body, headers));
};

export async function multipartPost(fields: Fields, headers: Headers = {}): Promise<HttpRequest> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value as string | Blob);
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') as string;
  return aRequest(post(type, new Uint8Array(await encoded.arrayBuffer()), headers));
}

/** A body exactly as given, with whatever content type; undefined for none. */
export const rawPost = (
  contentType: string | undefined,
  body: string | Uint8Array,
  more: { isBase64Encoded?: boolean; headers?: Headers } = {},
): HttpRequest => {
  const type: Headers = contentType === undefined ? {} : { 'content-type': contentType };
  const { headers = {}, ...rest } = more;
  return aRequest({ route: '/leads', method: 'POST', body, ...rest, headers: { ...type, ...headers } });
};

/** A function's handler as Lambda calls it. */
export type Entry = (request: HttpRequest, context: Context) => Promise<HttpReply>;

export type Reply = HttpReply & {
  /** The header by its name in any case. */
  header(name: string): string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: the JSON of an answer; the assertions are its type
  json(): any;
};

/** Calls a function's entry, and reads its answer, which is one that is described. */
export async function call(entry: Entry, request: HttpRequest): Promise<Reply> {
  const reply = await entry(request, { awsRequestId: 'test' } as Context);
  expectDescribed(request.routeKey, reply);
  return {
    ...reply,
    header: (name) =>
      Object.entries(reply.headers ?? {}).find(([it]) => it.toLowerCase() === name.toLowerCase())?.[1],
    json: () => JSON.parse(reply.body),
  };
}
