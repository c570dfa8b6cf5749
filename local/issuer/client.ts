import * as z from 'zod';
import type { Stack } from '../ports.ts';

/** The one program that gets tokens, as the template registers it. Times are seconds. */
export type Client = {
  readonly clientId: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
  readonly refreshTokenSeconds: number;
};

const SECONDS = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const;

const unit = z.enum(['seconds', 'minutes', 'hours', 'days']);
const propertiesSchema = z.object({
  AllowedOAuthFlows: z.tuple([z.literal('code')]),
  GenerateSecret: z.literal(false),
  CallbackURLs: z.array(z.string()).min(1),
  LogoutURLs: z.array(z.string()),
  AccessTokenValidity: z.number(),
  IdTokenValidity: z.number(),
  RefreshTokenValidity: z.number(),
  TokenValidityUnits: z.object({ AccessToken: unit, IdToken: unit, RefreshToken: unit }),
});

/** @throws unless the template has exactly one client, which is public and gets its tokens for a code. */
export const readClient = (stack: Stack): Client => {
  const [client, ...more] = stack.ofType('AWS::Cognito::UserPoolClient');
  if (!client || more.length > 0)
    throw new Error('The template must have exactly one AWS::Cognito::UserPoolClient');
  const parsed = propertiesSchema.safeParse(client.properties);
  if (!parsed.success)
    throw new Error(`${client.logicalId} is not played locally: ${z.prettifyError(parsed.error)}`);
  const { TokenValidityUnits: units, ...properties } = parsed.data;
  return {
    clientId: client.logicalId,
    callbackUrls: properties.CallbackURLs,
    logoutUrls: properties.LogoutURLs,
    accessTokenSeconds: properties.AccessTokenValidity * SECONDS[units.AccessToken],
    idTokenSeconds: properties.IdTokenValidity * SECONDS[units.IdToken],
    refreshTokenSeconds: properties.RefreshTokenValidity * SECONDS[units.RefreshToken],
  };
};
