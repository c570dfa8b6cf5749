import { describe, expect, it } from 'vitest';
import { createEventBus } from '../../local/events/bus.ts';
import { compilePattern } from '../../local/events/pattern.ts';
import { createQueues } from '../../local/events/queues.ts';
import {
  allowAll,
  callOf,
  functionArn,
  place,
  queueArn,
  runtimeOf,
  stackOf,
} from '../support/local-runtime.ts';

const rule = (properties: Record<string, unknown>) =>
  ['AWS::Events::Rule', { EventBusName: 'Bus', State: 'ENABLED', ...properties }] as [
    string,
    Record<string, unknown>,
  ];

const base = {
  Bus: ['AWS::Events::EventBus'],
  Alerts: ['AWS::Lambda::Function'],
  Audit: ['AWS::SQS::Queue'],
  Dead: ['AWS::SQS::Queue'],
} satisfies Parameters<typeof stackOf>[0];

function busOf(rules: Parameters<typeof stackOf>[0], authority = allowAll) {
  const { runtime, db, lines } = runtimeOf(stackOf({ ...base, ...rules }), () => ({
    ok: true,
    payload: null,
  }));
  const queues = createQueues(runtime);
  const enqueued: { functionId: string; payload: unknown }[] = [];
  const asyncInvoke = {
    enqueue: (functionId: string, payload: unknown) => void enqueued.push({ functionId, payload }),
  };
  const bus = createEventBus(runtime, { asyncInvoke, queues, authority, place });
  const put = async (...Entries: unknown[]) => {
    const reply = await bus.service.handle(callOf('events', 'PutEvents', { Entries }));
    return { status: reply.status, body: JSON.parse(reply.body) };
  };
  return { bus, put, queues, enqueued, db, lines };
}

const reassigned = (cause: string) => ({
  EventBusName: 'Bus',
  Source: 'lead-handoff',
  DetailType: 'LeadReassigned',
  Detail: JSON.stringify({ leadId: 'L1', cause }),
  Time: 1_795_428_005.75,
});

const manualOnly = rule({
  EventPattern: {
    source: ['lead-handoff'],
    'detail-type': ['LeadReassigned'],
    detail: { cause: ['manual'] },
  },
  Targets: [
    { Id: 'a', Arn: functionArn('Alerts') },
    { Id: 'b', Arn: queueArn('Audit') },
  ],
});

describe('PutEvents', () => {
  it('hands a matching event over to every target, in the shape of AWS, and others to none', async () => {
    const { put, enqueued, queues } = busOf({ Manual: manualOnly });
    const { body } = await put(reassigned('manual'), reassigned('sla'));
    expect(body).toEqual({
      FailedEntryCount: 0,
      Entries: [{ EventId: expect.any(String) }, { EventId: expect.any(String) }],
    });
    const event = {
      version: '0',
      id: body.Entries[0].EventId,
      'detail-type': 'LeadReassigned',
      source: 'lead-handoff',
      account: '000000000000',
      time: '2026-11-23T10:00:05Z',
      region: 'eu-west-1',
      resources: [],
      detail: { leadId: 'L1', cause: 'manual' },
    };
    expect(enqueued).toEqual([{ functionId: 'Alerts', payload: event }]);
    expect(queues.list().map(({ queue, body: text }) => [queue, JSON.parse(text)])).toEqual([
      ['Audit', event],
    ]);
  });

  it('answers for each entry on its own what AWS would refuse', async () => {
    const { put, enqueued } = busOf({ Manual: manualOnly });
    const { body } = await put(
      { ...reassigned('manual'), Detail: '{' },
      { ...reassigned('manual'), Detail: '[1]' },
      { ...reassigned('manual'), Source: undefined },
      { ...reassigned('manual'), EventBusName: 'Other' },
      { ...reassigned('manual'), EventBusName: 'arn:aws:events:eu-west-1:000000000000:event-bus/Bus' },
    );
    expect(body.Entries.map((entry: { ErrorCode?: string }) => entry.ErrorCode)).toEqual([
      'MalformedDetail',
      'MalformedDetail',
      'InvalidArgument',
      'ResourceNotFoundException',
      undefined,
    ]);
    expect(body.FailedEntryCount).toBe(4);
    expect(enqueued).toHaveLength(1);
  });

  it('refuses a call of no or of more than ten entries', async () => {
    const { put } = busOf({ Manual: manualOnly });
    expect((await put()).body.__type).toBe('ValidationException');
    expect((await put(...Array(11).fill(reassigned('manual')))).status).toBe(400);
  });

  it('leaves nothing behind when one delivery of a call cannot be stored', async () => {
    const { put, queues, db } = busOf({ Manual: manualOnly });
    db.exec(`CREATE TRIGGER full BEFORE INSERT ON queue_messages WHEN NEW.body LIKE '%"L2"%'
      BEGIN SELECT raise(ABORT, 'disk full'); END`);
    const second = { ...reassigned('manual'), Detail: JSON.stringify({ leadId: 'L2', cause: 'manual' }) };
    await expect(put(reassigned('manual'), second)).rejects.toThrow('disk full');
    expect(queues.list()).toEqual([]);
  });

  it('puts a delivery that the function does not permit into the dead-letter queue of the target', async () => {
    const targets = [{ Id: 'a', Arn: functionArn('Alerts'), DeadLetterConfig: { Arn: queueArn('Dead') } }];
    const rules = { All: rule({ EventPattern: { source: ['lead-handoff'] }, Targets: targets }) };
    const { put, enqueued, queues } = busOf(rules, { ...allowAll, mayInvoke: () => false });
    await put(reassigned('manual'));
    expect(enqueued).toEqual([]);
    expect(queues.list()).toMatchObject([{ queue: 'Dead', attributes: { ERROR_CODE: 'NO_PERMISSIONS' } }]);
  });

  it('needs events:PutEvents on each bus it names', () => {
    const { bus } = busOf({});
    const input = { Entries: [reassigned('a'), reassigned('b'), { EventBusName: 'Two' }] };
    expect(bus.service.needs(callOf('events', 'PutEvents', input))).toEqual([
      ['events:PutEvents', 'arn:aws:events:eu-west-1:000000000000:event-bus/Bus'],
      ['events:PutEvents', 'arn:aws:events:eu-west-1:000000000000:event-bus/Two'],
    ]);
  });
});

