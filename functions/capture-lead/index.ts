import httpCors from '@middy/http-cors';
import { ulid } from 'ulid';
import { dynamo, patience } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { intake } from '../shared/intake.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { env } from './env.ts';
import { captureLeadHandler, tellPoster } from './handler.ts';

const { LEADS_TABLE, ALLOWED_ORIGINS } = env.parse(process.env);
// A slash at the end would never match what a browser sends; an entry that is no address fails here and not silently.
const origins = ALLOWED_ORIGINS.split(',')
  .filter((address) => address.trim() !== '')
  .map((address) => new URL(address.trim()).origin);
const log = createLog();
const newId = (now: number) => ulid(now);

export const handler = httpEdge(
  captureLeadHandler({
    leads: intake({ client: dynamo(), table: LEADS_TABLE, model, newId, patience }),
    allowedOrigins: new Set(origins),
    now: Date.now,
    newId,
    log,
  }),
  log,
  {
    tell: tellPoster,
    before: [
      httpCors({
        origins,
        methods: 'POST',
        headers: 'content-type,idempotency-key',
        maxAge: 86_400,
        disableBeforePreflightResponse: false,
      }),
    ],
  },
);
