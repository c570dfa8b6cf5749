import { ulid } from 'ulid';
import { dynamo, patience } from '../shared/dynamo.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { newWebhookSecret } from '../shared/secrets.ts';
import { teamAudit } from '../shared/team-audit.ts';
import { teamStore } from '../shared/team-store.ts';
import { putAnswer } from './answer.ts';
import { modelApplication } from './application.ts';
import { carriedDispositions } from './carried-dispositions.ts';
import { env } from './env.ts';
import { applyModelHandler } from './handler.ts';

const { TEAM_TABLE } = env.parse(process.env);
const client = dynamo();
const log = createLog();

export const handler = applyModelHandler({
  apply: modelApplication({
    team: teamStore(client, TEAM_TABLE),
    carried: carriedDispositions(client, TEAM_TABLE),
    audit: teamAudit(client, TEAM_TABLE, ulid),
    model,
    newWebhookSecret,
    now: Date.now,
    patience,
    log,
  }),
  put: putAnswer,
  log,
});
