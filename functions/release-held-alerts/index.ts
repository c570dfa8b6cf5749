import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { noticesTo } from '../shared/alert-notices.ts';
import { dynamo } from '../shared/dynamo.ts';
import { createLog } from '../shared/log.ts';
import { env } from './env.ts';
import { releaseHeldAlertsHandler } from './handler.ts';
import { heldAlerts } from './held-alerts.ts';

const { LEADS_TABLE, EVENT_BUS } = env.parse(process.env);

export const handler = releaseHeldAlertsHandler({
  heldUntil: heldAlerts(dynamo(), LEADS_TABLE),
  publish: noticesTo(new EventBridgeClient({}), EVENT_BUS),
  now: Date.now,
  log: createLog(),
});
