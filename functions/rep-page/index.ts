import { dynamo, patience } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { leadStore } from '../shared/lead-store.ts';
import { linkSecret } from '../shared/link-secret.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { teamStore } from '../shared/team-store.ts';
import { env } from './env.ts';
import { repPageHandler } from './handler.ts';

const { LEADS_TABLE, TEAM_TABLE, LINK_SECRET_ARN } = env.parse(process.env);
const client = dynamo();
const log = createLog();

export const handler = httpEdge(
  repPageHandler({
    leads: leadStore(client, LEADS_TABLE),
    team: teamStore(client, TEAM_TABLE),
    secret: linkSecret(LINK_SECRET_ARN),
    model,
    now: Date.now,
    patience,
    log,
  }),
  log,
);
