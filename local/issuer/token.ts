import { createHash } from 'node:crypto';
import type { LocalRoute } from '../pages/html.ts';
import type { Client } from './client.ts';
import { readForm, sendOAuth } from './form.ts';
import type { Grants, SignedIn } from './grants.ts';
import type { Tokens } from './tokens.ts';
import type { ListUsers, User } from './users.ts';

export type TokenDeps = {
  readonly client: Client;
  readonly grants: Grants;
  readonly tokens: Tokens;
  readonly listUsers: ListUsers;
};

/** RFC 7636: 43 to 128 unreserved letters, so that a challenge cannot be tried out. */
const VERIFIER = /^[\w.~-]{43,128}$/;

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** The endpoints that programs post to. */
export function tokenRoutes({ client, grants, tokens, listUsers }: TokenDeps) {
  const userOf = async (id: string | null): Promise<User | undefined> =>
    (await listUsers()).find((user) => user.id === id);

  const accessOf = async (signIn: SignedIn) => ({
    access_token: await tokens.access(signIn),
    token_type: 'Bearer',
    expires_in: client.accessTokenSeconds,
  });

  /** The answer to a grant, or the code of what is wrong with it. */
  async function exchange(form: URLSearchParams): Promise<object | string> {
    if (form.get('client_id') !== client.clientId) return 'invalid_client';
    switch (form.get('grant_type')) {
      case 'authorization_code': {
        // Taken before it is checked: whoever tries a code with a wrong secret has used it up.
        const grant = grants.takeCode(form.get('code') ?? '');
        const verifier = form.get('code_verifier') ?? '';
        if (!grant || grant.redirectUri !== form.get('redirect_uri')) return 'invalid_grant';
        if (!VERIFIER.test(verifier) || challengeOf(verifier) !== grant.codeChallenge) return 'invalid_grant';
        const user = await userOf(grant.signIn.userId);
        if (!user) return 'invalid_grant';
        return {
          id_token: await tokens.id(grant.signIn, user, grant.nonce),
          ...(await accessOf(grant.signIn)),
          refresh_token: grants.giveRefreshToken(grant.signIn),
        };
      }
      case 'refresh_token': {
        const signIn = grants.readRefreshToken(form.get('refresh_token') ?? '');
        const user = signIn && (await userOf(signIn.userId));
        if (!user) return 'invalid_grant';
        return { id_token: await tokens.id(signIn, user), ...(await accessOf(signIn)) };
      }
      default:
        return 'unsupported_grant_type';
    }
  }

  const token: LocalRoute = async (request, response) => {
    const form = await readForm(request);
    const answer = form ? await exchange(form) : 'invalid_request';
    if (typeof answer === 'string') sendOAuth(response, 400, { error: answer });
    else sendOAuth(response, 200, answer);
  };

  const revoke: LocalRoute = async (request, response) => {
    const form = await readForm(request);
    if (form?.get('client_id') !== client.clientId)
      return sendOAuth(response, 400, { error: 'invalid_client' });
    grants.revokeRefreshToken(form.get('token') ?? '');
    return sendOAuth(response, 200, {});
  };

  /** For a person with curl: a token of a user, without the way through a browser. */
  const tokenOfUser: LocalRoute = async (request, response) => {
    const user = await userOf((await readForm(request))?.get('user') ?? null);
    if (!user)
      return sendOAuth(response, 400, {
        error: 'invalid_request',
        error_description: 'post the form field user with the id of an active member of the team',
      });
    return sendOAuth(response, 200, await accessOf(tokens.newSignIn(user.id)));
  };

  return { token, revoke, tokenOfUser };
}
