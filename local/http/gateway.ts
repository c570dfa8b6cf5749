import type { IncomingMessage } from 'node:http';
import type { Clock, Invoke, Runtime } from '../ports.ts';
import type { Api } from './api.ts';
import { toEvent } from './event.ts';
import type { Site } from './front.ts';
import { gatewayAnswer, internalServerError, toAnswer } from './response.ts';
import { createRouter } from './routes.ts';

export type GatewayDeps = {
  readonly api: Api;
  readonly invoke: Invoke;
  readonly clock: Clock;
  readonly log: Runtime['log'];
};

/** Most bytes of a request that an HTTP API takes. */
const bodyLimit = 10 * 1024 * 1024;

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

/** Answers requests as an HTTP API of API Gateway does, from the routes of the template. */
export const createGateway = ({ api, invoke, clock, log }: GatewayDeps): Site => {
  const find = createRouter(api.routes);

  return async (request, target, host) => {
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
    const event = toEvent({ request, body, target, host }, matched, api.identity, clock.now());
    const result = await invoke(functionId, event);
    if (result.ok) return toAnswer(result.payload);
    log('FUNCTION_FAILED', { function: functionId, route: routeKey, errorType: result.errorType });
    return internalServerError;
  };
};
