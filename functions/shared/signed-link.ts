/**
 * The link in an alert: `<lead>.<person>.<round>.<expiry>.<signature>`. It lets this person act on this lead in this
 * round until it expires, in the lead's present round while this person owns it, and nothing else. The signature is HMAC-SHA-256 over all of it.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';

const LINK_DAYS = 14;

const grantSchema = z.object({
  leadId: z.ulid(),
  personId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  round: z.coerce.number().int().min(1),
  /** Epoch seconds. */
  expiresAt: z.coerce.number().int().positive(),
});
export type Grant = Pick<z.infer<typeof grantSchema>, 'leadId' | 'personId' | 'round'>;

/** The token of a link made at `now` (epoch milliseconds). */
export function signLink({ leadId, personId, round }: Grant, secret: string, now: number): string {
  const expiresAt = Math.floor(now / 1000) + LINK_DAYS * 86_400;
  const claim = [leadId, personId, round, expiresAt].join('.');
  return `${claim}.${signature(claim, secret)}`;
}

/** What a token allows; null for anything that is not exactly a token of ours that is still good. */
export function readLink(token: string, secret: string, now: number): Grant | null {
  const end = token.lastIndexOf('.');
  const claim = token.slice(0, end);
  if (!equal(token.slice(end + 1), signature(claim, secret))) return null;
  const [leadId, personId, round, expiresAt] = claim.split('.');
  const grant = grantSchema.safeParse({ leadId, personId, round, expiresAt });
  return grant.success && grant.data.expiresAt * 1000 > now ? grant.data : null;
}

/** 128 of the 256 bits: nobody guesses them, and the link fits into a text message. */
const signature = (claim: string, secret: string): string =>
  createHmac('sha256', secret).update(claim).digest('base64url').slice(0, 22);

/** In constant time for the same length; the length of a signature is no secret. */
function equal(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
