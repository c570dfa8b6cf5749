import { request } from 'node:http';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessTokens } from '../../functions/shared/access-token.ts';
import { readClient } from '../../local/issuer/client.ts';
import {
  aClient,
  aVerifier,
  clientId,
  type IssuerServer,
  issuerStore,
  serveIssuer,
} from '../support/issuer.ts';
import { handClock, stackOf } from '../support/local-runtime.ts';

const alex = { id: 'alex', name: 'Alex Kim', role: 'rep' };
const morgan = { id: 'morgan', name: 'Morgan Reyes', role: 'manager' };

let clock: ReturnType<typeof handClock>;
let db: ReturnType<typeof issuerStore>;
let server: IssuerServer;
beforeEach(async () => {
  clock = handClock();
  db = issuerStore();
  server = await serveIssuer({ db, now: clock.now, users: [alex, morgan] });
});
afterEach(() => server.stop());

type Change = Record<string, string | undefined>;
const { verifier, challenge } = aVerifier();
const without = (fields: Change) =>
  new URLSearchParams(Object.entries(fields).filter((it): it is [string, string] => it[1] !== undefined));

/** The address the console sends a person to; a change of undefined leaves something out. */
const authorizeUrl = (change: Change = {}) =>
  `${server.issuer}/authorize?${without({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: `${server.origin}/`,
    scope: 'openid',
    state: 'kept by the console & co',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...change,
  })}`;
const post = (url: string, fields: Change, headers = {}) =>
  fetch(url, { method: 'POST', redirect: 'manual', body: without(fields), headers });
const press = (user: string, change: Change = {}) => post(authorizeUrl(change), { user });
const backTo = (response: Response) => new URL(response.headers.get('location') ?? 'none:');
const codeOf = async (user: string, change: Change = {}) =>
  backTo(await press(user, change)).searchParams.get('code') as string;
const trade = (code: string, change: Change = {}) =>
  post(`${server.issuer}/token`, {
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: `${server.origin}/`,
    code,
    code_verifier: verifier,
    ...change,
  });
const refresh = (token: string, change: Change = {}) =>
  post(`${server.issuer}/token`, {
    grant_type: 'refresh_token',
    client_id: clientId,
    refresh_token: token,
    ...change,
  });
const refused = async (response: Response, error: string) => {
  expect([response.status, await response.json()]).toEqual([400, { error }]);
};
const verify = (token: string) =>
  accessTokens({ issuer: server.issuer, clientId }).verify(token, clock.now());

type Tokens = { access_token: string; id_token: string; refresh_token: string; expires_in: number };
const signIn = async (user: string): Promise<Tokens> => (await trade(await codeOf(user))).json();

