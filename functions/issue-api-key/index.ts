import { ulid } from 'ulid';
import { apiKeys } from '../shared/api-keys.ts';
import { dynamo, patience } from '../shared/dynamo.ts';
import { keyIssuing } from '../shared/key-issuing.ts';
import { createLog } from '../shared/log.ts';
import { newKeyId, newKeySecret } from '../shared/secrets.ts';
import { teamAudit } from '../shared/team-audit.ts';
import { env } from './env.ts';
import { issueApiKeyHandler } from './handler.ts';

const { TEAM_TABLE } = env.parse(process.env);
const client = dynamo();

export const handler = issueApiKeyHandler(
  keyIssuing({
    keys: apiKeys(client, TEAM_TABLE),
    audit: teamAudit(client, TEAM_TABLE, ulid),
    newKeyId,
    newSecret: newKeySecret,
    now: Date.now,
    patience,
    log: createLog(),
  }),
);
