import { ulid } from 'ulid';
import { dynamo, patience } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { newWebhookSecret } from '../shared/secrets.ts';
import { teamAudit } from '../shared/team-audit.ts';
import { teamStore } from '../shared/team-store.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { teamChanges } from './changes.ts';
import { env } from './env.ts';
import { teamApiHandler } from './handler.ts';

const settings = env.parse(process.env);
const client = dynamo();
const log = createLog();
const now = Date.now;
const team = teamStore(client, settings.TEAM_TABLE);
const audit = teamAudit(client, settings.TEAM_TABLE, ulid);

export const handler = httpEdge(
  teamApiHandler({
    authorizer: wireAuthorizer(client, settings),
    team,
    audit,
    changes: teamChanges({ team, audit, model, newWebhookSecret, now, patience, log }),
    model,
    loopbackWebhooks: settings.LOOPBACK_WEBHOOKS === 'true',
    now,
  }),
  log,
);
