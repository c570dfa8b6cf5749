import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import {
  abandonedEvents,
  greatest,
  ofFunction,
  ownMetric,
  PERIOD,
  sum,
  throttlesOf,
  throttlesOfTable,
} from './alarm-metrics.ts';
import type { Alarms } from './alarms.ts';
import type { Alerting } from './alerting.ts';
import type { ApiFunctions } from './api-functions.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { EventLogReaders } from './event-log-readers.ts';
import type { HandoffClock } from './handoff-clock.ts';
import type { HouseTable } from './house-table.ts';
import type { HandoffApi } from './http-api.ts';
import type { Intake } from './intake.ts';
import type { LeadExports } from './lead-exports.ts';
import type { LeadsTable } from './leads-table.ts';
import type { MailFeedback } from './mail-feedback.ts';
import type { Oversight } from './oversight.ts';
import type { PlanningFunctions } from './planning-functions.ts';
import type { RebuildMetrics } from './rebuild-metrics.ts';
import type { RepPage } from './rep-page.ts';
import type { Scorecard } from './scorecard.ts';
import type { SelfDescription } from './self-description.ts';
import type { TeamFunctions } from './team-functions.ts';
import type { WeeklyReview } from './weekly-review.ts';

/** All that is watched. */
export type Watched = {
  readonly parts: {
    readonly intake: Intake;
    readonly readers: EventLogReaders;
    readonly clock: HandoffClock;
    readonly alerting: Alerting;
    readonly mail: MailFeedback;
    readonly rep: RepPage;
    readonly apiFunctions: ApiFunctions;
    readonly exports: LeadExports;
    readonly scorecard: Scorecard;
    readonly teamFunctions: TeamFunctions;
    readonly planning: PlanningFunctions;
    readonly oversight: Oversight;
    readonly review: WeeklyReview;
    readonly rebuild: RebuildMetrics;
    readonly selfDescription: SelfDescription;
  };
  readonly tables: { readonly leads: LeadsTable; readonly metrics: HouseTable; readonly team: HouseTable };
  readonly deadLetters: DeadLetters;
  readonly api: HandoffApi;
};