describe('signing in', () => {
  it('shows a button for each user', async () => {
    const response = await fetch(authorizeUrl());
    const page = await response.text();
    expect(response.status).toBe(200);
    expect([...page.matchAll(/name="user" value="([^"]*)"/g)].map(([, id]) => id)).toEqual([
      'alex',
      'morgan',
    ]);
    expect(page).toContain('Alex Kim');
    expect(page).toContain('manager');
    expect(response.headers.get('content-security-policy')).toContain("form-action 'self'");
    // Under no-referrer a browser posts with the origin null, which the guard refuses.
    expect(response.headers.get('referrer-policy')).toBe('same-origin');
  });

  it('says so when there is nobody', async () => {
    server.users.length = 0;
    const page = await (await fetch(authorizeUrl())).text();
    expect(page).toContain('no members yet');
    expect(page).not.toContain('<button');
  });

  it('shows names as text', async () => {
    server.users.push({ id: 'x', name: '<script>alert(1)</script>', role: '"><img>' });
    const page = await (await fetch(authorizeUrl({ state: '"><script>' }))).text();
    expect(page).not.toMatch(/<script|<img/);
  });

  it('gives, for a press and the console’s secret, tokens that the functions take', async () => {
    const pressed = await press('alex');
    expect(pressed.status).toBe(303);
    const back = backTo(pressed);
    expect(back.origin + back.pathname).toBe(`${server.origin}/`);
    expect(back.searchParams.get('state')).toBe('kept by the console & co');

    const response = await trade(back.searchParams.get('code') as string);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const tokens = (await response.json()) as Tokens;
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3_600 });
    expect(await verify(tokens.access_token)).toEqual({ outcome: 'valid', username: 'alex' });
    expect(await verify(tokens.id_token)).toEqual({ outcome: 'invalid' });
    clock.pass(3_600_000);
    expect(await verify(tokens.access_token)).toEqual({ outcome: 'invalid' });
  });

  it('makes tokens claim for claim as a user pool does, and puts no role in them', async () => {
    const { access_token, id_token } = await signIn('morgan');
    expect(Object.keys(decodeProtectedHeader(access_token)).sort()).toEqual(['alg', 'kid']);
    const at = clock.now() / 1_000;
    const uuid = expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const common = {
      sub: uuid,
      iss: server.issuer,
      origin_jti: uuid,
      event_id: uuid,
      auth_time: at,
      iat: at,
      exp: at + 3_600,
      jti: uuid,
    };
    expect(decodeJwt(access_token)).toEqual({
      ...common,
      version: 2,
      client_id: clientId,
      token_use: 'access',
      scope: 'openid',
      username: 'morgan',
    });
    expect(decodeJwt(id_token)).toEqual({
      ...common,
      aud: clientId,
      token_use: 'id',
      'cognito:username': 'morgan',
      name: 'Morgan Reyes',
    });
    expect(decodeJwt((await signIn('morgan')).access_token).sub).toBe(decodeJwt(access_token).sub);
    expect(decodeJwt((await signIn('alex')).access_token).sub).not.toBe(decodeJwt(access_token).sub);
  });

  it('sends a press for nobody back as refused', async () => {
    for (const user of ['zoe', '']) {
      const back = backTo(await press(user)).searchParams;
      expect([back.get('error'), back.get('code')]).toEqual(['access_denied', null]);
    }
  });

  it.each<[string, Change]>([
    ['another client', { client_id: 'Other' }],
    ['no client', { client_id: undefined }],
    ['another site to come back to', { redirect_uri: 'https://evil.example/' }],
    ['an address below ours', { redirect_uri: 'http://127.0.0.1/x' }],
    ['no address', { redirect_uri: undefined }],
  ])('sends nobody anywhere for %s', async (_what, change) => {
    for (const response of [
      await fetch(authorizeUrl(change), { redirect: 'manual' }),
      await press('alex', change),
    ]) {
      expect(response.status).toBe(400);
      expect(response.headers.get('location')).toBeNull();
    }
  });

  it.each<[string, Change, string]>([
    ['a token instead of a code', { response_type: 'token' }, 'unsupported_response_type'],
    ['no challenge', { code_challenge: undefined }, 'invalid_request'],
    ['a challenge that is none', { code_challenge: 'short' }, 'invalid_request'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['no method', { code_challenge_method: undefined }, 'invalid_request'],
    ['another scope', { scope: 'aws.cognito.signin.user.admin' }, 'invalid_scope'],
  ])('tells the console that it asked for %s', async (_what, change, error) => {
    for (const response of [
      await fetch(authorizeUrl(change), { redirect: 'manual' }),
      await press('alex', change),
    ]) {
      expect(response.status).toBe(303);
      const back = backTo(response).searchParams;
      expect([back.get('error'), back.get('state'), back.get('code')]).toEqual([
        error,
        'kept by the console & co',
        null,
      ]);
    }
  });
});

