/** Serves the console and the form snippet: files that were built with this function, and nothing else. */
import { type HttpHandler, type HttpReply, header } from '../shared/http.ts';
import { Refused } from '../shared/problem.ts';

export type WebFile = { readonly contentType: string; readonly body: string; readonly etag: string };

/** The files by name, e.g. `index.html`. */
export type WebFiles = ReadonlyMap<string, WebFile>;

const consoleHeaders = {
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** Landing pages of other origins load the snippet, and may keep it for an hour. */
const snippetHeaders = {
  'cache-control': 'public, max-age=3600',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
} as const;

export function serveWebHandler(files: WebFiles): HttpHandler {
  return async (request) => {
    switch (request.routeKey) {
      case 'GET /':
        return reply('index.html', consoleHeaders);
      case 'GET /handoff.js':
        return reply('handoff.js', snippetHeaders);
      default:
        return reply(request.pathParameters?.['file'] ?? '', consoleHeaders);
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
