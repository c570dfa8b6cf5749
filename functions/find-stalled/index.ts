import { SFNClient } from '@aws-sdk/client-sfn';
import { dynamo } from '../shared/dynamo.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { openLeads } from '../shared/open-leads.ts';
import { workflowStarter } from '../shared/workflow-starter.ts';
import { env } from './env.ts';
import { findStalledHandler } from './handler.ts';

const { LEADS_TABLE, STATE_MACHINE_ARN } = env.parse(process.env);

export const handler = findStalledHandler({
  untouched: openLeads(dynamo(), LEADS_TABLE),
  start: workflowStarter(new SFNClient({}), STATE_MACHINE_ARN),
  clocks: model.tiers,
  now: Date.now,
  log: createLog(),
});
