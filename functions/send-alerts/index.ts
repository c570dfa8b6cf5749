import { SESClient } from '@aws-sdk/client-ses';
import { SNSClient } from '@aws-sdk/client-sns';
import { dynamo, patience } from '../shared/dynamo.ts';
import { leadStore } from '../shared/lead-store.ts';
import { linkSecret } from '../shared/link-secret.ts';
import { createLog } from '../shared/log.ts';
import { mailboxes } from '../shared/mailboxes.ts';
import { mailer } from '../shared/mailer.ts';
import { model } from '../shared/model.ts';
import { outgoingHttp } from '../shared/outgoing-http.ts';
import { teamStore } from '../shared/team-store.ts';
import { alertLog } from './alert-log.ts';
import { composing } from './composing.ts';
import { delivery } from './delivery.ts';
import { env } from './env.ts';
import { fallingOver } from './falling-over.ts';
import { sendAlertsHandler } from './handler.ts';
import { emailBy, smsBy } from './providers.ts';
import { WEBHOOK_TIMEOUT_MS, webhookBy } from './webhook.ts';

const {
  LEADS_TABLE,
  TEAM_TABLE,
  LINK_SECRET_ARN,
  BASE_URL,
  SENDER_ADDRESS,
  MAIL_CONFIGURATION_SET,
  SMS_ORIGINATION,
  LOOPBACK_WEBHOOKS,
} = env.parse(process.env);
const client = dynamo();
const team = teamStore(client, TEAM_TABLE);

/** Providers admit so many messages a second; the SDK then slows down by itself, within the function's time. */
const provider = { retryMode: 'adaptive', maxAttempts: 6 };

const leads = leadStore(client, LEADS_TABLE);
const alerts = alertLog(client, LEADS_TABLE, patience);
const log = createLog();
const now = Date.now;

const deliver = delivery({
  alerts,
  send: {
    email: emailBy(
      mailer(new SESClient(provider), { sender: SENDER_ADDRESS, configurationSet: MAIL_CONFIGURATION_SET }),
    ),
    sms: smsBy(new SNSClient(provider), SMS_ORIGINATION),
    webhook: webhookBy({
      post: outgoingHttp({ allowLocal: LOOPBACK_WEBHOOKS === 'true', timeoutMs: WEBHOOK_TIMEOUT_MS }),
      secretOf: team.webhookSecretOf,
      now,
    }),
  },
  mailboxes: mailboxes(client, TEAM_TABLE),
  compose: composing({ secret: linkSecret(LINK_SECRET_ARN), baseUrl: BASE_URL, model, now }),
  model,
  now,
  log,
});

export const handler = sendAlertsHandler({
  leads,
  team,
  deliver,
  fallOver: fallingOver({ leads, alerts, deliver, model, log }),
  model,
});
