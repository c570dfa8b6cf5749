import { dayIn } from '../../core/day.ts';
import { dynamo } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { env } from './env.ts';
import { exportLeadsHandler } from './handler.ts';
import { leadExport } from './lead-export.ts';

const settings = env.parse(process.env);
const client = dynamo();
const log = createLog();

export const handler = httpEdge(
  exportLeadsHandler({
    authorizer: wireAuthorizer(client, settings),
    page: leadExport(client, settings.LEADS_TABLE),
    dayOf: (at) => dayIn(model.calendar.timeZone, at),
    now: Date.now,
    log,
  }),
  log,
);
