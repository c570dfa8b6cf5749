import { dynamo, patience } from '../shared/dynamo.ts';
import { leadStore } from '../shared/lead-store.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { env } from './env.ts';
import { escalateToManagerHandler } from './handler.ts';

const { LEADS_TABLE } = env.parse(process.env);

export const handler = escalateToManagerHandler({
  leads: leadStore(dynamo(), LEADS_TABLE),
  managerId: model.routing.fallbackManager,
  now: Date.now,
  patience,
  log: createLog(),
});
