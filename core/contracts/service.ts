/** What the service says of itself to whoever asks. */
import * as z from 'zod';

/** `GET /auth/config`: where people sign in. */
export const signInAnswer = z.object({
  issuer: z.url().describe('The OpenID Connect issuer of the access tokens.'),
  clientId: z.string(),
  baseUrl: z.url().describe('The console’s own address.'),
});
export type SignInAnswer = z.output<typeof signInAnswer>;
