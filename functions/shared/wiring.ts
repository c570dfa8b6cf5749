/** What several functions put together from their tables, in one place. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { businessCalendar } from '../../core/calendar.ts';
import { accessTokens } from './access-token.ts';
import { accounts } from './accounts.ts';
import { apiKeys } from './api-keys.ts';
import { type Authorizer, authorizer } from './authorizer.ts';
import { patience } from './dynamo.ts';
import { leadStore } from './lead-store.ts';
import type { Log } from './log.ts';
import { model } from './model.ts';
import { type Ownership, ownership } from './ownership.ts';
import { rotation } from './rotation.ts';
import { teamStore } from './team-store.ts';

export function wireOwnership(
  client: DynamoDBClient,
  env: { LEADS_TABLE: string; TEAM_TABLE: string; POLICY_MINUTE_MS: number },
  log: Log,
): Ownership {
  return ownership({
    leads: leadStore(client, env.LEADS_TABLE),
    team: teamStore(client, env.TEAM_TABLE),
    rotation: rotation(client, env.TEAM_TABLE),
    accounts: accounts(client, env.TEAM_TABLE),
    model,
    calendar: businessCalendar(model.calendar),
    policyMinuteMs: env.POLICY_MINUTE_MS,
    patience,
    log,
  });
}

export function wireAuthorizer(
  client: DynamoDBClient,
  env: { TEAM_TABLE: string; ISSUER: string; CLIENT_ID: string },
): Authorizer {
  const tokens = accessTokens({ issuer: env.ISSUER, clientId: env.CLIENT_ID });
  return authorizer({
    keys: apiKeys(client, env.TEAM_TABLE),
    team: teamStore(client, env.TEAM_TABLE),
    checkToken: (token) => tokens.verify(token, Date.now()),
  });
}
