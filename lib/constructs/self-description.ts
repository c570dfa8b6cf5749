import { Construct } from 'constructs';
import { env } from '../../functions/serve-web/env.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HandoffApi } from './http-api.ts';
import type { SignIn } from './sign-in.ts';

export type SelfDescriptionProps = {
  readonly api: HandoffApi;
  readonly signIn: SignIn;
  readonly baseUrl: string;
};

/** Where to sign in, the form snippet and the API's description: no data, so it may do nothing at all. */
export class SelfDescription extends Construct {
  readonly serveWeb: HandoffFunction;

  constructor(scope: Construct, id: string, { api, signIn, baseUrl }: SelfDescriptionProps) {
    super(scope, id);
    this.serveWeb = new HandoffFunction(this, 'ServeWeb', {
      name: 'serve-web',
      description: 'Says where to sign in, and serves the form snippet and the description of the API.',
      env,
      environment: { BASE_URL: baseUrl, ...signIn.tokenVariables },
    });
    api.serve(this.serveWeb, 'GET /handoff.js', 'GET /auth/config', 'GET /openapi.json');
  }
}
