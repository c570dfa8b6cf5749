import { dynamo, patience } from '../shared/dynamo.ts';
import { leadStore } from '../shared/lead-store.ts';
import { createLog } from '../shared/log.ts';
import { wireOwnership } from '../shared/wiring.ts';
import { env } from './env.ts';
import { reassignLeadHandler } from './handler.ts';

const settings = env.parse(process.env);
const client = dynamo();

export const handler = reassignLeadHandler({
  leads: leadStore(client, settings.LEADS_TABLE),
  ownership: wireOwnership(client, settings, createLog()),
  now: Date.now,
  patience,
});
