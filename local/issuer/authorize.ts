import { html, type LocalRoute, type Markup, queryOf } from '../pages/html.ts';
import { sendShell } from '../pages/shell.ts';
import { ISSUER_PATH } from './address.ts';
import type { Client } from './client.ts';
import { readForm, sendOn } from './form.ts';
import type { Grants } from './grants.ts';
import type { Tokens } from './tokens.ts';
import type { ListUsers, User } from './users.ts';

export type AuthorizeDeps = {
  readonly client: Client;
  readonly grants: Grants;
  readonly tokens: Tokens;
  readonly listUsers: ListUsers;
};

/** What the console asks for: to come back where it is registered, with a code that its own secret unlocks. */
type Asked =
  | { readonly outcome: 'good'; readonly codeChallenge: string; readonly back: (answer: Answer) => string }
  /** Told to the person: whoever asked is not registered, so nothing is sent there. */
  | { readonly outcome: 'stranger'; readonly reason: string }
  /** Told to the console. */
  | { readonly outcome: 'wrong'; readonly back: string };

type Answer = { readonly code: string } | { readonly error: string; readonly error_description: string };

function read(query: URLSearchParams, client: Client): Asked {
  if (query.get('client_id') !== client.clientId)
    return { outcome: 'stranger', reason: 'No client has this client_id.' };
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!client.callbackUrls.includes(redirectUri))
    return { outcome: 'stranger', reason: 'This redirect_uri is not registered for the client.' };
  const back = (answer: Answer) => {
    const address = new URL(redirectUri);
    const state = query.get('state');
    const all = { ...answer, ...(state === null ? {} : { state }) };
    for (const [name, value] of Object.entries(all)) address.searchParams.set(name, value);
    return address.href;
  };
  const wrong = (error: string, error_description: string): Asked => ({
    outcome: 'wrong',
    back: back({ error, error_description }),
  });
  if (query.get('response_type') !== 'code')
    return wrong('unsupported_response_type', 'response_type must be code');
  if (!(query.get('scope') ?? '').split(' ').includes('openid'))
    return wrong('invalid_scope', 'scope must be openid');
  const codeChallenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(codeChallenge))
    return wrong('invalid_request', 'code_challenge with the method S256 is needed');
  return { outcome: 'good', codeChallenge, back };
}

/** The page with a button for each user, and what a press on one does. */
export function authorizeRoutes({ client, grants, tokens, listUsers }: AuthorizeDeps) {
  /** Does the work for a good request; any other is answered here. */
  const forGood =
    (
      work: (asked: Extract<Asked, { outcome: 'good' }>, ...args: Parameters<LocalRoute>) => Promise<void>,
    ): LocalRoute =>
    (request, response) => {
      const asked = read(queryOf(request), client);
      if (asked.outcome === 'good') return work(asked, request, response);
      if (asked.outcome === 'wrong') return sendOn(response, asked.back);
      return sendShell(response, {
        title: 'No sign-in',
        status: 400,
        body: html`<h1>No sign-in</h1><p>${asked.reason}</p>`,
      });
    };

  const show = forGood(async (_asked, request, response) => {
    const users = await listUsers();
    sendShell(response, {
      title: 'Sign in',
      hasForm: true,
      body: users.length === 0 ? nobody : choice(users, queryOf(request)),
    });
  });

  const choose = forGood(async ({ codeChallenge, back }, request, response) => {
    const chosen = (await readForm(request))?.get('user');
    const user = (await listUsers()).find(({ id }) => id === chosen);
    if (!user)
      return sendOn(response, back({ error: 'access_denied', error_description: 'there is no such user' }));
    const query = queryOf(request);
    const nonce = query.get('nonce');
    const code = grants.giveCode({
      signIn: tokens.newSignIn(user.id),
      redirectUri: query.get('redirect_uri') ?? '',
      codeChallenge,
      ...(nonce === null ? {} : { nonce }),
    });
    return sendOn(response, back({ code }));
  });

  return { show, choose };
}

const nobody = html`<h1>Sign in</h1>
<p class="card empty">The team has no members yet, so nobody can sign in.</p>`;

const choice = (users: readonly User[], query: URLSearchParams): Markup => html`<h1>Sign in as</h1>
<p class="soft">On AWS this is the sign-in page of the user pool. On this machine nobody has a password.</p>
<form method="post" action="${ISSUER_PATH}/authorize?${query.toString()}">${users.map(
  ({ id, name, role }) => html`<p><button class="card" name="user" value="${id}"><bdi>${name}</bdi>
<span class="badge">${role}</span></button></p>`,
)}</form>`;
