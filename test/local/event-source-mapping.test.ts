import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEventSourceMapping, mappingSchema } from '../../local/dynamo/event-source-mapping.ts';
import { readMapping } from '../../local/dynamo/mapping-settings.ts';
import type { StreamRecord, TableStreamReader } from '../../local/dynamo/stream.ts';
import { createAuthority } from '../../local/iam/authority.ts';
import type { InvokeResult, Resource } from '../../local/ports.ts';
import { parseTemplate } from '../../local/template/load.ts';
import { localPlace, resolveStack } from '../../local/template/stack.ts';

const streamGrant = { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' };
const failureGrant = { Effect: 'Allow', Action: ['s3:*', 'sqs:*'], Resource: '*' };

const stackWith = (mapping: object, statements: object[] = [streamGrant, failureGrant]) =>
  resolveStack(
    parseTemplate({
      Resources: {
        Leads: { Type: 'AWS::DynamoDB::GlobalTable' },
        Failed: { Type: 'AWS::S3::Bucket' },
        Dead: { Type: 'AWS::SQS::Queue' },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: statements } }] },
        },
        RollUp: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
        Mapping: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            EventSourceArn: { 'Fn::GetAtt': ['Leads', 'StreamArn'] },
            FunctionName: { Ref: 'RollUp' },
            StartingPosition: 'TRIM_HORIZON',
            BatchSize: 4,
            MaximumRetryAttempts: 1,
            BisectBatchOnFunctionError: true,
            FunctionResponseTypes: ['ReportBatchItemFailures'],
            DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failed', 'Arn'] } } },
            ...mapping,
          },
        },
      },
    }),
    {},
    localPlace('http://127.0.0.1:3000'),
  );

const settingsOf = (mapping: object, statements?: object[]) => {
  const stack = stackWith(mapping, statements);
  const settings = readMapping(stack, createAuthority(stack), stack.resources.get('Mapping') as Resource);
  if (!settings) throw new Error('disabled');
  return { stack, settings };
};

/** A stream of one shard, as text: "3 INSERT EVENT#1" is sequence number, event and sort key. */
const streamOf = (...lines: string[]): TableStreamReader & { append(line: string): void } => {
  const records: StreamRecord[] = [];
  const append = (line: string): void => {
    const [sequence = '', eventName, sk = 'EVENT#'] = line.split(' ');
    records.push({
      eventID: sequence,
      eventName: eventName as StreamRecord['eventName'],
      dynamodb: {
        SequenceNumber: sequence,
        ApproximateCreationDateTime: Date.now() / 1000,
        Keys: { sk: { S: sk } },
      },
    });
  };
  lines.forEach(append);
  return {
    append,
    shards: async () => [{ ShardId: 'shard' }],
    open: (_, after) => {
      let at = Number(after ?? 0);
      return {
        finished: false,
        next: async () => {
          const found = records.filter(({ dynamodb }) => Number(dynamodb.SequenceNumber) > at);
          at = Number(found.at(-1)?.dynamodb.SequenceNumber ?? at);
          return found;
        },
      };
    },
  };
};

let folder: string;
let db: DatabaseSync;
/** What the function was given: sequence numbers of each invocation. */
let invocations: string[];
let queued: { arn: string; body: string }[];
let stops: (() => Promise<void>)[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapping-'));
  db = new DatabaseSync(':memory:');
  db.exec(mappingSchema);
  invocations = [];
  queued = [];
  stops = [];
});
afterEach(async () => {
  for (const stop of stops) await stop();
  rmSync(folder, { recursive: true });
});

const success: InvokeResult = { ok: true, payload: null };
const failure: InvokeResult = { ok: false, errorType: 'Error', errorMessage: 'no' };
const itemFailures = (...ids: string[]): InvokeResult => ({
  ok: true,
  payload: { batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) },
});

const prepared = (
  reader: TableStreamReader,
  answer: (sequences: string[]) => InvokeResult,
  mapping: object = {},
) => {
  const { stack, settings } = settingsOf(mapping);
  return createEventSourceMapping(
    settings,
    {
      stack,
      db,
      clock: { now: () => Date.now() },
      log: () => {},
      invoke: async (_, payload) => {
        const { Records } = payload as { Records: StreamRecord[] };
        const sequences = Records.map(({ dynamodb }) => dynamodb.SequenceNumber);
        invocations.push(sequences.join(' '));
        return answer(sequences);
      },
    },
    { reader, dataFolder: folder, sendToQueue: (arn, body) => void queued.push({ arn, body }) },
  );
};

const run = async (...setUp: Parameters<typeof prepared>) => {
  const made = prepared(...setUp);
  await made.start();
  stops.push(() => made.stop());
  return made;
};

const checkpoint = (): unknown =>
  db.prepare('SELECT sequence_number FROM stream_checkpoints').get()?.['sequence_number'];
const settledAt = (sequence: string) =>
  vi.waitFor(() => expect(checkpoint()).toBe(sequence), { timeout: 5000, interval: 5 });

/** The invocation records in the bucket, oldest first. */
const inBucket = (): {
  payload: string;
  requestContext: { condition: string; approximateInvokeCount: number };
}[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => JSON.parse(readFileSync(path, 'utf8')));

const sequencesIn = (payload: string) =>
  (JSON.parse(payload).Records as StreamRecord[]).map(({ dynamodb }) => dynamodb.SequenceNumber);

const only = (pattern: object) => ({ FilterCriteria: { Filters: [{ Pattern: JSON.stringify(pattern) }] } });
const newEvents = only({ eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } });

