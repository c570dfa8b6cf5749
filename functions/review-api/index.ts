import { dynamo } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { createLog } from '../shared/log.ts';
import { wireReviews } from '../shared/review-wiring.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { env } from './env.ts';
import { reviewApiHandler } from './handler.ts';

const settings = env.parse(process.env);
const client = dynamo();
const log = createLog();

export const handler = httpEdge(
  reviewApiHandler({
    authorizer: wireAuthorizer(client, settings),
    ...wireReviews(client, settings, log),
    baseUrl: settings.BASE_URL,
  }),
  log,
);