describe('a code', () => {
  it('works once', async () => {
    const code = await codeOf('alex');
    expect((await trade(code)).status).toBe(200);
    await refused(await trade(code), 'invalid_grant');
  });

  it('works once for two at the same moment', async () => {
    const code = await codeOf('alex');
    const statuses = (await Promise.all([trade(code), trade(code)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 400]);
  });

  it('works for a minute', async () => {
    const [inTime, tooLate] = [await codeOf('alex'), await codeOf('alex')];
    clock.pass(59_999);
    expect((await trade(inTime)).status).toBe(200);
    clock.pass(1);
    await refused(await trade(tooLate), 'invalid_grant');
  });

  it.each<[string, Change, string]>([
    ['another secret', { code_verifier: aVerifier('w').verifier }, 'invalid_grant'],
    ['no secret', { code_verifier: undefined }, 'invalid_grant'],
    ['the challenge itself', { code_verifier: challenge }, 'invalid_grant'],
    ['a secret too short to be one', { code_verifier: 'v' }, 'invalid_grant'],
    ['another address', { redirect_uri: 'https://evil.example/' }, 'invalid_grant'],
    ['no address', { redirect_uri: undefined }, 'invalid_grant'],
  ])('is used up by whoever has %s', async (_what, change, error) => {
    const code = await codeOf('alex');
    await refused(await trade(code, change), error);
    await refused(await trade(code), 'invalid_grant');
  });

  it('is for the client that asked, and of this issuer', async () => {
    await refused(await trade(await codeOf('alex'), { client_id: 'Other' }), 'invalid_client');
    await refused(await trade('made-up'), 'invalid_grant');
    await refused(await trade(await codeOf('alex'), { grant_type: 'password' }), 'unsupported_grant_type');
    await refused(await fetch(`${server.issuer}/token`, { method: 'POST', body: '{}' }), 'invalid_request');
  });

  it('of somebody who has left meanwhile is worth nothing', async () => {
    const code = await codeOf('alex');
    server.users.shift();
    await refused(await trade(code), 'invalid_grant');
  });
});

describe('a refresh token', () => {
  it('gives new tokens of the same sign-in for twelve hours', async () => {
    const { refresh_token, access_token } = await signIn('alex');
    const first = decodeJwt(access_token);
    clock.pass(12 * 3_600_000 - 1);
    const renewed = (await (await refresh(refresh_token)).json()) as Tokens;
    expect(await verify(renewed.access_token)).toEqual({ outcome: 'valid', username: 'alex' });
    expect(decodeJwt(renewed.access_token)).toMatchObject({
      auth_time: first['auth_time'],
      origin_jti: first['origin_jti'],
    });
    expect(renewed.refresh_token).toBeUndefined();
    clock.pass(1);
    await refused(await refresh(refresh_token), 'invalid_grant');
  });

  it('is worth nothing to another client, after it was revoked, or once its person has left', async () => {
    const { refresh_token } = await signIn('alex');
    const [other, gone] = [(await signIn('alex')).refresh_token, (await signIn('morgan')).refresh_token];
    await refused(await refresh(refresh_token, { client_id: 'Other' }), 'invalid_client');
    const revoke = { client_id: clientId, token: refresh_token, token_type_hint: 'refresh_token' };
    expect((await post(`${server.issuer}/revoke`, revoke)).status).toBe(200);
    await refused(await refresh(refresh_token), 'invalid_grant');
    expect((await refresh(other)).status).toBe(200);
    server.users.pop();
    await refused(await refresh(gone), 'invalid_grant');
  });

  it('is no code, and a code is no refresh token', async () => {
    const code = await codeOf('alex');
    await refused(await refresh(code), 'invalid_grant');
    await refused(await trade((await signIn('alex')).refresh_token), 'invalid_grant');
  });
});

describe('a token for curl', () => {
  it('is given for the id of a user', async () => {
    const response = await post(`${server.origin}/local/token`, { user: 'morgan' });
    const tokens = (await response.json()) as Tokens;
    expect(tokens).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3_600 });
    expect(await verify(tokens.access_token)).toEqual({ outcome: 'valid', username: 'morgan' });
  });

  it.each([{ user: 'zoe' }, { user: '' }, {}])('is refused for %j', async (fields) => {
    const response = await post(`${server.origin}/local/token`, fields);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  });
});

it('keeps its key and who is signed in over a restart', async () => {
  const { access_token, refresh_token } = await signIn('alex');
  const keysOf = async () => (await fetch(`${server.issuer}/.well-known/jwks.json`)).json();
  const before = await keysOf();
  expect(before).toEqual({
    keys: [
      {
        kty: 'RSA',
        alg: 'RS256',
        use: 'sig',
        kid: decodeProtectedHeader(access_token).kid,
        n: expect.any(String),
        e: 'AQAB',
      },
    ],
  });
  await server.stop();
  server = await serveIssuer({ db, now: clock.now, users: [alex] });
  expect(await keysOf()).toEqual(before);
  expect((await refresh(refresh_token)).status).toBe(200);
});

