import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createDynamoService } from '../../local/dynamo/dynamodb-service.ts';
import { type Facade, startFacade } from '../../local/facade.ts';
import { createAuthority } from '../../local/iam/authority.ts';
import type { Service, ServiceCall } from '../../local/ports.ts';
import { parseTemplate } from '../../local/template/load.ts';
import { localPlace, resolveStack } from '../../local/template/stack.ts';

const names = ['ses', 'sns', 'states', 'events', 'secretsmanager', 'sqs', 's3'] as const;

const all = { Effect: 'Allow', Action: '*', Resource: '*' };
const notKeys = {
  Effect: 'Deny',
  Action: 'dynamodb:PutItem',
  Resource: '*',
  Condition: { 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': ['KEYS'] } },
};
const policies = (...statements: object[]) => ({
  Policies: [{ PolicyDocument: { Statement: statements } }],
});

/** Everything is granted to Granted, nothing to Bare; Kept writes anything but keys. */
const stack = resolveStack(
  parseTemplate({
    Resources: {
      Leads: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: { KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] },
      },
      All: {
        Type: 'AWS::IAM::Role',
        Properties: policies(all),
      },
      ButKeys: { Type: 'AWS::IAM::Role', Properties: policies(all, notKeys) },
      Kept: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['ButKeys', 'Arn'] } } },
      None: { Type: 'AWS::IAM::Role' },
      Granted: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['All', 'Arn'] } } },
      Bare: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['None', 'Arn'] } } },
    },
  }),
  {},
  localPlace('http://127.0.0.1:3000'),
);

let facade: Facade;
let calls: ServiceCall[];
let forwarded: { target: string | undefined; body: string }[];
let written: string[];

const service = (name: ServiceCall['service']): Service => ({
  name,
  needs: ({ action }) => [[`${name}:${action}`, 'arn:aws:x']],
  handle: async (call) => {
    calls.push(call);
    return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: '{}' };
  },
});

beforeAll(async () => {
  const engine = {
    forward: async (headers: Readonly<Record<string, string>>, body: Uint8Array) => {
      forwarded.push({ target: headers['x-amz-target'], body: Buffer.from(body).toString() });
      return { status: 200, headers: {}, body: Buffer.from('{}') };
    },
    call: () => Promise.reject(new Error('not used')),
    close: () => {},
  };
  facade = await startFacade({
    authority: createAuthority(stack),
    services: names.map(service),
    dynamo: createDynamoService(stack, engine, (table) => written.push(table)),
    sessionToken: 'token',
    log: () => {},
  });
});
afterAll(() => facade.stop());
beforeEach(() => {
  calls = [];
  forwarded = [];
  written = [];
});

const configuration = (callerId: string, sessionToken = 'token') => ({
  endpoint: facade.origin,
  region: 'eu-west-1',
  maxAttempts: 1,
  credentials: { accessKeyId: callerId, secretAccessKey: 'x', sessionToken },
});

const put = new PutItemCommand({ TableName: 'Leads', Item: { pk: { S: 'a' } } });

/** One call of each SDK client, and the error name it gives for a missing grant. */
const sdkCalls: [string, string, string, (caller: string) => Promise<unknown>][] = [
  ['dynamodb', '', 'AccessDeniedException', (c) => new DynamoDBClient(configuration(c)).send(put)],
  [
    'states',
    'StartExecution',
    'AccessDeniedException',
    (c) =>
      new SFNClient(configuration(c)).send(
        new StartExecutionCommand({ stateMachineArn: 'arn:x', name: 'n' }),
      ),
  ],
  [
    'events',
    'PutEvents',
    'AccessDeniedException',
    (c) => new EventBridgeClient(configuration(c)).send(new PutEventsCommand({ Entries: [{ Source: 's' }] })),
  ],
  [
    'secretsmanager',
    'GetSecretValue',
    'AccessDeniedException',
    (c) => new SecretsManagerClient(configuration(c)).send(new GetSecretValueCommand({ SecretId: 's' })),
  ],
  [
    'ses',
    'SendEmail',
    'AccessDenied',
    (c) =>
      new SESClient(configuration(c)).send(
        new SendEmailCommand({
          Source: 'a@example.com',
          Destination: { ToAddresses: ['b@example.com'] },
          Message: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } },
        }),
      ),
  ],
  [
    'sns',
    'Publish',
    'AuthorizationError',
    (c) => new SNSClient(configuration(c)).send(new PublishCommand({ PhoneNumber: '+1', Message: 'm' })),
  ],
  [
    'sqs',
    'GetQueueAttributes',
    'AccessDeniedException',
    (c) =>
      new SQSClient({ ...configuration(c), useQueueUrlAsEndpoint: false }).send(
        new GetQueueAttributesCommand({ QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/0/q' }),
      ),
  ],
  [
    's3',
    'ListObjectsV2',
    'AccessDenied',
    (c) => new S3Client(configuration(c)).send(new ListObjectsV2Command({ Bucket: 'batches' })),
  ],
];

it.each(sdkCalls)(
  '%s: a call without a grant fails as on AWS, and does nothing',
  async (_, __, name, send) => {
    const error = await send('Bare').then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(error?.name).toMatch(new RegExp(`^${name}`));
    expect(error?.message).toMatch(
      /^User: arn:aws:sts::000000000000:assumed-role\/None\/Bare is not authorized/,
    );
    expect([calls, forwarded]).toEqual([[], []]);
  },
);

it.each(sdkCalls.slice(1))('%s: a granted call reaches its service', async (name, action, _, send) => {
  await send('Granted').catch(() => undefined);
  expect(calls).toEqual([{ service: name, action, callerId: 'Granted', input: expect.objectContaining({}) }]);
});

it('passes DynamoDB calls through, and tells which table was written', async () => {
  const client = new DynamoDBClient(configuration('Granted'));
  await client.send(put);
  await client.send(new GetItemCommand({ TableName: 'Leads', Key: { pk: { S: 'a' } } }));
  expect(forwarded.map(({ target }) => target)).toEqual([
    'DynamoDB_20120810.PutItem',
    'DynamoDB_20120810.GetItem',
  ]);
  expect(JSON.parse(forwarded[0]?.body ?? '')).toEqual({ TableName: 'Leads', Item: { pk: { S: 'a' } } });
  expect(written).toEqual(['Leads']);
});

it('refuses a transaction for the one item of it whose partition is denied', async () => {
  const client = new DynamoDBClient(configuration('Kept'));
  const put = (pk: string) => ({ Put: { TableName: 'Leads', Item: { pk: { S: pk } } } });
  await client.send(new TransactWriteItemsCommand({ TransactItems: [put('TEAM'), put('AUDIT')] }));
  const denied = new TransactWriteItemsCommand({ TransactItems: [put('TEAM'), put('KEYS')] });
  await expect(client.send(denied)).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining('dynamodb:PutItem'),
  });
  expect(forwarded).toHaveLength(1);
});

it('does not serve callers that it did not start', async () => {
  const foreign = new DynamoDBClient(configuration('Granted', 'guess'));
  await expect(foreign.send(put)).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  expect(forwarded).toEqual([]);
});
