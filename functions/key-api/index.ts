import { ulid } from 'ulid';
import { apiKeys } from '../shared/api-keys.ts';
import { dynamo, patience } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { keyIssuing } from '../shared/key-issuing.ts';
import { createLog } from '../shared/log.ts';
import { newKeyId, newKeySecret } from '../shared/secrets.ts';
import { teamAudit } from '../shared/team-audit.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { env } from './env.ts';
import { keyApiHandler } from './handler.ts';

const settings = env.parse(process.env);
const client = dynamo();
const log = createLog();
const now = Date.now;
const keys = apiKeys(client, settings.TEAM_TABLE);
const audit = teamAudit(client, settings.TEAM_TABLE, ulid);

export const handler = httpEdge(
  keyApiHandler({
    authorizer: wireAuthorizer(client, settings),
    keys,
    issue: keyIssuing({ keys, audit, newKeyId, newSecret: newKeySecret, now, patience, log }),
    audit,
    now,
    patience,
    log,
  }),
  log,
);
