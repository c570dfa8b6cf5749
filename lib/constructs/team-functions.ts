import { Construct } from 'constructs';
import { env as issueApiKeyEnv } from '../../functions/issue-api-key/env.ts';
import { env as keyApiEnv } from '../../functions/key-api/env.ts';
import { env as teamApiEnv } from '../../functions/team-api/env.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HandoffApi } from './http-api.ts';
import type { HandoffParameters } from './parameters.ts';
import type { SignIn } from './sign-in.ts';
import type { TeamTable } from './team-table.ts';

export type TeamFunctionsProps = {
  readonly api: HandoffApi;
  readonly team: TeamTable;
  readonly signIn: SignIn;
  readonly parameters: HandoffParameters;
};

/** Who is on the team, and which machines may call. */
export class TeamFunctions extends Construct {
  readonly teamApi: HandoffFunction;
  readonly keyApi: HandoffFunction;
  readonly issueApiKey: HandoffFunction;

  constructor(scope: Construct, id: string, { api, team, signIn, parameters }: TeamFunctionsProps) {
    super(scope, id);
    this.teamApi = new HandoffFunction(this, 'TeamApi', {
      name: 'team-api',
      description: 'Reads the team and changes it, and says who is calling.',
      env: teamApiEnv,
      environment: {
        TEAM_TABLE: team.name,
        LOOPBACK_WEBHOOKS: parameters.loopbackWebhooks,
        ...signIn.tokenVariables,
      },
    });
    team.letUse(this.teamApi, 'GetItem', 'Query', 'PutItem', 'UpdateItem');
    api.serve(
      this.teamApi,
      'GET /api/me',
      'GET /api/team',
      'POST /api/team',
      'PATCH /api/team/{id}',
      'POST /api/team/{id}/webhook-secret',
      'GET /api/team/audit',
    );

    this.keyApi = new HandoffFunction(this, 'KeyApi', {
      name: 'key-api',
      description: 'Lists, issues and revokes API keys.',
      env: keyApiEnv,
      environment: { TEAM_TABLE: team.name, ...signIn.tokenVariables },
    });
    team.letIssueKeys(this.keyApi, 'GetItem', 'Query', 'PutItem', 'UpdateItem');
    api.serve(this.keyApi, 'GET /api/keys', 'POST /api/keys', 'DELETE /api/keys/{id}');

    this.issueApiKey = new HandoffFunction(this, 'IssueApiKey', {
      name: 'issue-api-key',
      description: 'Issues an API key to {name, role}. Invoked by an operator; has no route.',
      env: issueApiKeyEnv,
      environment: { TEAM_TABLE: team.name },
    });
    team.letIssueKeys(this.issueApiKey, 'PutItem');
  }
}