/** Every alarm of the product, in the order of how soon it costs a lead. docs/runbook.md has one heading for each. */
export const addHandoffAlarms = (alarms: Alarms, { parts, tables, deadLetters, api }: Watched): void => {
  const { intake, readers, clock, alerting, mail, rep, apiFunctions, exports, teamFunctions } = parts;
  const { scorecard, planning, oversight, review, selfDescription } = parts;
  const { steps, workflow } = clock;

  alarms.add({
    heading: 'Leads are not captured',
    userLoses:
      'A visitor posts a form and it is not stored: the lead is lost unless the visitor tries again.',
    // The function answers its own failures with a 5xx, which Lambda takes for a success.
    metric: ownMetric('RequestsFailed', intake.captureLead, Stats.SUM),
    threshold: 1,
  });
  alarms.add({
    heading: 'Requests fail',
    userLoses: 'Forms, rep pages or the API, and the console with it, answer with a server error.',
    metric: api.api.metricServerError({ period: PERIOD, statistic: Stats.SUM }),
    threshold: 1,
  });
  alarms.add({
    heading: 'Leads are stalled',
    userLoses: 'Leads pass a deadline and nobody is reminded, escalated to or given the lead.',
    metric: ownMetric('StalledLeads', clock.findStalled, Stats.MAXIMUM),
    threshold: 1,
    // One sweep restarts them; that the next one finds some again means that restarting did not help.
    periods: 2,
  });
  alarms.add({
    heading: 'Leads are overdue',
    userLoses: 'People who asked for a call wait longer than promised, whoever owns their lead.',
    metric: ownMetric('OverdueLeads', clock.findStalled, Stats.MAXIMUM),
    threshold: 1,
    // Longer than reminder, escalation and reassignment take together (20 policy minutes). Clocks that stand still at
    // night and leads that are the manager's to call do not count.
    periods: 6,
  });
  alarms.add({
    heading: 'The sweep is silent',
    userLoses: 'A lead whose workflow is lost stays lost: nothing looks for stalled leads.',
    metric: ofFunction(clock.findStalled, 'Invocations'),
    threshold: 1,
    below: true,
    periods: 3,
    silenceIsAFault: true,
  });
  alarms.add({
    heading: 'Alerts are not delivered',
    userLoses: 'Neither a rep nor the manager in their place is told of a lead: no channel reaches them.',
    metric: ownMetric('AlertDeliveryFailed', alerting.sendAlerts, Stats.SUM),
    threshold: 1,
  });
  alarms.add({
    heading: 'Held alerts stay held',
    userLoses: 'Alerts that wait for the end of quiet hours never go out: nothing looks for them.',
    metric: ofFunction(alerting.releaseHeldAlerts, 'Invocations'),
    threshold: 1,
    below: true,
    periods: 3,
    silenceIsAFault: true,
  });
  alarms.add({
    heading: 'Mail comes back',
    userLoses:
      'A rep or manager did not get the e-mail of a lead, and is told in other ways until somebody sees to it.',
    metric: sum([
      ownMetric('MailBounces', mail.recordMailFeedback, Stats.SUM),
      ownMetric('MailComplaints', mail.recordMailFeedback, Stats.SUM),
    ]),
    threshold: 1,
  });
  alarms.add({
    heading: 'The weekly review does not arrive',
    userLoses: 'Somebody who is to have the weekly review does not get it, and will not by another try.',
    metric: sum([
      ownMetric('ReviewsUndelivered', review.buildReview, Stats.SUM),
      ownMetric('ReviewsUndelivered', review.reviewApi, Stats.SUM),
    ]),
    threshold: 1,
  });
  alarms.add({
    heading: 'Workflows fail',
    userLoses: 'A lead has no running clock until the sweep starts it again, at most 5 minutes later.',
    metric: workflow.stateMachine.metricFailed({ period: PERIOD, statistic: Stats.SUM }),
    threshold: 1,
  });
  alarms.add({
    heading: 'Events are in the dead-letter queue',
    userLoses:
      'A lead was not started, somebody was not alerted or the weekly review was not sent, and it is no longer tried.',
    metric: deadLetters.queue.metricApproximateNumberOfMessagesVisible({
      period: PERIOD,
      statistic: Stats.MAXIMUM,
    }),
    threshold: 1,
  });
  alarms.add({
    heading: 'Stream batches are put aside',
    userLoses:
      'Events of leads were not published, so nobody was alerted, or not counted, so figures are short.',
    metric: abandonedEvents([readers.publishingMappingId, readers.countingMappingId]),
    threshold: 1,
  });
  alarms.add({
    heading: 'Stream readers are behind',
    userLoses: 'Alerts and figures are late by more than a minute.',
    metric: greatest([
      ofFunction(readers.publishEvents, 'IteratorAge', Stats.MAXIMUM),
      ofFunction(readers.rollUp, 'IteratorAge', Stats.MAXIMUM),
    ]),
    threshold: 60_000,
    periods: 2,
  });
  alarms.add({
    heading: 'Rebuilds fail',
    userLoses: 'Figures that were to be counted anew, or checked, are still those of before.',
    metric: parts.rebuild.workflow.stateMachine.metricFailed({ period: PERIOD, statistic: Stats.SUM }),
    threshold: 1,
  });
  alarms.add({
    heading: 'Requests are throttled',
    userLoses: 'Visitors, reps or managers are turned away because Lambda runs no more copies at once.',
    metric: throttlesOf([
      intake.captureLead,
      rep.repPage,
      apiFunctions.leadApi,
      alerting.alertApi,
      oversight.quarantineApi,
      oversight.troubleApi,
      teamFunctions.teamApi,
      teamFunctions.keyApi,
      selfDescription.serveWeb,
    ]),
    threshold: 1,
  });
  alarms.add({
    heading: 'Figures are throttled',
    userLoses:
      'Teams, BI tools or the weekly review get no figures because Lambda runs no more copies at once.',
    metric: throttlesOf([
      apiFunctions.getMetrics,
      scorecard.scorecardApi,
      exports.exportLeads,
      oversight.modelApi,
      planning.spendApi,
      planning.experimentApi,
      review.reviewApi,
      review.buildReview,
    ]),
    threshold: 1,
  });
  alarms.add({
    heading: 'The handoff is throttled',
    userLoses:
      'Owners, reminders, escalations and alerts come late because Lambda runs no more copies at once.',
    metric: throttlesOf([
      readers.publishEvents,
      readers.rollUp,
      clock.startHandoff,
      clock.findStalled,
      ...Object.values(steps),
    ]),
    threshold: 1,
  });
  alarms.add({
    heading: 'Alerts are throttled',
    userLoses: 'Reps and managers hear of their leads late because Lambda runs no more copies at once.',
    metric: throttlesOf([alerting.sendAlerts, alerting.releaseHeldAlerts, mail.recordMailFeedback]),
    threshold: 1,
  });
  alarms.add({
    heading: 'Workflows are throttled',
    userLoses: 'Deadlines of leads are acted on late because Step Functions slows the workflows down.',
    metric: workflow.stateMachine.metricThrottled({ period: PERIOD, statistic: Stats.SUM }),
    threshold: 1,
  });
  alarms.add({
    heading: 'Tables are throttled',
    userLoses: 'Form posts, clicks and steps of workflows are slow or refused.',
    metric: sum(Object.values(tables).flatMap(throttlesOfTable)),
    threshold: 1,
  });
};
