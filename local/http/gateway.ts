import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock, Invoke, Runtime } from '../ports.ts';
import type { Api } from './api.ts';
import { parseTarget, toEvent } from './event.ts';
import { gatewayAnswer, type HttpAnswer, internalServerError, toAnswer } from './response.ts';
import { createRouter } from './routes.ts';

/** Handles one request of a page that exists on this machine only. */
export type LocalRoute = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export type GatewayDeps = {
  readonly api: Api;
  readonly invoke: Invoke;
  /** By exact path; asked before the routes of the API. */
  readonly localRoutes: ReadonlyMap<string, LocalRoute>;
  readonly clock: Clock;
  readonly log: Runtime['log'];
};

/** Most bytes of a request that an HTTP API takes. */
const bodyLimit = 10 * 1024 * 1024;

const loopbackHosts = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/** The body, or undefined as soon as it is over the limit. */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  if (Number(request.headers['content-length']) > bodyLimit) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > bodyLimit) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
};

const write = (response: ServerResponse, { status, headers, body }: HttpAnswer): void => {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // A 204 or 304 has no body, so it may not announce the length of one either.
  if (status !== 204 && status !== 304 && status >= 200)
    response.setHeader('content-length', Buffer.byteLength(body));
  response.end(status === 204 || status === 304 ? undefined : body);
};

/**
 * Answers requests as an HTTP API of API Gateway does, from the routes of the template.
 * A page of the internet can make a browser call this machine under a name of its own; so only requests that
 * name the loopback host are served.
 */
export const createGateway = ({ api, invoke, localRoutes, clock, log }: GatewayDeps): Handler => {
  const find = createRouter(api.routes);

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<HttpAnswer | undefined> => {
    if (!loopbackHosts.test(request.headers.host ?? '')) return gatewayAnswer(403, 'Forbidden');
    const target = parseTarget(request.url ?? '/');
    if (!target) return gatewayAnswer(400, 'Bad Request');
    const localRoute = localRoutes.get(target.path);
    if (localRoute) {
      await localRoute(request, response);
      return undefined;
    }
    const match = find(request.method ?? 'GET', target.path);
    if (!match) return gatewayAnswer(404, 'Not Found');
    const { functionId, permitted, throttle } = match.route.target;
    const retryAfter = throttle?.(clock.now()) ?? 0;
    if (retryAfter > 0) return gatewayAnswer(429, 'Too Many Requests', { 'retry-after': String(retryAfter) });
    const body = await readBody(request);
    if (!body) return gatewayAnswer(413, 'Request Entity Too Large', { connection: 'close' });
    const { routeKey } = match.route;
    if (!permitted) {
      log('INVOKE_DENIED', { function: functionId, route: routeKey });
      return internalServerError;
    }
    const matched = { routeKey, pathParameters: match.pathParameters };
    const result = await invoke(
      functionId,
      toEvent(request, body, target, matched, api.identity, clock.now()),
    );
    if (result.ok) return toAnswer(result.payload);
    log('FUNCTION_FAILED', { function: functionId, route: routeKey, errorType: result.errorType });
    return internalServerError;
  };

  return (request, response) => {
    answer(request, response)
      .then((made) => made && write(response, made))
      .catch((error: unknown) => {
        if (request.destroyed && !request.complete) return;
        log('REQUEST_FAILED', { error: String(error) });
        if (response.headersSent) return void response.destroy();
        for (const name of response.getHeaderNames()) response.removeHeader(name);
        write(response, internalServerError);
      });
  };
};
