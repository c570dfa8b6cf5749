/** The built-in issuer behind a server of its own, as the local runtime serves it. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { createFront } from '../../local/http/front.ts';
import { createGateway } from '../../local/http/gateway.ts';
import { openServer } from '../../local/http/server.ts';
import { readClient } from '../../local/issuer/client.ts';
import { createIssuerRoutes, issuerSchema } from '../../local/issuer/routes.ts';
import type { User } from '../../local/issuer/users.ts';
import type { Invoke } from '../../local/ports.ts';
import { stackOf } from './local-runtime.ts';

export const clientId = 'Client';

/** As the stack registers the console, at this origin. */
export const aClient = (origin: string, change: Record<string, unknown> = {}) => ({
  AllowedOAuthFlows: ['code'],
  GenerateSecret: false,
  CallbackURLs: [`${origin}/`],
  LogoutURLs: [`${origin}/`],
  AccessTokenValidity: 60,
  IdTokenValidity: 60,
  RefreshTokenValidity: 720,
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
  ...change,
});

/** A durable store of the issuer; pass the same to a second one, as after a restart. */
export const issuerStore = (): DatabaseSync => {
  const db = new DatabaseSync(':memory:');
  db.exec(issuerSchema);
  return db;
};

type Parts = {
  readonly db?: DatabaseSync;
  readonly now?: () => number;
  readonly users?: User[];
  /** Routes of the API beside it, each with what answers it. */
  readonly functions?: Readonly<Record<string, (event: unknown, origin: string) => Promise<unknown>>>;
};

export type IssuerServer = Awaited<ReturnType<typeof serveIssuer>>;

export async function serveIssuer({ db = issuerStore(), now = Date.now, users = [], functions = {} }: Parts) {
  const server = await openServer(0);
  const { origin } = server;
  const client = readClient(stackOf({ [clientId]: ['AWS::Cognito::UserPoolClient', aClient(origin)] }));
  const invoke: Invoke = async (routeKey, event) => ({
    ok: true,
    payload: await functions[routeKey]?.(event, origin),
  });
  const target = (functionId: string) => ({ functionId, permitted: true, throttle: undefined });
  server.serve(
    createFront({
      localRoutes: createIssuerRoutes({ origin, client, db, now, listUsers: async () => users }),
      site: createGateway({
        api: {
          identity: { apiId: 'api', accountId: '000000000000', stage: '$default' },
          routes: Object.keys(functions).map((routeKey) => ({ routeKey, target: target(routeKey) })),
        },
        invoke,
        clock: { now },
        log: () => {},
      }),
      log: () => {},
    }),
  );
  return { origin, issuer: `${origin}/local/issuer`, users, stop: server.stop };
}

/** What a browser program makes up for one sign-in. */
export const aVerifier = (letter = 'v') => {
  const verifier = letter.repeat(64);
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};
