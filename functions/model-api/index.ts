import { dynamo } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { teamStore } from '../shared/team-store.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { env } from './env.ts';
import { modelApiHandler } from './handler.ts';

const settings = env.parse(process.env);
const client = dynamo();

export const handler = httpEdge(
  modelApiHandler({
    authorizer: wireAuthorizer(client, settings),
    team: teamStore(client, settings.TEAM_TABLE),
    model,
    now: Date.now,
  }),
  createLog(),
);
