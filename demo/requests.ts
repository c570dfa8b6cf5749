/** Requests as API Gateway v2 hands them to a function, and who makes them. */
import type { TokenCheck } from '../functions/shared/access-token.ts';
import type { HttpReply, HttpRequest } from '../functions/shared/http.ts';

type Parts = {
  readonly method: 'POST' | 'PATCH';
  /** With the names of its parameters, e.g. `/api/leads/{id}`. */
  readonly route: string;
  readonly id?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

function requestFrom({ method, route, id, headers, body }: Parts): HttpRequest {
  const path = id === undefined ? route : route.replace('{id}', id);
  const request: Partial<HttpRequest> = {
    version: '2.0',
    routeKey: `${method} ${route}`,
    rawPath: path,
    rawQueryString: '',
    headers,
    body,
    isBase64Encoded: false,
    ...(id === undefined ? {} : { pathParameters: { id } }),
  };
  return request as HttpRequest;
}

/** A form as a browser's script posts it. */
export const formPost = (fields: Readonly<Record<string, string>>): HttpRequest =>
  requestFrom({
    method: 'POST',
    route: '/leads',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });

/** What a member asks the API for; `id` is what `{id}` of the route stands for. */
export const asked = (
  memberId: string,
  [method, route, id]: readonly [method: Parts['method'], route: string, id?: string],
  body: Readonly<Record<string, unknown>>,
): HttpRequest =>
  requestFrom({
    method,
    route,
    id,
    headers: { 'content-type': 'application/json', authorization: `Bearer demo.${memberId}.demo` },
    body: JSON.stringify(body),
  });

/** Nobody signs in to a demo of the past: whom a request names is who asks. */
export const trusting = async (token: string): Promise<TokenCheck> => ({
  outcome: 'valid',
  username: token.split('.')[1] as string,
});

/** What an answer says. */
export const answerOf = ({ body }: HttpReply): Readonly<Record<string, unknown>> =>
  JSON.parse(body) as Record<string, unknown>;
