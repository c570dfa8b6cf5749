import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

export const grantsSchema = `CREATE TABLE IF NOT EXISTS issuer_grants (
  hash TEXT PRIMARY KEY, grant_type TEXT NOT NULL, content TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT;`;

/** One sign-in: who, when (epoch seconds), and the id that all tokens of it share. */
const signInSchema = z.object({ userId: z.string(), authTime: z.number(), originJti: z.string() });
export type SignedIn = z.infer<typeof signInSchema>;

/** What a code may be traded for: only by the client that asked, from where it asked, with the secret it kept. */
const codeSchema = z.object({
  signIn: signInSchema,
  redirectUri: z.string(),
  codeChallenge: z.string(),
  nonce: z.string().optional(),
});
export type CodeGrant = z.infer<typeof codeSchema>;

const CODE_SECONDS = 60;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/**
 * Codes, which work once and for a minute, and refresh tokens. Kept by their hashes.
 * @param now epoch milliseconds.
 */
export const createGrants = (db: DatabaseSync, now: () => number, refreshTokenSeconds: number) => {
  const insert = db.prepare('INSERT INTO issuer_grants VALUES (?, ?, ?, ?)');
  const take = db.prepare(
    'DELETE FROM issuer_grants WHERE hash = ? AND grant_type = ? RETURNING content, expires_at',
  );
  const read = db.prepare('SELECT content, expires_at FROM issuer_grants WHERE hash = ? AND grant_type = ?');
  const forget = db.prepare('DELETE FROM issuer_grants WHERE expires_at <= ?');

  const give = (type: 'code' | 'refresh', content: object, seconds: number): string => {
    forget.run(now());
    const secret = randomBytes(32).toString('base64url');
    insert.run(hashOf(secret), type, JSON.stringify(content), now() + seconds * 1_000);
    return secret;
  };
  const good = (row: Record<string, unknown> | undefined): unknown =>
    row && Number(row['expires_at']) > now() ? JSON.parse(String(row['content'])) : undefined;

  return {
    giveCode: (grant: CodeGrant): string => give('code', grant, CODE_SECONDS),
    /** The grant behind a code, for the first who asks; undefined for a code that is used, too old or unknown. */
    takeCode: (code: string): CodeGrant | undefined =>
      codeSchema.optional().parse(good(take.get(hashOf(code), 'code'))),
    giveRefreshToken: (signIn: SignedIn): string => give('refresh', signIn, refreshTokenSeconds),
    readRefreshToken: (token: string): SignedIn | undefined =>
      signInSchema.optional().parse(good(read.get(hashOf(token), 'refresh'))),
    revokeRefreshToken: (token: string): void => void take.get(hashOf(token), 'refresh'),
  };
};

export type Grants = ReturnType<typeof createGrants>;
