import { ulid } from 'ulid';
import { dynamo, patience } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { intake } from '../shared/intake.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { env } from './env.ts';
import { quarantineApiHandler } from './handler.ts';
import { quarantineList } from './quarantine-list.ts';
import { settling } from './settling.ts';

const settings = env.parse(process.env);
const { LEADS_TABLE: table } = settings;
const client = dynamo();
const log = createLog();
const newId = (now: number) => ulid(now);

export const handler = httpEdge(
  quarantineApiHandler({
    authorizer: wireAuthorizer(client, settings),
    list: quarantineList(client, table),
    settling: settling(client, table, intake({ client, table, model, newId, patience })),
    model,
    now: Date.now,
    log,
  }),
  log,
);
