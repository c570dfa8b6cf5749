import { businessCalendar } from '../../core/calendar.ts';
import { dynamo, patience } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { leadStore } from '../shared/lead-store.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { teamStore } from '../shared/team-store.ts';
import { wireAuthorizer, wireOwnership } from '../shared/wiring.ts';
import { actionsOf } from './actions.ts';
import { closings } from './closings.ts';
import { companyLeads } from './company-leads.ts';
import { contacts } from './contacts.ts';
import { env } from './env.ts';
import { leadApiHandler } from './handler.ts';
import { leadList } from './lead-list.ts';
import { reopening } from './reopening.ts';

const settings = env.parse(process.env);
const { LEADS_TABLE: table, TEAM_TABLE } = settings;
const client = dynamo();
const log = createLog();
const leads = leadStore(client, table);
const team = teamStore(client, TEAM_TABLE);
const calendar = businessCalendar(model.calendar);
const ownership = wireOwnership(client, settings, log);
const reopenings = reopening({ client, table, leads, team, ownership, model });

export const handler = httpEdge(
  leadApiHandler({
    authorizer: wireAuthorizer(client, settings),
    leads,
    list: leadList(client, table),
    companyLeads: companyLeads(client, table, model.routing.freeMailDomains),
    actions: actionsOf({
      leads,
      team,
      ownership,
      closings: closings(leads, team, TEAM_TABLE),
      reopening: reopenings,
      model,
      policyMinuteMs: settings.POLICY_MINUTE_MS,
    }),
    contacts: contacts(leads, calendar, patience),
    reopening: reopenings,
    model,
    calendar,
    now: Date.now,
    patience,
  }),
  log,
);
