import { businessCalendar } from '../../core/calendar.ts';
import { dynamo, patience } from '../shared/dynamo.ts';
import { leadStore } from '../shared/lead-store.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { ownership } from '../shared/ownership.ts';
import { rotation } from '../shared/rotation.ts';
import { env } from './env.ts';
import { assignOwnerHandler } from './handler.ts';

const { LEADS_TABLE, TEAM_TABLE, POLICY_MINUTE_MS } = env.parse(process.env);
const client = dynamo();
const leads = leadStore(client, LEADS_TABLE);

export const handler = assignOwnerHandler({
  leads,
  ownership: ownership({
    leads,
    rotation: rotation(client, TEAM_TABLE),
    model,
    calendar: businessCalendar(model.calendar),
    policyMinuteMs: POLICY_MINUTE_MS,
    patience,
    log: createLog(),
  }),
  now: Date.now,
  patience,
});
