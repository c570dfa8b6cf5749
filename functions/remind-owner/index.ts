import { dynamo, patience } from '../shared/dynamo.ts';
import { leadStore } from '../shared/lead-store.ts';
import { env } from './env.ts';
import { remindOwnerHandler } from './handler.ts';

const { LEADS_TABLE } = env.parse(process.env);

export const handler = remindOwnerHandler({
  leads: leadStore(dynamo(), LEADS_TABLE),
  now: Date.now,
  patience,
});
