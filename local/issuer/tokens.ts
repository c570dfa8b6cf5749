import { createHash, randomUUID } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import type { Client } from './client.ts';
import type { SignedIn } from './grants.ts';
import type { SigningKey } from './signing-key.ts';
import type { User } from './users.ts';

export type TokensDeps = {
  /** What the tokens name as issuer. */
  readonly issuer: string;
  readonly client: Client;
  readonly key: () => Promise<SigningKey>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** The same for a user always, and in the form of the pool's own ids. */
const subjectOf = (userId: string): string =>
  createHash('sha256')
    .update(userId)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');

/** Makes tokens as a user pool does: claim for claim, without roles, signed with RS256. */
export const createTokens = ({ issuer, client, key, now }: TokensDeps) => {
  const sign = async (claims: JWTPayload): Promise<string> => {
    const { kid, privateKey } = await key();
    return new SignJWT(claims).setProtectedHeader({ kid, alg: 'RS256' }).sign(privateKey);
  };
  const common = ({ userId, authTime, originJti }: SignedIn, seconds: number) => {
    const iat = Math.floor(now() / 1_000);
    return {
      sub: subjectOf(userId),
      iss: issuer,
      origin_jti: originJti,
      event_id: randomUUID(),
      auth_time: authTime,
      iat,
      exp: iat + seconds,
      jti: randomUUID(),
    };
  };
  return {
    newSignIn: (userId: string): SignedIn => ({
      userId,
      authTime: Math.floor(now() / 1_000),
      originJti: randomUUID(),
    }),
    access: (signIn: SignedIn): Promise<string> =>
      sign({
        ...common(signIn, client.accessTokenSeconds),
        version: 2,
        client_id: client.clientId,
        token_use: 'access',
        scope: 'openid',
        username: signIn.userId,
      }),
    id: (signIn: SignedIn, user: User, nonce?: string): Promise<string> =>
      sign({
        ...common(signIn, client.idTokenSeconds),
        aud: client.clientId,
        token_use: 'id',
        'cognito:username': signIn.userId,
        name: user.name,
        ...(nonce === undefined ? {} : { nonce }),
      }),
  };
};

export type Tokens = ReturnType<typeof createTokens>;
