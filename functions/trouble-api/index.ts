import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamo } from '../shared/dynamo.ts';
import { gateOverrides } from '../shared/gate-overrides.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { leadStore } from '../shared/lead-store.ts';
import { createLog } from '../shared/log.ts';
import { model } from '../shared/model.ts';
import { teamStore } from '../shared/team-store.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { deadBatches } from './dead-batches.ts';
import { deadQueue } from './dead-queue.ts';
import { env } from './env.ts';
import { troubleApiHandler } from './handler.ts';

const settings = env.parse(process.env);
const client = dynamo();

export const handler = httpEdge(
  troubleApiHandler({
    authorizer: wireAuthorizer(client, settings),
    // The region's endpoint, and not the host in the queue's address: the one that is set where SQS is played.
    messages: deadQueue(new SQSClient({ useQueueUrlAsEndpoint: false }), settings.DEAD_LETTER_QUEUE),
    batches: deadBatches(
      new S3Client(),
      settings.DEAD_LETTER_BUCKET,
      new Map([
        [settings.PUBLISHING_MAPPING, 'publish-events'],
        [settings.COUNTING_MAPPING, 'roll-up'],
      ]),
    ),
    overrides: gateOverrides(client, settings.LEADS_TABLE, leadStore(client, settings.LEADS_TABLE)),
    team: teamStore(client, settings.TEAM_TABLE),
    timeZone: model.calendar.timeZone,
    now: Date.now,
  }),
  createLog(),
);
