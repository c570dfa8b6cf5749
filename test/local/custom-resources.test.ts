import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyCustomResources, customResourcesSchema } from '../../local/custom-resources.ts';
import type { Invoke, InvokeResult } from '../../local/ports.ts';
import { parseTemplate } from '../../local/template/load.ts';
import { localPlace, resolveStack } from '../../local/template/stack.ts';

const place = localPlace('http://127.0.0.1:3000');
const stackWith = (properties: object, more: object = {}) =>
  resolveStack(
    parseTemplate({
      Resources: {
        Role: { Type: 'AWS::IAM::Role' },
        Apply: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
        Model: {
          Type: 'Custom::OperatingModel',
          Properties: { ServiceToken: { 'Fn::GetAtt': ['Apply', 'Arn'] }, ...properties },
        },
        ...more,
      },
    }),
    {},
    place,
  );

type Request = Record<string, string> & { ResponseURL: string };
type Answer = Readonly<Record<string, unknown>>;

let db: DatabaseSync;
let requests: Request[];
beforeEach(() => {
  db = new DatabaseSync(':memory:');
  db.exec(customResourcesSchema);
  requests = [];
});

const done: InvokeResult = { ok: true, payload: null };
const toTheRequest = ({ StackId, RequestId, LogicalResourceId }: Request): Answer => ({
  Status: 'SUCCESS',
  PhysicalResourceId: 'model',
  StackId,
  RequestId,
  LogicalResourceId,
});
const put = (request: Request, answer: Answer | string) =>
  fetch(request.ResponseURL, {
    method: 'PUT',
    body: typeof answer === 'string' ? answer : JSON.stringify(answer),
  });

/** A function that puts this answer and ends. */
const answering =
  (answer: (request: Request) => Answer | string = toTheRequest): Invoke =>
  async (_functionId, payload) => {
    const request = payload as Request;
    requests.push(request);
    await put(request, answer(request));
    return done;
  };

const apply = (properties: object, invoke: Invoke = answering()) =>
  applyCustomResources({ stack: stackWith(properties), db, invoke, place });

describe('a custom resource', () => {
  it('is made at the first start by the function behind it', async () => {
    expect(await apply({ ModelHash: 'a' })).toEqual(['Apply']);
    const ServiceToken = 'arn:aws:lambda:eu-west-1:000000000000:function:Apply';
    expect(requests).toEqual([
      {
        RequestType: 'Create',
        RequestId: expect.any(String),
        ResponseURL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]+$/),
        ServiceToken,
        StackId: 'arn:aws:cloudformation:eu-west-1:000000000000:stack/local/0',
        ResourceType: 'Custom::OperatingModel',
        LogicalResourceId: 'Model',
        ResourceProperties: { ServiceToken, ModelHash: 'a' },
      },
    ]);
  });

  it('is left alone while its properties stay, and changed with them', async () => {
    await apply({ ModelHash: 'a' });
    expect(await apply({ ModelHash: 'a' })).toEqual([]);
    expect(await apply({ ModelHash: 'b' })).toEqual(['Apply']);
    expect(requests.map(({ RequestType }) => RequestType)).toEqual(['Create', 'Update']);
    expect(requests[1]).toMatchObject({
      PhysicalResourceId: 'model',
      ResourceProperties: { ModelHash: 'b' },
      OldResourceProperties: { ModelHash: 'a' },
    });
  });

  it('that failed stops the start with its reason, and is tried again at the next', async () => {
    const failing = answering((request) => ({
      ...toTheRequest(request),
      Status: 'FAILED',
      Reason: 'dispositions: leads carry no_fit, which must stay',
    }));
    await expect(apply({ ModelHash: 'a' }, failing)).rejects.toThrow(
      'Model (Custom::OperatingModel): dispositions: leads carry no_fit, which must stay',
    );
    expect(await apply({ ModelHash: 'a' })).toEqual(['Apply']);
    expect(requests.map(({ RequestType }) => RequestType)).toEqual(['Create', 'Create']);
  });
});

describe('the start does not go on', () => {
  it.each<[string, Invoke, string]>([
    ['without an answer', async () => done, 'Model: Apply gave no answer'],
    [
      'when the function fails',
      async () => ({ ok: false, errorType: 'Function.Timeout', errorMessage: 'Task timed out' }),
      'Model: Function.Timeout: Task timed out',
    ],
    ['when it cannot be invoked', () => Promise.reject(new Error('The runtime is stopping')), 'stopping'],
    [
      'with an answer to another request',
      answering((request) => ({ ...toTheRequest(request), RequestId: 'other' })),
      'Model: its answer is to another request',
    ],
    ['with an answer that is none', answering(() => 'fine'), 'JSON'],
    [
      'with an answer that is too long',
      answering((request) => ({ ...toTheRequest(request), Reason: 'x'.repeat(5_000) })),
      'Model: its answer is too long',
    ],
    [
      'without a physical id',
      answering((request) => ({ ...toTheRequest(request), PhysicalResourceId: '' })),
      'PhysicalResourceId',
    ],
  ])('%s', async (_what, invoke, message) => {
    await expect(apply({ ModelHash: 'a' }, invoke)).rejects.toThrow(message);
    expect(db.prepare('SELECT * FROM custom_resources').all()).toEqual([]);
  });

  it('after the time that the resource waits', async () => {
    const silent: Invoke = () => new Promise(() => {});
    await expect(apply({ ServiceTimeout: '0.05' }, silent)).rejects.toThrow('Model: no answer within 0.05 s');
  });

  it('when a resource is replaced by another', async () => {
    await apply({ ModelHash: 'a' });
    const other = answering((request) => ({ ...toTheRequest(request), PhysicalResourceId: 'other' }));
    await expect(apply({ ModelHash: 'b' }, other)).rejects.toThrow(/Model: replacing .*not supported/);
  });

  it('when no function of the stack is behind it', async () => {
    await expect(apply({ ServiceToken: 'arn:aws:sns:eu-west-1:1:topic' })).rejects.toThrow(
      /Model.*ServiceToken/,
    );
  });
});

it('answers are taken at the one address that came with the request', async () => {
  const statuses: number[] = [];
  const guessing: Invoke = async (_functionId, payload) => {
    const request = payload as Request;
    const origin = new URL(request.ResponseURL).origin;
    const forged = JSON.stringify({ ...toTheRequest(request), PhysicalResourceId: 'forged' });
    statuses.push((await fetch(`${origin}/x`, { method: 'PUT', body: forged })).status);
    statuses.push((await fetch(request.ResponseURL, { method: 'POST', body: forged })).status);
    statuses.push((await put(request, toTheRequest(request))).status);
    return done;
  };
  await apply({ ModelHash: 'a' }, guessing);
  expect(statuses).toEqual([403, 403, 200]);
  expect(db.prepare('SELECT physical_id FROM custom_resources').get()).toEqual({ physical_id: 'model' });
});

it('what it answers cannot be referred to here', () => {
  const more = { Carrier: { Type: 'AWS::CloudWatch::Dashboard', Properties: { of: { Ref: 'Model' } } } };
  expect(() => stackWith({}, more)).toThrow(/Carrier.*Ref of the custom resource Model/);
});
