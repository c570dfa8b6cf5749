/** The review put together from its tables, for the function that builds it by the clock and the one that people ask. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESClient } from '@aws-sdk/client-ses';
import { dayIn } from '../../core/day.ts';
import { experimentResults } from './experiment-results.ts';
import { experimentStore } from './experiment-store.ts';
import { gateOverrides } from './gate-overrides.ts';
import { leadStore } from './lead-store.ts';
import type { Log } from './log.ts';
import { mailboxes } from './mailboxes.ts';
import { mailer } from './mailer.ts';
import { metricsStore } from './metrics-store.ts';
import { model } from './model.ts';
import { openLeads } from './open-leads.ts';
import { reviewBuilding } from './review-building.ts';
import { reviewFreezing } from './review-freezing.ts';
import { reviewMail } from './review-mail.ts';
import { reviewStore } from './review-store.ts';
import { spendStore } from './spend-store.ts';
import { teamStore } from './team-store.ts';

export type ReviewEnv = {
  readonly LEADS_TABLE: string;
  readonly METRICS_TABLE: string;
  readonly TEAM_TABLE: string;
  readonly BASE_URL: string;
  readonly SENDER_ADDRESS: string;
  readonly MAIL_CONFIGURATION_SET: string;
};

export function wireReviews(client: DynamoDBClient, env: ReviewEnv, log: Log) {
  const now = Date.now;
  const { timeZone } = model.calendar;
  const metrics = metricsStore(client, env.METRICS_TABLE, (at) => dayIn(timeZone, at));
  const leads = leadStore(client, env.LEADS_TABLE);
  const spend = spendStore(client, env.TEAM_TABLE);
  const team = teamStore(client, env.TEAM_TABLE);
  const reviews = reviewStore(client, env.TEAM_TABLE);
  const build = reviewBuilding({
    metrics,
    leads,
    untouched: openLeads(client, env.LEADS_TABLE),
    overrides: gateOverrides(client, env.LEADS_TABLE, leads),
    spend,
    experiments: experimentStore(client, env.TEAM_TABLE),
    resultOf: experimentResults({ metrics, spend }),
    team,
    model,
    now,
  });
  return {
    reviews,
    build,
    freeze: reviewFreezing({ reviews, build, now, log }),
    mail: reviewMail({
      client,
      table: env.TEAM_TABLE,
      // SES admits so many mails a second; the SDK then slows down by itself, within the function's time.
      send: mailer(new SESClient({ retryMode: 'adaptive', maxAttempts: 6 }), {
        sender: env.SENDER_ADDRESS,
        configurationSet: env.MAIL_CONFIGURATION_SET,
      }),
      mailboxes: mailboxes(client, env.TEAM_TABLE),
      team,
      recipients: model.review.recipients,
      baseUrl: env.BASE_URL,
      now,
      log,
    }),
    timeZone,
    now,
  };
}
