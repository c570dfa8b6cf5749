import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQueues } from '../../local/events/queues.ts';
import { createSqs } from '../../local/events/sqs.ts';
import { bucketFolder, createObjects } from '../../local/objects.ts';
import { parseTemplate } from '../../local/template/load.ts';
import { localPlace, resolveStack } from '../../local/template/stack.ts';
import { callOf, runtimeOf } from '../support/local-runtime.ts';

const stack = resolveStack(
  parseTemplate({ Resources: { Dead: { Type: 'AWS::SQS::Queue' }, Batches: { Type: 'AWS::S3::Bucket' } } }),
  {},
  localPlace('http://127.0.0.1:3000'),
);
const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/000000000000/Dead';

describe('SQS on one machine', () => {
  const aQueue = () => {
    const { runtime } = runtimeOf(stack, () => ({ ok: true, payload: null }));
    const queues = createQueues(runtime);
    const service = createSqs({ queues, stack });
    const ask = async (action: string, input: object) =>
      service.handle(callOf('sqs', action, { QueueUrl: queueUrl, ...input }));
    return { queues, service, ask };
  };

  it('counts and shows what is there, again and again', async () => {
    const { queues, ask } = aQueue();
    queues.send(stack.arnOf('Dead'), '{"a":1}', { ERROR_CODE: 'X' });
    const counted = await ask('GetQueueAttributes', { AttributeNames: ['ApproximateNumberOfMessages'] });
    expect(JSON.parse(counted.body)).toEqual({ Attributes: { ApproximateNumberOfMessages: '1' } });
    const look = () => ask('ReceiveMessage', { VisibilityTimeout: 0, MaxNumberOfMessages: 10 });
    for (const { body } of [await look(), await look()]) {
      expect(JSON.parse(body).Messages).toMatchObject([
        { Body: '{"a":1}', MessageAttributes: { ERROR_CODE: { StringValue: 'X' } } },
      ]);
    }
  });

  it('needs the grant on the queue, and hides or deletes nothing', async () => {
    const { service, ask } = aQueue();
    expect(service.needs(callOf('sqs', 'ReceiveMessage', { QueueUrl: queueUrl }))).toEqual([
      ['sqs:ReceiveMessage', stack.arnOf('Dead')],
    ]);
    for (const [action, input] of [
      ['ReceiveMessage', {}],
      ['DeleteMessage', { ReceiptHandle: '1' }],
      ['GetQueueAttributes', { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/0/Other' }],
    ] as const) {
      expect((await ask(action, input)).status).toBe(400);
    }
  });
});

describe('S3 on one machine', () => {
  let dataFolder: string;
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'objects-'));
  });
  afterEach(() => rmSync(dataFolder, { recursive: true }));
  const list = (bucket = 'batches') =>
    createObjects({ stack, dataFolder }).handle(
      callOf('s3', 'ListObjectsV2', { Bucket: bucket, Key: '', 'list-type': '2' }),
    );

  it('lists the batches that were kept, and not one that is being written', async () => {
    expect((await list()).body).toContain('<KeyCount>0</KeyCount>');
    const folder = join(bucketFolder(dataFolder, 'batches'), 'aws', 'lambda', 'm');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'one'), 'hello');
    writeFileSync(join(folder, 'two.part'), 'hel');
    const { body } = await list();
    expect(body).toContain('<Key>aws/lambda/m/one</Key>');
    expect(body).toContain('<Size>5</Size>');
    expect(body).not.toContain('two');
  });

  it('knows the stack’s buckets only, and asks for the grant on them', async () => {
    expect((await list('other')).status).toBe(404);
    const { needs } = createObjects({ stack, dataFolder });
    expect(needs(callOf('s3', 'ListObjectsV2', { Bucket: 'batches', Key: '' }))).toEqual([
      ['s3:ListBucket', stack.arnOf('Batches')],
    ]);
    expect(needs(callOf('s3', 'GET', { Bucket: 'batches', Key: 'a' }))).toEqual([
      ['s3:GETObject', `${stack.arnOf('Batches')}/a`],
    ]);
  });
});
