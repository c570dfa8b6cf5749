import type { DatabaseSync } from 'node:sqlite';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

export const signingKeySchema = `CREATE TABLE IF NOT EXISTS issuer_keys (
  kid TEXT PRIMARY KEY, private_jwk TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;`;

export type SigningKey = {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  /** As it stands in the key set. */
  readonly publicJwk: JWK;
};

const newPrivateJwk = async (): Promise<JWK> =>
  exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey);

const load = async (db: DatabaseSync, now: () => number): Promise<SigningKey> => {
  const read = () => db.prepare('SELECT private_jwk FROM issuer_keys ORDER BY created_at LIMIT 1').get();
  if (!read()) {
    const made = await newPrivateJwk();
    db.prepare('INSERT INTO issuer_keys (kid, private_jwk, created_at) VALUES (?, ?, ?)').run(
      await calculateJwkThumbprint(made),
      JSON.stringify(made),
      now(),
    );
  }
  const jwk = JSON.parse(String(read()?.['private_jwk'])) as JWK;
  const kid = await calculateJwkThumbprint(jwk);
  return {
    kid,
    privateKey: (await importJWK(jwk, 'RS256')) as CryptoKey,
    publicJwk: { kty: 'RSA', n: jwk.n as string, e: jwk.e as string, kid, alg: 'RS256', use: 'sig' },
  };
};

/**
 * The key that signs tokens: made when it is first asked for, since that takes a moment, and kept, so that who is
 * signed in stays so over a restart.
 */
export const signingKey = (db: DatabaseSync, now: () => number): (() => Promise<SigningKey>) => {
  let key: Promise<SigningKey> | undefined;
  return () => {
    key ??= load(db, now);
    return key;
  };
};
