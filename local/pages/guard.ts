import type { IncomingMessage } from 'node:http';
import { type LocalRoute, sendJson } from './html.ts';

const LOOPBACK_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const LOOPBACK_ADDRESSES = /^(127\.|::1$|::ffff:127\.)/;

/**
 * Why a request may not see the runtime's own pages; undefined when it may. They hold leads and keys, so they answer
 * only this machine, under a loopback name (a page of the internet that resolves its own name to
 * 127.0.0.1 still sends that name), and not at the bidding of another site.
 */
function refusal(request: IncomingMessage): string | undefined {
  const { host = '', origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (!LOOPBACK_ADDRESSES.test(request.socket.remoteAddress ?? '')) return 'Only for this machine.';
  if (!LOOPBACK_NAMES.test(host)) return 'Only under a loopback name.';
  if (origin !== undefined && origin !== `http://${host}`) return 'Not for other origins.';
  // a press on a link elsewhere only shows the page to the person who pressed; the other site sees nothing of it
  const isVisit =
    request.method !== 'POST' &&
    request.headers['sec-fetch-mode'] === 'navigate' &&
    request.headers['sec-fetch-dest'] === 'document';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isVisit)
    return 'Not for other sites.';
  return undefined;
}

/** GET and HEAD for this machine's own pages; anything else is answered with a problem. */
export const guarded = (route: LocalRoute): LocalRoute => readOnly(fromThisMachine(route));

/** POST from programs and pages of this machine; anything else is answered with a problem. */
export const receiving = (route: LocalRoute): LocalRoute => only(['POST'], fromThisMachine(route));

/** A page and what a press on it does, at one address. */
export const guardedForm = (page: LocalRoute, press: LocalRoute): LocalRoute =>
  only(
    ['GET', 'HEAD', 'POST'],
    fromThisMachine((request, response) =>
      request.method === 'POST' ? press(request, response) : page(request, response),
    ),
  );

export const readOnly = (route: LocalRoute): LocalRoute => only(['GET', 'HEAD'], route);

function fromThisMachine(route: LocalRoute): LocalRoute {
  return (request, response) => {
    const detail = refusal(request);
    if (detail) return sendJson(response, 403, { title: 'Forbidden', status: 403, detail });
    return route(request, response);
  };
}

function only(methods: readonly string[], route: LocalRoute): LocalRoute {
  return (request, response) => {
    if (methods.includes(request.method ?? '')) return route(request, response);
    response.setHeader('allow', methods.join(', '));
    return sendJson(response, 405, { title: 'Method Not Allowed', status: 405 });
  };
}
