import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { KeyRole } from '../../core/team-contracts.ts';
import { apiKeys, keyText } from '../../functions/shared/api-keys.ts';
import { capturedAt } from './builders.ts';

/** Issues an API key of this name and role: its text, as a caller sends it. */
export async function aKey(
  client: DynamoDBClient,
  teamTable: string,
  name: string,
  role: KeyRole,
): Promise<string> {
  const keyId = `${name.replaceAll(/[^a-z0-9]/g, '')}00000000`;
  const secret = 'a-secret-of-enough-random-characters';
  await apiKeys(client, teamTable).add(
    { keyId, name, role, createdAt: capturedAt, createdBy: 'operator' },
    secret,
  );
  return keyText(keyId, secret);
}
