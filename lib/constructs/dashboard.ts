import { Construct } from 'constructs';
import { env } from '../../functions/serve-web/env.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HandoffApi } from './http-api.ts';
import type { SignIn } from './sign-in.ts';

export type DashboardProps = { readonly api: HandoffApi; readonly signIn: SignIn };

/** The dashboard page, where to sign in, the form snippet and the API's description: no data, so it may do nothing at all. */
export class Dashboard extends Construct {
  readonly serveWeb: HandoffFunction;

  constructor(scope: Construct, id: string, { api, signIn }: DashboardProps) {
    super(scope, id);
    this.serveWeb = new HandoffFunction(this, 'ServeWeb', {
      name: 'serve-web',
      description:
        'Serves the dashboard page, says where to sign in, and serves the form snippet and the description of the API.',
      env,
      environment: {
        BASE_URL: api.baseUrl,
        SIGN_IN_PAGES: signIn.pages,
        ...signIn.tokenVariables,
      },
    });
    api.serve(
      this.serveWeb,
      'GET /',
      'GET /reviews/{isoWeek}',
      'GET /handoff.js',
      'GET /assets/{file}',
      'GET /auth/config',
      'GET /openapi.json',
    );
  }
}
