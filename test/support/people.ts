/** People who call the API: each is on the team of a test, with a token that says who they are and nothing else. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Member } from '../../core/team.ts';
import { apiKeys } from '../../functions/shared/api-keys.ts';
import { type Authorizer, authorizer } from '../../functions/shared/authorizer.ts';
import { teamStore } from '../../functions/shared/team-store.ts';

/** What a person sends: the middle part names them, as the claims of a real token do. */
export const tokenOf = (memberId: string): Readonly<Record<string, string>> => ({
  authorization: `Bearer header.${memberId}.signature`,
});

/** Takes such a token for checked; members and keys are those of the table. */
export function peopleAuthorizer(client: DynamoDBClient, teamTable: string): Authorizer {
  return authorizer({
    keys: apiKeys(client, teamTable),
    team: teamStore(client, teamTable),
    checkToken: async (token) => ({ outcome: 'valid', username: token.split('.')[1] as string }),
  });
}

/** Puts these on the team. */
export async function join(client: DynamoDBClient, teamTable: string, members: readonly Member[]) {
  const team = teamStore(client, teamTable);
  for (const member of members) await team.add(member);
}
