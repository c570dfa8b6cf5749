import { dynamo } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { alertList } from './alert-list.ts';
import { env } from './env.ts';
import { alertApiHandler } from './handler.ts';

const settings = env.parse(process.env);
const client = dynamo();

export const handler = httpEdge(
  alertApiHandler({
    authorizer: wireAuthorizer(client, settings),
    list: alertList(client, settings.LEADS_TABLE),
    timeZone: model.calendar.timeZone,
  }),
  createLog(),
);
