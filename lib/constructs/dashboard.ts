import { Construct } from 'constructs';
import { env } from '../../functions/serve-web/env.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HandoffApi } from './http-api.ts';

/** The dashboard page and the form snippet: files from the bundle, no data, so it may do nothing at all. */
export class Dashboard extends Construct {
  readonly serveWeb: HandoffFunction;

  constructor(scope: Construct, id: string, api: HandoffApi) {
    super(scope, id);
    this.serveWeb = new HandoffFunction(this, 'ServeWeb', {
      name: 'serve-web',
      description: 'Serves the dashboard page and the form snippet.',
      env,
      environment: {},
    });
    api.serve(this.serveWeb, 'GET /', 'GET /handoff.js', 'GET /assets/{file}');
  }
}