it('says where everything is', async () => {
  const discovery = (await (
    await fetch(`${server.issuer}/.well-known/openid-configuration`)
  ).json()) as Record<string, unknown>;
  expect(discovery).toMatchObject({
    issuer: server.issuer,
    authorization_endpoint: `${server.issuer}/authorize`,
    token_endpoint: `${server.issuer}/token`,
    revocation_endpoint: `${server.issuer}/revoke`,
    end_session_endpoint: `${server.issuer}/logout`,
  });
});

describe('signing out', () => {
  const signOut = (change: Change = {}) =>
    fetch(
      `${server.issuer}/logout?${without({ client_id: clientId, logout_uri: `${server.origin}/`, ...change })}`,
      { redirect: 'manual' },
    );

  it('sends the person back to where the console is', async () => {
    const response = await signOut();
    expect([response.status, response.headers.get('location')]).toEqual([303, `${server.origin}/`]);
  });

  it.each<Change>([
    { logout_uri: 'https://evil.example/' },
    { logout_uri: undefined },
    { client_id: 'Other' },
  ])('sends nobody anywhere with %j', async (change) => {
    const response = await signOut(change);
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });
});

describe('who may sign in', () => {
  const ask = (method: string, path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(server.origin);
      const outgoing = request({ hostname, port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      outgoing.on('error', reject).end(method === 'POST' ? 'user=alex' : undefined);
    });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const chosen = () => authorizeUrl().slice(server.origin.length);

  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['another name for this machine', { host: 'evil.example' }],
    ['another site, by its own word', { 'sec-fetch-site': 'cross-site' }],
    [
      'a form of another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    ],
  ])('not %s', async (_who, headers) => {
    for (const path of [chosen(), '/local/token', '/local/issuer/token', '/local/issuer/revoke'])
      expect(await ask('POST', path, { ...form, ...headers }), path).toBe(403);
  });

  it('the issuer’s own page and programs', async () => {
    const own = { ...form, origin: server.origin, 'sec-fetch-site': 'same-origin' };
    expect(await ask('POST', chosen(), own)).toBe(303);
    expect(await ask('POST', '/local/token', form)).toBe(200);
  });

  it('nobody by looking: a GET gives no token and no code', async () => {
    for (const path of ['/local/token?user=alex', '/local/issuer/token', '/local/issuer/revoke'])
      expect(await ask('GET', path, {}), path).toBe(405);
    expect(await ask('GET', `${chosen()}&user=alex`, {})).toBe(200);
    for (const path of ['/local/issuer/logout', '/local/issuer/.well-known/jwks.json'])
      expect(await ask('POST', path, form), path).toBe(405);
  });
});

describe('the client', () => {
  it('is the one of the template, with its times', () => {
    const properties = aClient('http://127.0.0.1:3000', {
      AccessTokenValidity: 2,
      TokenValidityUnits: { AccessToken: 'hours', IdToken: 'seconds', RefreshToken: 'days' },
      RefreshTokenValidity: 30,
    });
    expect(readClient(stackOf({ Web: ['AWS::Cognito::UserPoolClient', properties] }))).toEqual({
      clientId: 'Web',
      callbackUrls: ['http://127.0.0.1:3000/'],
      logoutUrls: ['http://127.0.0.1:3000/'],
      accessTokenSeconds: 7_200,
      idTokenSeconds: 60,
      refreshTokenSeconds: 2_592_000,
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['has a secret', { GenerateSecret: true }],
    ['gets tokens without a code', { AllowedOAuthFlows: ['implicit'] }],
    ['gets tokens also without a code', { AllowedOAuthFlows: ['code', 'implicit'] }],
    ['comes back nowhere', { CallbackURLs: [] }],
  ])('that %s is not played', (_what, change) => {
    const stack = stackOf({
      Web: ['AWS::Cognito::UserPoolClient', aClient('http://127.0.0.1:3000', change)],
    });
    expect(() => readClient(stack)).toThrow(/Web is not played/);
  });

  it('must be there, and alone', () => {
    expect(() => readClient(stackOf({}))).toThrow(/exactly one/);
    const client = ['AWS::Cognito::UserPoolClient', aClient('http://127.0.0.1:3000')] as [string, object];
    expect(() => readClient(stackOf({ A: client, B: client } as never))).toThrow(/exactly one/);
  });
});
