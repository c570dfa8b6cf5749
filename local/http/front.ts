import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Runtime } from '../ports.ts';
import { parseTarget, type Target } from './event.ts';
import { gatewayAnswer, type HttpAnswer, internalServerError } from './response.ts';

/** Handles one request of a page that exists on this machine only. */
export type LocalRoute = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers a request of the stack: the distribution, or an origin behind it. `host` is the name it was sent to. */
export type Site = (request: IncomingMessage, target: Target, host: string) => Promise<HttpAnswer>;

export type FrontDeps = {
  /** By exact path; asked before the site. */
  readonly localRoutes: ReadonlyMap<string, LocalRoute>;
  readonly site: Site;
  readonly log: Runtime['log'];
};

const loopbackHosts = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

const write = (response: ServerResponse, { status, headers, body }: HttpAnswer): void => {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // A 204 or 304 has no body, so it may not announce the length of one either.
  if (status !== 204 && status !== 304 && status >= 200)
    response.setHeader('content-length', Buffer.byteLength(body));
  response.end(status === 204 || status === 304 ? undefined : body);
};

/**
 * The public port: this machine's own pages, and the site of the stack behind them.
 * A page of the internet can make a browser call this machine under a name of its own; so only requests that
 * name the loopback host are served.
 */
export const createFront = ({ localRoutes, site, log }: FrontDeps): Handler => {
  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<HttpAnswer | undefined> => {
    const { host = '' } = request.headers;
    if (!loopbackHosts.test(host)) return gatewayAnswer(403, 'Forbidden');
    const target = parseTarget(request.url ?? '/');
    if (!target) return gatewayAnswer(400, 'Bad Request');
    const localRoute = localRoutes.get(target.path);
    if (!localRoute)
      // What is below /local/ would be ours alone: no page of the console answers for a mistyped address.
      return target.path.startsWith('/local/')
        ? gatewayAnswer(404, 'Not Found')
        : site(request, target, host);
    await localRoute(request, response);
    return undefined;
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
