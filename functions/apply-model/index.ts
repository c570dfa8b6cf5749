import { dynamo } from '../shared/dynamo.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { teamStore } from '../shared/team-store.ts';
import { carriedDispositions } from './carried-dispositions.ts';
import { env } from './env.ts';
import { applyModelHandler } from './handler.ts';

const { TEAM_TABLE } = env.parse(process.env);
const client = dynamo();

export const handler = applyModelHandler({
  team: teamStore(client, TEAM_TABLE),
  carried: carriedDispositions(client, TEAM_TABLE),
  model,
  log: createLog(),
});
