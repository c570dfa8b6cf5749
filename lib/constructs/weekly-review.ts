import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { ReviewRules } from '../../core/operating-model.ts';
import { env as buildReviewEnv } from '../../functions/build-review/env.ts';
import { env as reviewApiEnv } from '../../functions/review-api/env.ts';
import { builtModel } from './built-model.ts';
import type { DeadLetters } from './dead-letters.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';
import type { HandoffApi } from './http-api.ts';
import type { LeadsTable } from './leads-table.ts';
import type { MailFeedback } from './mail-feedback.ts';
import type { HandoffParameters } from './parameters.ts';
import { HandoffSchedule } from './schedule.ts';
import type { SignIn } from './sign-in.ts';
import type { TeamTable } from './team-table.ts';

export type WeeklyReviewProps = {
  readonly leads: LeadsTable;
  readonly metrics: HouseTable;
  readonly team: TeamTable;
  readonly deadLetters: DeadLetters;
  readonly mail: MailFeedback;
  readonly api: HandoffApi;
  /** Where the link of a review leads to, without a slash at its end. */
  readonly baseUrl: string;
  readonly signIn: SignIn;
  readonly parameters: HandoffParameters;
};

/** The review of growth and sales: built, frozen and mailed by the clock of the model, and shown to who asks. */
export class WeeklyReview extends Construct {
  readonly buildReview: HandoffFunction;
  readonly reviewApi: HandoffFunction;

  constructor(scope: Construct, id: string, props: WeeklyReviewProps) {
    super(scope, id);
    const { leads, metrics, team, deadLetters, mail, api, baseUrl, signIn, parameters } = props;
    const { review, calendar } = builtModel();
    const environment = {
      LEADS_TABLE: leads.name,
      METRICS_TABLE: metrics.name,
      TEAM_TABLE: team.name,
      BASE_URL: baseUrl,
      SENDER_ADDRESS: parameters.senderAddress,
      MAIL_CONFIGURATION_SET: mail.configurationSetName,
    };

    this.buildReview = new HandoffFunction(this, 'BuildReview', {
      name: 'build-review',
      description: 'Freezes the review of the last week and mails it, each once.',
      env: buildReviewEnv,
      environment,
    });
    new HandoffSchedule(this, 'ReviewDay', {
      description: 'The review day of the operating model.',
      expression: weekly(review),
      timeZone: calendar.timeZone,
      // The next one is a week away.
      useful: Duration.hours(6),
      target: this.buildReview,
      deadLetters,
    });

    this.reviewApi = new HandoffFunction(this, 'ReviewApi', {
      name: 'review-api',
      description: 'Shows the weekly reviews, and freezes or mails one when asked.',
      env: reviewApiEnv,
      environment: { ...environment, ...signIn.tokenVariables },
    });
    api.serve(
      this.reviewApi,
      'GET /api/reviews',
      'GET /api/reviews/{isoWeek}',
      'POST /api/reviews/{isoWeek}',
    );

    for (const builder of [this.buildReview, this.reviewApi]) {
      leads.letUse(builder, 'GetItem');
      leads.letQuery(builder, 'byOpenDeadline');
      metrics.letUse(builder, 'GetItem', 'Query');
      team.letUse(builder, 'GetItem', 'Query', 'PutItem', 'UpdateItem');
      mail.letSend(builder, parameters.senderAddress);
    }
  }
}

/** Scheduler's cron for a weekday and a time of day, such as `cron(0 9 ? * MON *)`. */
function weekly({ day, at }: Pick<ReviewRules, 'day' | 'at'>): string {
  const [hour, minute] = at.split(':').map(Number);
  return `cron(${minute} ${hour} ? * ${day.slice(0, 3).toUpperCase()} *)`;
}