describe('an event of a service itself', () => {
  const bounced = {
    source: 'aws.ses' as const,
    detailType: 'Email Bounced',
    resources: ['arn:aws:ses:eu-west-1:000000000000:identity/handoff@example.com'],
    detail: { mail: { tags: { 'ses:configuration-set': ['Alerts'] } } },
  };
  const rulesOn = (more: Record<string, unknown>) => ({
    Feedback: rule({
      EventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': ['Alerts'] } } },
      },
      Targets: [{ Id: 'a', Arn: functionArn('Alerts') }],
      ...more,
    }),
  });

  it('reaches the rules of the default bus that match it', () => {
    const { bus, enqueued } = busOf(rulesOn({ EventBusName: undefined }));
    bus.publish(bounced);
    bus.publish({ ...bounced, detail: { mail: { tags: { 'ses:configuration-set': ['Other'] } } } });
    expect(enqueued).toEqual([
      {
        functionId: 'Alerts',
        payload: {
          version: '0',
          id: expect.any(String),
          'detail-type': 'Email Bounced',
          source: 'aws.ses',
          account: '000000000000',
          time: '2026-11-23T10:00:00Z',
          region: 'eu-west-1',
          resources: bounced.resources,
          detail: bounced.detail,
        },
      },
    ]);
  });

  it('reaches no rule of another bus, and nobody else can put it', async () => {
    const own = busOf(rulesOn({}));
    own.bus.publish(bounced);
    expect(own.enqueued).toEqual([]);
    const { put, enqueued } = busOf(rulesOn({ EventBusName: 'default' }));
    const forged = { Source: 'aws.ses', DetailType: 'Email Bounced', Detail: JSON.stringify(bounced.detail) };
    expect((await put(forged)).body.Entries[0].ErrorCode).toBe('NotAuthorizedForSourceException');
    expect(enqueued).toEqual([]);
  });
});

describe('what would not act as on AWS stops the start', () => {
  it.each([
    ['an unknown operator', { EventPattern: { detail: { n: [{ numeric: ['>', 1] }] } } }, /numeric/],
    ['$or', { EventPattern: { $or: [{ source: ['a'] }] } }, /\$or/],
    ['a scheduled rule', { ScheduleExpression: 'rate(1 minute)' }, /Scheduler/],
    [
      'a target of another kind',
      { EventPattern: { source: ['a'] }, Targets: [{ Id: 'a', Arn: 'arn:aws:sns:::x' }] },
      /neither/,
    ],
    [
      'an input transformer',
      {
        EventPattern: { source: ['a'] },
        Targets: [{ Id: 'a', Arn: queueArn('Audit'), InputTransformer: {} }],
      },
      /InputTransformer/,
    ],
  ])('%s', (_what, properties, problem) => {
    expect(() => busOf({ Bad: rule(properties) })).toThrow(problem);
  });
});

describe('event patterns', () => {
  const event = {
    source: 'lead-handoff',
    detail: { kind: 'due', tags: ['a', 'b'], nothing: null, deep: { n: 1 } },
  };
  it.each([
    [{ source: ['lead-handoff', 'x'] }, true],
    [{ source: ['lead'] }, false],
    [{ source: [{ prefix: 'lead' }] }, true],
    [{ source: [{ prefix: 'handoff' }] }, false],
    [{ detail: { tags: ['b'] } }, true],
    [{ detail: { tags: ['c'] } }, false],
    [{ detail: { nothing: [null] } }, true],
    [{ detail: { deep: { n: [1] } } }, true],
    [{ detail: { deep: { n: ['1'] } } }, false],
    [{ detail: { kind: [{ exists: true }] } }, true],
    [{ detail: { kind: [{ exists: false }] } }, false],
    [{ detail: { missing: [{ exists: false }] } }, true],
    [{ detail: { deep: [{ exists: true }] } }, false],
    [{ detail: { kind: [{ 'anything-but': 'due' }] } }, false],
    [{ detail: { kind: [{ 'anything-but': ['x', 'y'] }] } }, true],
    [{ detail: { kind: [{ 'anything-but': { prefix: 'du' } }] } }, false],
    [{ detail: { missing: [{ 'anything-but': 'due' }] } }, false],
    [{ source: ['lead-handoff'], detail: { kind: ['breach'] } }, false],
    [{ detail: { constructor: [{ exists: true }] } }, false],
  ])('%j → %s', (pattern, expected) => {
    expect(compilePattern(pattern)(event)).toBe(expected);
  });
});
