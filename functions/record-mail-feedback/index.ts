import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { noticesTo } from '../shared/alert-notices.ts';
import { dynamo } from '../shared/dynamo.ts';
import { createLog } from '../shared/log.ts';
import { mailboxes } from '../shared/mailboxes.ts';
import { alertFeedback } from './alert-feedback.ts';
import { env } from './env.ts';
import { recordMailFeedbackHandler } from './handler.ts';

const { LEADS_TABLE, TEAM_TABLE, EVENT_BUS } = env.parse(process.env);
const client = dynamo();

export const handler = recordMailFeedbackHandler({
  alerts: alertFeedback(client, LEADS_TABLE),
  mailboxes: mailboxes(client, TEAM_TABLE),
  publish: noticesTo(new EventBridgeClient({}), EVENT_BUS),
  now: Date.now,
  log: createLog(),
});
