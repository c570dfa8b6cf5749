import { CfnOutput, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './constructs/alarms.ts';
import { Alerting } from './constructs/alerting.ts';
import { ApiFunctions } from './constructs/api-functions.ts';
import { AppliedModel } from './constructs/applied-model.ts';
import { Console } from './constructs/console.ts';
import { DeadLetters } from './constructs/dead-letters.ts';
import { HandoffEvents } from './constructs/event-bus.ts';
import { EventLogReaders } from './constructs/event-log-readers.ts';
import { addHandoffAlarms } from './constructs/handoff-alarms.ts';
import { HandoffClock } from './constructs/handoff-clock.ts';
import { HouseTable } from './constructs/house-table.ts';
import { HandoffApi } from './constructs/http-api.ts';
import { Intake } from './constructs/intake.ts';
import { LeadExports } from './constructs/lead-exports.ts';
import { LeadsTable } from './constructs/leads-table.ts';
import { LinkSecret } from './constructs/link-secret.ts';
import { MailFeedback } from './constructs/mail-feedback.ts';
import { Oversight } from './constructs/oversight.ts';
import { HandoffParameters } from './constructs/parameters.ts';
import { PlanningFunctions } from './constructs/planning-functions.ts';
import { RebuildMetrics } from './constructs/rebuild-metrics.ts';
import { RepPage } from './constructs/rep-page.ts';
import { Scorecard } from './constructs/scorecard.ts';
import { SelfDescription } from './constructs/self-description.ts';
import { MemberPool, SignIn } from './constructs/sign-in.ts';
import { TeamFunctions } from './constructs/team-functions.ts';
import { TeamTable } from './constructs/team-table.ts';
import { WeeklyReview } from './constructs/weekly-review.ts';

/** Lead Handoff, whole: composition only. What each part is and may do stands in its construct. */
export class HandoffStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const parameters = new HandoffParameters(this, 'Parameters');
    // Tags of the stack itself cannot hold a parameter's value.
    Tags.of(this).add('stage', parameters.stageName, { excludeResourceTypes: ['aws:cdk:stack'] });

    const leads = new LeadsTable(this, 'Leads');
    const metrics = new HouseTable(this, 'Metrics');
    const team = new TeamTable(this, 'Team');
    const deadLetters = new DeadLetters(this, 'DeadLetters');
    const events = new HandoffEvents(this, 'Events', deadLetters);
    const linkSecret = new LinkSecret(this, 'LinkSecret');
    const api = new HandoffApi(this, 'Http');
    const members = new MemberPool(this, 'SignIn', parameters);
    const { baseUrl, distributionDomain } = new Console(this, 'Console', { api, members, parameters });
    const signIn = new SignIn(this, 'ConsoleSignIn', { members, baseUrl });

    const intake = new Intake(this, 'Intake', { api, leads, parameters });
    const readers = new EventLogReaders(this, 'EventLog', { leads, metrics, events, deadLetters });
    const clock = new HandoffClock(this, 'Clock', { leads, team, events, deadLetters, parameters });
    const mail = new MailFeedback(this, 'Mail', { leads, team, events, deadLetters });
    const alerted = { leads, team, events, deadLetters, linkSecret, mail, api, baseUrl, signIn, parameters };
    const alerting = new Alerting(this, 'Alerting', alerted);
    const rep = new RepPage(this, 'Rep', { api, leads, team, linkSecret, parameters });
    const apiFunctions = new ApiFunctions(this, 'ApiFunctions', {
      api,
      leads,
      metrics,
      team,
      signIn,
      parameters,
    });
    const exports = new LeadExports(this, 'Exports', { api, leads, team, signIn });
    const scorecard = new Scorecard(this, 'Scorecard', { api, metrics, team, signIn });
    const teamFunctions = new TeamFunctions(this, 'TeamFunctions', { api, team, signIn, parameters });
    const planning = new PlanningFunctions(this, 'Planning', { api, metrics, team, signIn });
    const watching = { api, leads, team, deadLetters, readers, signIn };
    const oversight = new Oversight(this, 'Oversight', watching);
    const review = new WeeklyReview(this, 'Review', {
      leads,
      metrics,
      team,
      deadLetters,
      mail,
      api,
      baseUrl,
      signIn,
      parameters,
    });
    new AppliedModel(this, 'AppliedModel', team);
    const rebuild = new RebuildMetrics(this, 'Rebuild', { api, leads, metrics, team, signIn });
    const selfDescription = new SelfDescription(this, 'SelfDescription', { api, signIn, baseUrl });

    const parts = {
      intake,
      readers,
      clock,
      alerting,
      mail,
      rep,
      apiFunctions,
      exports,
      scorecard,
      teamFunctions,
      planning,
      oversight,
      review,
      rebuild,
      selfDescription,
    };
    const tables = { leads, metrics, team };
    addHandoffAlarms(new Alarms(this, 'Alarms', parameters), { parts, tables, deadLetters, api });

    const outputs = {
      ApiUrl: baseUrl,
      ConsoleUrl: baseUrl,
      DistributionDomain: distributionDomain,
      LeadsTableName: leads.name,
      MetricsTableName: metrics.name,
      TeamTableName: team.name,
      EventBusName: events.bus.eventBusName,
      IssueApiKeyFunction: teamFunctions.issueApiKey.function.functionName,
      SignInIssuer: signIn.issuer,
      SignInClientId: signIn.clientId,
      UserPoolId: signIn.userPoolId,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
