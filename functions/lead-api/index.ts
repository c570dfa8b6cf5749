import { businessCalendar } from '../../core/calendar.ts';
import { apiKeys } from '../shared/api-keys.ts';
import { dynamo, patience } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { leadStore } from '../shared/lead-store.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { ownership } from '../shared/ownership.ts';
import { rotation } from '../shared/rotation.ts';
import { env } from './env.ts';
import { leadApiHandler } from './handler.ts';
import { leadList } from './lead-list.ts';

const { LEADS_TABLE, TEAM_TABLE, POLICY_MINUTE_MS } = env.parse(process.env);
const client = dynamo();
const log = createLog();
const leads = leadStore(client, LEADS_TABLE);
const calendar = businessCalendar(model.calendar);

export const handler = httpEdge(
  leadApiHandler({
    keys: apiKeys(client, TEAM_TABLE),
    leads,
    list: leadList(client, LEADS_TABLE),
    ownership: ownership({
      leads,
      rotation: rotation(client, TEAM_TABLE),
      model,
      calendar,
      policyMinuteMs: POLICY_MINUTE_MS,
      patience,
      log,
    }),
    model,
    calendar,
    now: Date.now,
    patience,
  }),
  log,
);