describe('reading', () => {
  it('delivers in order, in batches, from the oldest record', async () => {
    await run(streamOf('1 INSERT', '2 INSERT', '3 INSERT', '4 INSERT', '5 INSERT'), () => success);
    await settledAt('5');
    expect(invocations).toEqual(['1 2 3 4', '5']);
  });

  it('begins after what was passed over', async () => {
    const stream = streamOf('1 INSERT', '2 INSERT');
    const mapping = prepared(stream, () => success);
    await mapping.passOver();
    stream.append('3 INSERT');
    await mapping.start();
    stops.push(() => mapping.stop());
    await settledAt('3');
    expect(invocations).toEqual(['3']);
  });

  it('is woken by a write', async () => {
    const stream = streamOf('1 INSERT');
    const mapping = await run(stream, () => success);
    await settledAt('1');
    await new Promise((resolve) => setTimeout(resolve, 100));
    stream.append('2 INSERT');
    mapping.wake();
    await vi.waitFor(() => expect(invocations).toEqual(['1', '2']), { timeout: 300, interval: 5 });
  });

  it('gives the function only what the filter lets through, and moves past the rest', async () => {
    const stream = streamOf('1 INSERT LEAD', '2 INSERT EVENT#1', '3 MODIFY EVENT#1', '4 INSERT ALERT#');
    await run(stream, () => success, newEvents);
    await settledAt('4');
    expect(invocations).toEqual(['2']);
  });

  it('collects a batch for as long as the window says', async () => {
    const stream = streamOf('1 INSERT');
    const mapping = await run(stream, () => success, { MaximumBatchingWindowInSeconds: 1 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    stream.append('2 INSERT');
    mapping.wake();
    await settledAt('2');
    expect(invocations).toEqual(['1 2']);
  });

  it('goes on after its checkpoint when it is started again', async () => {
    const stream = streamOf('1 INSERT', '2 INSERT');
    await run(stream, () => success);
    await settledAt('2');
    await stops.pop()?.();
    stream.append('3 INSERT');
    await run(stream, () => success);
    await settledAt('3');
    expect(invocations).toEqual(['1 2', '3']);
  });

  it('delivers again what was not settled when it was stopped', async () => {
    const stream = streamOf('1 INSERT', '2 INSERT', '3 INSERT');
    const unbounded = { MaximumRetryAttempts: -1, BisectBatchOnFunctionError: false };
    await run(stream, ([first]) => (first === '1' ? itemFailures('2') : failure), unbounded);
    await settledAt('1');
    await stops.pop()?.();
    invocations = [];
    await run(stream, () => success, unbounded);
    await settledAt('3');
    expect(invocations).toEqual(['2 3']);
  });
});

describe('failures', () => {
  it('a partial failure is tried again from the first record that failed', async () => {
    let failed = false;
    await run(streamOf('1 INSERT', '2 INSERT', '3 INSERT'), () => {
      if (failed) return success;
      failed = true;
      return itemFailures('3', '2');
    });
    await settledAt('3');
    expect(invocations).toEqual(['1 2 3', '2 3']);
    expect(inBucket()).toEqual([]);
  });

  it('a poison record goes to the bucket with its body; its neighbours are delivered once, in order', async () => {
    const delivered: string[] = [];
    await run(streamOf('1 INSERT', '2 INSERT', '3 INSERT', '4 INSERT', '5 INSERT'), (sequences) => {
      if (sequences.includes('2')) return failure;
      delivered.push(...sequences);
      return success;
    });
    await settledAt('5');
    expect(delivered).toEqual(['1', '3', '4', '5']);
    expect(invocations).toEqual(['1 2 3 4', '1 2', '1', '2', '2', '3 4', '5']);
    const [record, ...more] = inBucket();
    expect(more).toEqual([]);
    expect(sequencesIn(record?.payload ?? '')).toEqual(['2']);
    expect(record?.requestContext).toMatchObject({
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 2,
    });
  });

  it('without bisecting the whole batch is given up', async () => {
    await run(streamOf('1 INSERT', '2 INSERT'), () => failure, { BisectBatchOnFunctionError: false });
    await settledAt('2');
    expect(invocations).toEqual(['1 2', '1 2']);
    expect(inBucket().map(({ payload }) => sequencesIn(payload))).toEqual([['1', '2']]);
  });

  it('a queue gets the metadata without the records', async () => {
    const DestinationConfig = { OnFailure: { Destination: { 'Fn::GetAtt': ['Dead', 'Arn'] } } };
    await run(streamOf('1 INSERT'), () => failure, { DestinationConfig });
    await settledAt('1');
    expect(queued.map(({ arn }) => arn)).toEqual(['arn:aws:sqs:eu-west-1:000000000000:Dead']);
    expect(JSON.parse(queued[0]?.body ?? '')).toMatchObject({
      DDBStreamBatchInfo: { startSequenceNumber: '1' },
    });
    expect(queued[0]?.body).not.toContain('payload');
  });

  it('an answer that names an unknown record counts as a failure of all', async () => {
    await run(streamOf('1 INSERT'), () => itemFailures('77'));
    await settledAt('1');
    expect(invocations).toEqual(['1', '1']);
    expect(inBucket()).toHaveLength(1);
  });
});

describe('what stops the runtime at start', () => {
  it.each<[string, object, object[] | undefined, RegExp]>([
    ['an unknown filter operator', only({ eventName: [{ suffix: 'T' }] }), undefined, /Mapping.*suffix/],
    ['an unknown setting', { TumblingWindowInSeconds: 5 }, undefined, /Mapping.*TumblingWindowInSeconds/s],
    ['no grant to read the stream', {}, [failureGrant], /Mapping.*dynamodb:DescribeStream/],
    ['no grant to write to the bucket', {}, [streamGrant], /Mapping.*s3:PutObject/],
  ])('%s', (_, mapping, statements, message) => {
    expect(() => settingsOf(mapping, statements)).toThrow(message);
  });
});
