/**
 * Access tokens of the user pool: whether one is genuine, meant for us and still good, and who signed in with it. What
 * that person may do is no matter of the token: a role, or whether somebody still works here, changes within its hour.
 */
import { createRemoteJWKSet, customFetch, errors, type FetchImplementation, jwtVerify } from 'jose';
import * as z from 'zod';
import { id } from '../../core/model/ids.ts';

export type TokenCheck =
  | { readonly outcome: 'valid'; readonly username: string }
  | { readonly outcome: 'invalid' };

/** What jose raises when the token is at fault. Anything else is a fault of ours or of the issuer. */
const faultsOfTokens = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSMultipleMatchingKeys,
  errors.JWKSNoMatchingKey,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWTInvalid,
];

export type AccessTokensOptions = {
  /** The user pool's address, without a slash at its end; its public keys are at `/.well-known/jwks.json`. */
  readonly issuer: string;
  /** The only client whose tokens count. */
  readonly clientId: string;
  /** How the public keys are asked for, if not by `fetch`. */
  readonly fetchKeys?: FetchImplementation;
};

export function accessTokens({ issuer, clientId, fetchKeys = fetch }: AccessTokensOptions) {
  // jose keeps the public keys for 10 minutes, and asks again at most every 30 s for a key id that it does not know.
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`), { [customFetch]: fetchKeys });
  const claims = z.object({
    // An id token is signed by the same keys and says who somebody is; it is no permission to call.
    token_use: z.literal('access'),
    client_id: z.literal(clientId),
    username: id,
  });

  return {
    /**
     * @param now epoch milliseconds.
     * @throws what kept the issuer's keys from being read: a token that could not be checked is not an invalid one.
     */
    async verify(token: string, now: number): Promise<TokenCheck> {
      try {
        const { payload } = await jwtVerify(token, keys, {
          algorithms: ['RS256'],
          issuer,
          requiredClaims: ['exp'],
          currentDate: new Date(now),
        });
        const read = claims.safeParse(payload);
        return read.success ? { outcome: 'valid', username: read.data.username } : { outcome: 'invalid' };
      } catch (error) {
        if (faultsOfTokens.some((fault) => error instanceof fault)) return { outcome: 'invalid' };
        throw error;
      }
    },
  };
}
