/**
 * Serves the console, the form snippet and the API's description, files that were built with this function, and says
 * where to sign in.
 */
import type { SignInAnswer } from '../../core/contracts/service.ts';
import { type HttpHandler, type HttpReply, header, json } from '../shared/http.ts';
import { Refused } from '../shared/problem.ts';
import { reviewStyleSources } from '../shared/review-page.ts';

export type WebFile = { readonly contentType: string; readonly body: string; readonly etag: string };

/** The files by name, e.g. `index.html`. */
export type WebFiles = ReadonlyMap<string, WebFile>;

export type SignInConfig = {
  readonly issuer: string;
  readonly clientId: string;
  /** The user pool's sign-in pages and token endpoint. */
  readonly pages: string;
  /** The console's own address: the only one that the user pool sends people back to. */
  readonly baseUrl: string;
};

/**
 * The console talks to its own API and to the user pool. Hosts of user pools are shared by everybody's, so the policy
 * names the paths of ours; a path that ends in a slash covers what is below it.
 */
const consoleHeaders = ({ issuer, pages }: SignInConfig, styles = "'self'") => ({
  'cache-control': 'no-cache',
  'content-security-policy': [
    `default-src 'none'; script-src 'self'; style-src ${styles}; img-src 'self'`,
    `connect-src 'self' ${issuer}/.well-known/ ${pages}/oauth2/`,
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
});

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

export function serveWebHandler(files: WebFiles, signIn: SignInConfig): HttpHandler {
  const { issuer, clientId, baseUrl } = signIn;
  const pageHeaders = consoleHeaders(signIn);
  // A document in a frame's srcdoc falls under the policy of the page around it.
  const reviewHeaders = consoleHeaders(signIn, `'self' ${reviewStyleSources}`);

  return async (request) => {
    switch (request.routeKey) {
      case 'GET /':
        return reply('index.html', pageHeaders);
      case 'GET /reviews/{isoWeek}':
        return reply('review.html', reviewHeaders);
      case 'GET /handoff.js':
        return reply('handoff.js', snippetHeaders);
      case 'GET /auth/config':
        return json(200, { issuer, clientId, baseUrl } satisfies SignInAnswer);
      case 'GET /openapi.json':
        return reply('openapi.json', descriptionHeaders);
      default:
        return reply(request.pathParameters?.['file'] ?? '', pageHeaders);
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
