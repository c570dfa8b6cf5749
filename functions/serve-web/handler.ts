/**
 * What who has no key yet may ask for: where to sign in, the form snippet and the API's description. The latter two are
 * files that were built with this function.
 */
import type { SignInAnswer } from '../../core/contracts/service.ts';
import { type HttpHandler, type HttpReply, header, json } from '../shared/http.ts';
import { Refused } from '../shared/problem.ts';

export type WebFile = { readonly contentType: string; readonly body: string; readonly etag: string };

/** The files by name, e.g. `handoff.js`. */
export type WebFiles = ReadonlyMap<string, WebFile>;

/** Landing pages of other origins load the snippet, and may keep it for an hour. */
const snippetHeaders = {
  'cache-control': 'public, max-age=3600',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
} as const;

/** Tools in a browser read the description from other origins; it holds no data. */
const descriptionHeaders = {
  'cache-control': 'no-cache',
  'access-control-allow-origin': '*',
  'x-content-type-options': 'nosniff',
} as const;

/** @param signIn where to sign in, as the console is told: issuer, client, and the only address people come back to. */
export function serveWebHandler(files: WebFiles, signIn: SignInAnswer): HttpHandler {
  return async (request) => {
    switch (request.routeKey) {
      case 'GET /handoff.js':
        return reply('handoff.js', snippetHeaders);
      case 'GET /auth/config':
        return json(200, signIn);
      case 'GET /openapi.json':
        return reply('openapi.json', descriptionHeaders);
      default:
        throw new Refused('not-found');
    }

    function reply(name: string, headers: Readonly<Record<string, string>>): HttpReply {
      const file = files.get(name);
      if (!file) throw new Refused('not-found');
      const { contentType, body, etag } = file;
      const known = header(request, 'if-none-match') === etag;
      return {
        statusCode: known ? 304 : 200,
        headers: { ...headers, 'content-type': contentType, etag },
        body: known ? '' : body,
      };
    }
  };
}
