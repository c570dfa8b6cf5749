import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { createLog } from '../shared/log.ts';
import { env } from './env.ts';
import { publishEventsHandler } from './handler.ts';

const { EVENT_BUS } = env.parse(process.env);

export const handler = publishEventsHandler({
  client: new EventBridgeClient({}),
  busName: EVENT_BUS,
  log: createLog(),
});
