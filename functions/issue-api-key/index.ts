import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { apiKeys } from '../shared/api-keys.ts';
import { dynamo } from '../shared/dynamo.ts';
import { createLog } from '../shared/log.ts';
import { env } from './env.ts';
import { issueApiKeyHandler } from './handler.ts';

const { TEAM_TABLE } = env.parse(process.env);

export const handler = issueApiKeyHandler({
  keys: apiKeys(dynamo(), TEAM_TABLE),
  newKeyId: () => ulid().toLowerCase(),
  newSecret: () => randomBytes(32).toString('base64url'),
  now: Date.now,
  log: createLog(),
});
