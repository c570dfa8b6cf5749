import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { base64url, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessTokens } from '../../functions/shared/access-token.ts';
import { httpEdge } from '../../functions/shared/http-edge.ts';
import { recordingLog } from '../support/recording-log.ts';
import { aRequest, call } from '../support/requests.ts';

const issuer = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool';
const clientId = '4l1entid';
const now = Date.parse('2026-11-23T10:00:00Z');
const second = now / 1000;

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let ours: Keys;
let theirs: Keys;
beforeAll(async () => {
  [ours, theirs] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
});

/** The public keys as the issuer gives them, under the id `one`; and how often they were asked for. */
let asked: string[];
let answer: () => Promise<Response>;
const tokens = () =>
  accessTokens({
    issuer,
    clientId,
    fetchKeys: (url) => {
      asked.push(url);
      return answer();
    },
  });
beforeEach(async () => {
  asked = [];
  const keys = [{ ...(await exportJWK(ours.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }];
  answer = async () => Response.json({ keys });
});

/** The claims of an access token as the user pool makes them. */
const claims: JWTPayload = {
  sub: '6a0d7c9e-8f5c-4a53-9e5c-0d6f4f0f7f11',
  iss: issuer,
  version: 2,
  client_id: clientId,
  token_use: 'access',
  scope: 'openid',
  auth_time: second - 60,
  iat: second - 60,
  exp: second + 3_540,
  jti: 'jti',
  username: 'alex',
};

/** Signed by the pool's key unless told otherwise; a claim of undefined is left out. */
async function aToken(
  change: JWTPayload = {},
  { key = ours.privateKey, kid = 'one' as string | undefined } = {},
): Promise<string> {
  const header = { alg: 'RS256', ...(kid === undefined ? {} : { kid }) };
  return new SignJWT({ ...claims, ...change }).setProtectedHeader(header).sign(key);
}

const verify = async (token: string, at = now) => tokens().verify(token, at);
const invalid = { outcome: 'invalid' };

/** A token put together by hand, with a signature of one's own making. */
const made = (header: object, payload: object, sign: (signed: string) => string) => {
  const signed = [header, payload].map((part) => base64url.encode(JSON.stringify(part))).join('.');
  return `${signed}.${sign(signed)}`;
};

describe('an access token', () => {
  it('of our pool and client names who signed in', async () => {
    expect(await verify(await aToken())).toEqual({ outcome: 'valid', username: 'alex' });
    expect(asked).toEqual([`${issuer}/.well-known/jwks.json`]);
  });

  it('is good until the second it expires', async () => {
    const token = await aToken();
    const end = (claims.exp as number) * 1000;
    expect((await verify(token, end - 1_000)).outcome).toBe('valid');
    expect(await verify(token, end)).toEqual(invalid);
  });

  it.each<[string, JWTPayload]>([
    ['of another issuer', { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other' }],
    ['of an issuer whose name begins like ours', { iss: `${issuer}.evil.example` }],
    ['without an issuer', { iss: undefined }],
    ['for another client', { client_id: 'another' }],
    ['without a client', { client_id: undefined }],
    ['with the client as audience only', { client_id: undefined, aud: clientId }],
    ['that is an id token', { token_use: 'id', aud: clientId, 'cognito:username': 'alex' }],
    ['that says for no use', { token_use: undefined }],
    ['that has expired', { exp: second - 1 }],
    ['that never expires', { exp: undefined }],
    ['that is not yet valid', { nbf: second + 60 }],
    ['of nobody', { username: undefined }],
    ['of an empty name', { username: '' }],
    ['of a name that no member has', { username: 'Alex Kim' }],
    ['of a name that is none', { username: ['alex'] }],
  ])('is invalid %s', async (_what, change) => {
    expect(await verify(await aToken(change))).toEqual(invalid);
  });

  it('is invalid signed by another key, under our key id, another or none', async () => {
    for (const kid of ['one', 'two', undefined])
      expect(await verify(await aToken({}, { key: theirs.privateKey, kid })), kid).toEqual(invalid);
  });

  it('is invalid under a key id that the pool does not have, though its key signed it', async () => {
    expect(await verify(await aToken({}, { kid: 'two' }))).toEqual(invalid);
  });

  it('is invalid without a signature', async () => {
    for (const alg of ['none', 'None', 'NONE'])
      expect(await verify(made({ alg, kid: 'one' }, claims, () => '')), alg).toEqual(invalid);
    // Refused for its algorithm alone: nothing was asked of the issuer.
    expect(asked).toEqual([]);
  });

  it('is invalid signed with our public key as a shared secret', async () => {
    const pem = await exportSPKI(ours.publicKey);
    const { n } = await exportJWK(ours.publicKey);
    for (const secret of [pem, pem.trim(), n as string]) {
      const sign = (signed: string) => createHmac('sha256', secret).update(signed).digest('base64url');
      expect(await verify(made({ alg: 'HS256', kid: 'one' }, claims, sign))).toEqual(invalid);
    }
  });

  it('is invalid with a key of its own in its header', async () => {
    const jwk = await exportJWK(theirs.publicKey);
    const token = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one', jwk });
    expect(await verify(await token.sign(theirs.privateKey))).toEqual(invalid);
  });

  it('is invalid when any part of it was cut off or changed', async () => {
    const token = await aToken();
    const [header, , signature] = token.split('.');
    const other = base64url.encode(JSON.stringify({ ...claims, username: 'morgan' }));
    for (const length of [0, 1, 20, token.indexOf('.') + 1, token.lastIndexOf('.') + 1, token.length - 1])
      expect(await verify(token.slice(0, length)), String(length)).toEqual(invalid);
    expect(await verify(`${header}.${other}.${signature}`)).toEqual(invalid);
    expect(await verify(`${token}.${signature}`)).toEqual(invalid);
  });

  it('is invalid, and never a failure, whatever else is sent in its place', async () => {
    const checker = tokens();
    const part = fc.oneof(
      fc.string(),
      fc.json().map((text) => base64url.encode(text)),
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 5 }).map((parts) => parts.join('.')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (token) => {
        expect(await checker.verify(token, now)).toEqual(invalid);
      }),
    );
  });
});

describe('the public keys', () => {
  it('are kept, and asked for once by many at the same time', async () => {
    const checker = tokens();
    const token = await aToken();
    await Promise.all([checker.verify(token, now), checker.verify(token, now)]);
    await checker.verify(token, now);
    expect(asked).toHaveLength(1);
  });

  it('are not asked for again by every token of an unknown key', async () => {
    const checker = tokens();
    const token = await aToken({}, { kid: 'two' });
    for (let turn = 0; turn < 5; turn += 1) expect(await checker.verify(token, now)).toEqual(invalid);
    expect(asked).toHaveLength(1);
  });

  it.each<[string, () => Promise<Response>]>([
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['do not come in time', () => Promise.reject(new DOMException('too late', 'TimeoutError'))],
    ['are answered with an error', async () => new Response('busy', { status: 503 })],
    ['are no JSON', async () => new Response('<html>')],
    ['are no keys', async () => Response.json({ message: 'hello' })],
  ])('that %s are a failure, and not the fault of the token', async (_what, failing) => {
    const good = answer;
    answer = failing;
    const checker = tokens();
    const token = await aToken();
    await expect(checker.verify(token, now)).rejects.toThrow();
    const edge = httpEdge(async () => {
      const { outcome } = await checker.verify(token, now);
      return { statusCode: outcome === 'valid' ? 200 : 401, headers: {}, body: '' };
    }, recordingLog().log);
    expect((await call(edge, aRequest({ route: '/api/leads' }))).statusCode).toBe(500);
    answer = good;
    expect((await checker.verify(token, now)).outcome).toBe('valid');
  });
});
