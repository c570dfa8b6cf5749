import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import type { DeadLetter } from '../../core/dead-letter.ts';
import type { LeadOverride } from '../../functions/shared/gate-overrides.ts';
import { Refused } from '../../functions/shared/problem.ts';
import { deadBatches } from '../../functions/trouble-api/dead-batches.ts';
import { deadQueue } from '../../functions/trouble-api/dead-queue.ts';
import { troubleApiHandler } from '../../functions/trouble-api/handler.ts';
import { anAssignedLead, anOperatingModel, capturedAt, leadId } from '../support/builders.ts';
import { deadMessage } from '../support/dead-letters.ts';
import { expectDescribed } from '../support/described.ts';
import { aRequest } from '../support/requests.ts';

const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
const sqs = new SQSClient({ region: 'eu-west-1', credentials });
const s3 = new S3Client({ region: 'eu-west-1', credentials });

const receivedFrom = ({ id, at, body, attributes }: DeadLetter) => ({
  MessageId: id,
  Body: body,
  Attributes: { SentTimestamp: String(Date.parse(at)) },
  MessageAttributes: Object.fromEntries(
    Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  ),
});

function aTroubleApi(overrides: readonly LeadOverride[] = []) {
  const queue = mockClient(sqs);
  const bucket = mockClient(s3);
  queue.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: '7' } });
  queue.on(ReceiveMessageCommand).resolves({});
  bucket.on(ListObjectsV2Command).resolves({});
  const asked: [string, string][] = [];
  const { team } = anOperatingModel();
  const handler = troubleApiHandler({
    authorizer: { require: async () => ({ kind: 'key', keyId: 'k', name: 'k', role: 'admin' }) },
    messages: deadQueue(sqs, 'https://sqs.eu-west-1.amazonaws.com/1/dead'),
    batches: deadBatches(s3, 'batches', new Map([['m', 'roll-up']])),
    overrides: async (first, last) => {
      asked.push([first, last]);
      return [...overrides];
    },
    team: {
      all: async () => team.map((it) => ({ ...it, load: { open: 0, day: null, today: 0 }, version: 1 })),
    },
    timeZone: 'America/New_York',
    now: () => Date.parse(capturedAt),
  });
  const get = async (route: string, query: Record<string, string> = {}) => {
    const reply = await handler(aRequest({ route, query }));
    expectDescribed(`GET ${route}`, reply);
    return JSON.parse(reply.body);
  };
  return { get, queue, bucket, asked };
}

describe('GET /api/dead-letters', () => {
  it('counts the messages, and shows each that it sees once, newest first and without words', async () => {
    const { get, queue } = aTroubleApi();
    const older = receivedFrom({ ...deadMessage.ofFunction, at: '2026-11-22T15:00:00.000Z' });
    queue
      .on(ReceiveMessageCommand)
      .resolvesOnce({ Messages: [older] })
      .resolves({ Messages: [older, receivedFrom(deadMessage.ofRule)] });
    const { messages } = await get('/api/dead-letters');
    expect(messages.total).toBe(7);
    expect(messages.samples.map(({ id, leadId }: { id: string; leadId: string }) => [id, leadId])).toEqual([
      ['rule', leadId],
      ['function', leadId],
    ]);
    expect(JSON.stringify(messages)).not.toContain('jane');
  });

  it('hides no message from anybody', async () => {
    const { get, queue } = aTroubleApi();
    await get('/api/dead-letters');
    const receives = queue.commandCalls(ReceiveMessageCommand);
    expect(receives.length).toBeGreaterThan(0);
    for (const { args } of receives) expect(args[0].input.VisibilityTimeout).toBe(0);
  });

  it('names batches, newest first, and says when there are more', async () => {
    const { get, bucket } = aTroubleApi();
    const object = (minutes: number) => ({
      Key: `aws/lambda/m/shard/${minutes}`,
      LastModified: new Date(Date.parse(capturedAt) + minutes * 60_000),
      Size: 9,
    });
    bucket.on(ListObjectsV2Command).resolves({ Contents: [object(0), object(5)], IsTruncated: false });
    const { batches } = await get('/api/dead-letters');
    expect(batches.items.map(({ key, reader }: { key: string; reader: string }) => [key, reader])).toEqual([
      ['aws/lambda/m/shard/5', 'roll-up'],
      ['aws/lambda/m/shard/0', 'roll-up'],
    ]);
    expect(batches.more).toBe(false);
    bucket.on(ListObjectsV2Command).resolves({ Contents: Array.from({ length: 60 }, (_, i) => object(i)) });
    expect((await get('/api/dead-letters')).batches).toMatchObject({ more: true });
  });
});

describe('GET /api/overrides', () => {
  const lead = anAssignedLead();
  const override = (at: string, byId: string) => ({ leadId, at, byId, reason: 'The board decides.', lead });

  it('says who opened which lead past the gate, newest first, of whole days of the model', async () => {
    const { get, asked } = aTroubleApi([
      override('2026-11-20T15:00:00.000Z', 'morgan'),
      override('2026-11-21T15:00:00.000Z', 'gone'),
    ]);
    const answer = await get('/api/overrides', { from: '2026-11-20', to: '2026-11-21' });
    expect(asked).toEqual([['2026-11-20T05:00:00.000Z', '2026-11-22T04:59:59.999Z']]);
    expect(answer.items).toMatchObject([
      { byId: 'gone', byName: null },
      {
        byId: 'morgan',
        byName: 'Morgan Reyes',
        reason: 'The board decides.',
        stage: 'assigned',
        source: lead.attribution.firstTouch.source,
        name: lead.contact.name ?? null,
      },
    ]);
  });

  it('is of the last thirty days when none are named', async () => {
    expect(await aTroubleApi().get('/api/overrides')).toMatchObject({ from: '2026-10-25', to: '2026-11-23' });
  });

  it('refuses days in the wrong order', async () => {
    const wrong = aTroubleApi().get('/api/overrides', { from: '2026-11-21', to: '2026-11-20' });
    await expect(wrong).rejects.toBeInstanceOf(Refused);
  });
});
