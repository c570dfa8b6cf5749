/**
 * The sign-in of one machine: plays the user pool and its client for the console and for programs. Everything that
 * checks a token does so as on AWS; only the proof of who somebody is is left out.
 */
import type { DatabaseSync } from 'node:sqlite';
import { guarded, guardedForm, receiving } from '../pages/guard.ts';
import { html, type LocalRoute, queryOf } from '../pages/html.ts';
import { sendShell } from '../pages/shell.ts';
import { ISSUER_PATH, issuerAddress } from './address.ts';
import { authorizeRoutes } from './authorize.ts';
import type { Client } from './client.ts';
import { sendOAuth, sendOn } from './form.ts';
import { createGrants, grantsSchema } from './grants.ts';
import { signingKey, signingKeySchema } from './signing-key.ts';
import { tokenRoutes } from './token.ts';
import { createTokens } from './tokens.ts';
import type { ListUsers } from './users.ts';

export const issuerSchema = `${signingKeySchema} ${grantsSchema}`;

export type IssuerDeps = {
  /** Where the runtime is reached, without a slash at its end. */
  readonly origin: string;
  readonly client: Client;
  /** The runtime's durable store, with `issuerSchema`. */
  readonly db: DatabaseSync;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly listUsers: ListUsers;
};

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  revocation_endpoint: `${issuer}/revoke`,
  end_session_endpoint: `${issuer}/logout`,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  scopes_supported: ['openid'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['none'],
});

/** The routes of the issuer, by exact path. */
export function createIssuerRoutes({
  origin,
  client,
  db,
  now,
  listUsers,
}: IssuerDeps): ReadonlyMap<string, LocalRoute> {
  const issuer = issuerAddress(origin);
  const key = signingKey(db, now);
  const grants = createGrants(db, now, client.refreshTokenSeconds);
  const tokens = createTokens({ issuer, client, key, now });
  const { show, choose } = authorizeRoutes({ client, grants, tokens, listUsers });
  const { token, revoke, tokenOfUser } = tokenRoutes({ client, grants, tokens, listUsers });

  return new Map([
    [
      `${ISSUER_PATH}/.well-known/openid-configuration`,
      guarded((_request, response) => sendOAuth(response, 200, discovery(issuer))),
    ],
    [
      `${ISSUER_PATH}/.well-known/jwks.json`,
      guarded(async (_request, response) => sendOAuth(response, 200, { keys: [(await key()).publicJwk] })),
    ],
    [`${ISSUER_PATH}/authorize`, guardedForm(show, choose)],
    [`${ISSUER_PATH}/token`, receiving(token)],
    [`${ISSUER_PATH}/revoke`, receiving(revoke)],
    [`${ISSUER_PATH}/logout`, guarded(logout(client))],
    ['/local/token', receiving(tokenOfUser)],
  ]);
}

/** There is no session to end: each sign-in asks anew. Sends the person back, but only where the client is registered. */
const logout =
  (client: Client): LocalRoute =>
  (request, response) => {
    const query = queryOf(request);
    const back = query.get('logout_uri') ?? '';
    if (query.get('client_id') === client.clientId && client.logoutUrls.includes(back))
      return sendOn(response, back);
    return sendShell(response, {
      title: 'Signed out',
      status: 400,
      body: html`<h1>Signed out</h1><p>This logout_uri is not registered for the client.</p>`,
    });
  };
