import { Construct } from 'constructs';
import { env } from '../../functions/rep-page/env.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';
import type { HandoffApi } from './http-api.ts';
import type { LeadsTable } from './leads-table.ts';
import type { LinkSecret } from './link-secret.ts';
import type { HandoffParameters } from './parameters.ts';

export type RepPageProps = {
  readonly api: HandoffApi;
  readonly leads: LeadsTable;
  readonly team: HouseTable;
  readonly linkSecret: LinkSecret;
  readonly parameters: HandoffParameters;
};

/** The page behind the signed link of an alert: shows the lead, and records the first response when pressed. */
export class RepPage extends Construct {
  readonly repPage: HandoffFunction;

  constructor(scope: Construct, id: string, { api, leads, team, linkSecret, parameters }: RepPageProps) {
    super(scope, id);
    this.repPage = new HandoffFunction(this, 'RepPage', {
      name: 'rep-page',
      description: 'Shows a lead to the rep with its signed link and records the first response.',
      env,
      environment: {
        LEADS_TABLE: leads.name,
        TEAM_TABLE: team.name,
        LINK_SECRET_ARN: linkSecret.arn,
        POLICY_MINUTE_MS: parameters.policyMinuteMs,
      },
      // A rep on a phone waits for it, often after hours without a request.
      memorySize: 1024,
    });
    leads.letUse(this.repPage, 'GetItem', 'PutItem', 'Query');
    team.letUse(this.repPage, 'Query');
    linkSecret.letRead(this.repPage);
    api.serve(this.repPage, 'GET /r/{token}', 'HEAD /r/{token}', 'POST /r/{token}');
  }
}
