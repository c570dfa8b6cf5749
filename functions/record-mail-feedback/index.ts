import { dynamo } from '../shared/dynamo.ts';
import { createLog } from '../shared/log.ts';
import { mailboxes } from '../shared/mailboxes.ts';
import { alertFeedback } from './alert-feedback.ts';
import { env } from './env.ts';
import { recordMailFeedbackHandler } from './handler.ts';

const { LEADS_TABLE, TEAM_TABLE } = env.parse(process.env);
const client = dynamo();

export const handler = recordMailFeedbackHandler({
  alerts: alertFeedback(client, LEADS_TABLE),
  mailboxes: mailboxes(client, TEAM_TABLE),
  now: Date.now,
  log: createLog(),
});
