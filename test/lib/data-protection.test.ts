import { beforeAll, describe, expect, it } from 'vitest';
import { readable, type Synthesized, synthesize, type Untyped } from '../support/stack.ts';

let stack: Synthesized;
beforeAll(() => {
  stack = synthesize();
});

const propertiesOf = (type: string): Record<string, Untyped>[] => {
  const found = Object.values(stack.ofType(type)).map(({ Properties }) => Properties);
  expect(found.length).toBeGreaterThan(0);
  return found;
};

describe('every table', () => {
  it('is encrypted, restorable to any second, and safe from deletion', () => {
    for (const [id, table] of Object.entries(stack.ofType('AWS::DynamoDB::GlobalTable'))) {
      expect(table.Properties['SSESpecification'], id).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
      expect(table.Properties['Replicas'], id).toMatchObject([
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      ]);
      expect(table.DeletionPolicy, id).toBe('Retain');
    }
  });

  it('is paid for on demand, keyed by pk and sk, and forgets what has expired', () => {
    for (const table of propertiesOf('AWS::DynamoDB::GlobalTable')) {
      expect(table).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      });
    }
  });

  it('has no name of its own, so that a table can be replaced', () => {
    for (const table of propertiesOf('AWS::DynamoDB::GlobalTable'))
      expect(table['TableName']).toBeUndefined();
  });
});

describe('the Leads table', () => {
  const leads = () =>
    propertiesOf('AWS::DynamoDB::GlobalTable').find((table) => table['StreamSpecification']);

  it('streams the new image of every item', () => {
    expect(leads()?.['StreamSpecification']).toEqual({ StreamViewType: 'NEW_IMAGE' });
  });

  it.each([
    ['byOwner', 'ownerId', 'nextDeadline', ['stage', 'tier', 'captureDay']],
    ['byCaptureDay', 'captureDay', 'capturedAt', ['stage', 'tier', 'ownerId']],
    ['byOpenDeadline', 'openShard', 'nextDeadline', ['stage', 'respondBy', 'tier', 'round', 'ownerId']],
  ])('has the index %s, without personal data', (IndexName, partition, sort, NonKeyAttributes) => {
    expect(leads()?.['GlobalSecondaryIndexes']).toContainEqual({
      IndexName,
      KeySchema: [
        { AttributeName: partition, KeyType: 'HASH' },
        { AttributeName: sort, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes },
    });
  });

  it('has the index byCompany, with nothing but keys', () => {
    expect(leads()?.['GlobalSecondaryIndexes']).toContainEqual({
      IndexName: 'byCompany',
      KeySchema: [
        { AttributeName: 'companyKey', KeyType: 'HASH' },
        { AttributeName: 'capturedAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    });
  });
});

describe('everything else that holds data', () => {
  it('is encrypted: the queue, the bucket, the alarm topic', () => {
    for (const queue of propertiesOf('AWS::SQS::Queue')) expect(queue['SqsManagedSseEnabled']).toBe(true);
    for (const topic of propertiesOf('AWS::SNS::Topic')) expect(topic['KmsMasterKeyId']).toBeDefined();
    for (const bucket of propertiesOf('AWS::S3::Bucket')) {
      expect(bucket['BucketEncryption']).toEqual({
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      });
    }
  });

  it.each(['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy', 'AWS::S3::BucketPolicy'])(
    'refuses to be reached without TLS (%s)',
    (type) => {
      for (const policy of propertiesOf(type)) {
        expect(policy['PolicyDocument'].Statement).toContainEqual(
          expect.objectContaining({
            Effect: 'Deny',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        );
      }
    },
  );

  it('is not public and not kept longer than its repair takes', () => {
    for (const bucket of propertiesOf('AWS::S3::Bucket'))
      expect(Object.values(bucket['PublicAccessBlockConfiguration'])).toEqual([true, true, true, true]);
    const withData = Object.entries(stack.ofType('AWS::S3::Bucket')).filter(
      // Files of the console are no data, and are asked for as long as somebody has it open.
      ([id]) => !id.startsWith('ConsoleFiles'),
    );
    expect(withData.length).toBeGreaterThan(0);
    for (const [, { Properties: bucket }] of withData) {
      expect(bucket['LifecycleConfiguration'].Rules).toMatchObject([
        { Status: 'Enabled', ExpirationInDays: 30 },
      ]);
    }
    for (const queue of propertiesOf('AWS::SQS::Queue')) {
      expect(queue['MessageRetentionPeriod']).toBe(14 * 24 * 60 * 60);
    }
  });
});

describe('logs', () => {
  it('are forgotten after a month', () => {
    for (const group of propertiesOf('AWS::Logs::LogGroup')) expect(group['RetentionInDays']).toBe(30);
  });

  it('are apart for each function, which is traced and writes JSON', () => {
    const groups = Object.values(stack.functions()).map(({ Properties: each }) => {
      expect(each['TracingConfig']).toEqual({ Mode: 'Active' });
      expect(each['LoggingConfig'].LogFormat).toBe('JSON');
      return readable(each['LoggingConfig'].LogGroup);
    });
    expect(new Set(groups).size).toBe(groups.length);
  });
});
