/** The functions' own handlers, put together as their index.ts does, at the virtual clock's time. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ulid } from 'ulid';
import { businessCalendar } from '../core/calendar.ts';
import type { OperatingModel } from '../core/operating-model.ts';
import { assignOwnerHandler } from '../functions/assign-owner/handler.ts';
import { captureLeadHandler } from '../functions/capture-lead/handler.ts';
import { escalateToManagerHandler } from '../functions/escalate-to-manager/handler.ts';
import { backlog } from '../functions/experiment-api/backlog.ts';
import { experimentApiHandler } from '../functions/experiment-api/handler.ts';
import { actionsOf } from '../functions/lead-api/actions.ts';
import { closings } from '../functions/lead-api/closings.ts';
import { companyLeads } from '../functions/lead-api/company-leads.ts';
import { contacts } from '../functions/lead-api/contacts.ts';
import { leadApiHandler } from '../functions/lead-api/handler.ts';
import { leadList } from '../functions/lead-api/lead-list.ts';
import { reopening } from '../functions/lead-api/reopening.ts';
import { reassignLeadHandler } from '../functions/reassign-lead/handler.ts';
import { remindOwnerHandler } from '../functions/remind-owner/handler.ts';
import { accounts } from '../functions/shared/accounts.ts';
import { apiKeys } from '../functions/shared/api-keys.ts';
import { authorizer } from '../functions/shared/authorizer.ts';
import { patience } from '../functions/shared/dynamo.ts';
import { experimentResults } from '../functions/shared/experiment-results.ts';
import { experimentStore } from '../functions/shared/experiment-store.ts';
import { intake } from '../functions/shared/intake.ts';
import { leadStore } from '../functions/shared/lead-store.ts';
import type { Log } from '../functions/shared/log.ts';
import { metricsStore } from '../functions/shared/metrics-store.ts';
import { ownership } from '../functions/shared/ownership.ts';
import { rotation } from '../functions/shared/rotation.ts';
import { newWebhookSecret } from '../functions/shared/secrets.ts';
import { spendStore } from '../functions/shared/spend-store.ts';
import { teamAudit } from '../functions/shared/team-audit.ts';
import { teamStore } from '../functions/shared/team-store.ts';
import { spendApiHandler } from '../functions/spend-api/handler.ts';
import { spendImports } from '../functions/spend-api/imports.ts';
import { teamChanges } from '../functions/team-api/changes.ts';
import { teamApiHandler } from '../functions/team-api/handler.ts';
import { chance, now } from './moment.ts';
import { trusting } from './requests.ts';

export type Tables = { readonly leads: string; readonly metrics: string; readonly team: string };
export type Handlers = ReturnType<typeof handlersOn>;

/** History is filled with minutes of sixty seconds, however short the system's own are. */
const policyMinuteMs = 60_000;

/** What there is to tell stands in the events. */
export const silent: Log = { info() {}, warn() {}, error() {}, count() {} };

export function handlersOn(client: DynamoDBClient, tables: Tables, model: OperatingModel) {
  const newId = (at: number) => ulid(at, chance);
  const calendar = businessCalendar(model.calendar);
  const leads = leadStore(client, tables.leads);
  const team = teamStore(client, tables.team);
  const owners = ownership({
    leads,
    team,
    rotation: rotation(client, tables.team),
    accounts: accounts(client, tables.team),
    model,
    calendar,
    policyMinuteMs,
    patience,
    log: silent,
  });
  const people = authorizer({
    keys: apiKeys(client, tables.team),
    // Nobody's role changes in the demo.
    team: { read: remembered(team.read) },
    checkToken: trusting,
  });
  const { dayOf } = calendar;
  const metrics = metricsStore(client, tables.metrics, dayOf);
  const spend = spendStore(client, tables.team);
  const experiments = experimentStore(client, tables.team);
  const audit = teamAudit(client, tables.team, newId);
  const step = { leads, ownership: owners, now, patience, log: silent };
  return {
    calendar,
    leads,
    team,
    capture: captureLeadHandler({
      leads: intake({ client, table: tables.leads, model, newId, patience }),
      allowedOrigins: new Set<string>(),
      now,
      newId,
      log: silent,
    }),
    assign: assignOwnerHandler(step),
    remind: remindOwnerHandler(step),
    escalate: escalateToManagerHandler({ ...step, managerId: model.routing.fallbackManager }),
    reassign: reassignLeadHandler(step),
    leadApi: leadApiHandler({
      authorizer: people,
      // Nobody reads the timeline in the answers, and nobody was told anything.
      leads: { ...leads, timeline: async () => [], alerts: async () => [] },
      list: leadList(client, tables.leads),
      companyLeads: companyLeads(client, tables.leads, model.routing.freeMailDomains),
      // Nobody reads in the answers what else may be done.
      reopening: { inTheWay: async () => null },
      actions: actionsOf({
        leads,
        team,
        ownership: owners,
        closings: closings(leads, team, tables.team),
        reopening: reopening({ client, table: tables.leads, leads, team, ownership: owners, model }),
        model,
        policyMinuteMs,
      }),
      contacts: contacts(leads, calendar, patience),
      model,
      calendar,
      now,
      patience,
    }),
    teamApi: teamApiHandler({
      authorizer: people,
      team,
      audit,
      changes: teamChanges({ team, audit, model, newWebhookSecret, now, patience, log: silent }),
      model,
      loopbackWebhooks: false,
      now,
    }),
    spendApi: spendApiHandler({
      authorizer: people,
      importFrom: spendImports({ spend, metrics, now, patience }),
      spend,
      dayOf,
      now,
      log: silent,
    }),
    experimentApi: experimentApiHandler({
      authorizer: people,
      experiments,
      backlog: backlog({ experiments, team, newId, dayOf, now, patience, log: silent }),
      resultOf: experimentResults({ metrics, spend }),
      dayOf,
      now,
    }),
  };
}

function remembered<Found>(read: (id: string) => Promise<Found>): (id: string) => Promise<Found> {
  const known = new Map<string, Promise<Found>>();
  return (id) => {
    const found = known.get(id) ?? read(id);
    known.set(id, found);
    return found;
  };
}
