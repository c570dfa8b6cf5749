import { businessCalendar } from '../../core/calendar.ts';
import { dynamo, patience } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { leadStore } from '../shared/lead-store.ts';
import { linkSecret } from '../shared/link-secret.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { teamStore } from '../shared/team-store.ts';
import { env } from './env.ts';
import { repPageHandler } from './handler.ts';
import { presses } from './presses.ts';

const { LEADS_TABLE, TEAM_TABLE, LINK_SECRET_ARN, POLICY_MINUTE_MS } = env.parse(process.env);
const client = dynamo();
const log = createLog();
const leads = leadStore(client, LEADS_TABLE);
const calendar = businessCalendar(model.calendar);

export const handler = httpEdge(
  repPageHandler({
    leads,
    presses: presses({ leads, model, calendar, policyMinuteMs: POLICY_MINUTE_MS, patience }),
    team: teamStore(client, TEAM_TABLE),
    secret: linkSecret(LINK_SECRET_ARN),
    model,
    now: Date.now,
    log,
  }),
  log,
);
