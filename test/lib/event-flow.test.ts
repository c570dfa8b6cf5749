import { beforeAll, describe, expect, it } from 'vitest';
import { readable, type Synthesized, synthesize, type Untyped } from '../support/stack.ts';

let stack: Synthesized;
beforeAll(() => {
  stack = synthesize();
});

const properties = (type: string): Record<string, Untyped>[] =>
  Object.values(stack.ofType(type)).map(({ Properties }) => Properties);
const queueArn = () => `<${Object.keys(stack.ofType('AWS::SQS::Queue'))[0]}.Arn>`;

describe('the readers of the Leads stream', () => {
  it.each([
    ['publish-events', 25],
    ['roll-up', 10],
  ])('%s takes the events alone, %i at once, and keeps what it cannot handle', (name, batchSize) => {
    const mapping = properties('AWS::Lambda::EventSourceMapping').find(
      (each) => each['FunctionName'].Ref === stack.functionId(name),
    );
    expect(mapping).toMatchObject({
      BatchSize: batchSize,
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 10,
      MetricsConfig: { Metrics: ['EventCount'] },
    });
    expect(mapping?.['FilterCriteria'].Filters.map((filter: Untyped) => JSON.parse(filter.Pattern))).toEqual([
      { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } },
    ]);
    const [bucket] = Object.keys(stack.ofType('AWS::S3::Bucket'));
    expect(readable(mapping?.['DestinationConfig'].OnFailure.Destination)).toBe(`<${bucket}.Arn>`);
  });

  it('are two: a third would slow the stream down', () => {
    expect(properties('AWS::Lambda::EventSourceMapping')).toHaveLength(2);
  });
});

describe('rules', () => {
  const targetsOf = (detailType: string, detail?: object) =>
    properties('AWS::Events::Rule')
      .filter(({ EventPattern }) => EventPattern['detail-type'].includes(detailType))
      .filter(({ EventPattern }) => JSON.stringify(EventPattern.detail) === JSON.stringify(detail))
      .flatMap(({ Targets }) => Targets.map((target: Untyped) => target.Arn['Fn::GetAtt'][0]));

  it('start the workflow of a captured lead and of one reassigned by hand', () => {
    const startHandoff = stack.functionId('start-handoff');
    expect(targetsOf('LeadCaptured')).toEqual([startHandoff]);
    expect(targetsOf('LeadReassigned', { cause: ['manual'] })).toEqual([startHandoff]);
  });

  it.each([
    'LeadAssigned',
    'ResponseDue',
    'SlaBreached',
    'LeadReassigned',
    'AlertUndelivered',
    'AlertReleased',
  ])('alert people of %s', (event) => {
    expect(targetsOf(event)).toEqual([stack.functionId('send-alerts')]);
  });

  it('listen to this product on its own bus, and to SES on the default bus', () => {
    const [bus] = Object.keys(stack.ofType('AWS::Events::EventBus'));
    const sources = properties('AWS::Events::Rule').map(({ EventBusName, EventPattern }) => ({
      bus: EventBusName?.Ref,
      source: EventPattern.source,
    }));
    const own = sources.filter((each) => each.bus === bus);
    expect(own.every(({ source }) => source.join() === 'lead-handoff')).toBe(true);
    expect(sources.filter((each) => !own.includes(each))).toEqual([{ bus: undefined, source: ['aws.ses'] }]);
  });

  it('try again, and keep what they cannot deliver', () => {
    for (const rule of properties('AWS::Events::Rule')) {
      for (const target of rule['Targets']) {
        expect(readable(target.DeadLetterConfig.Arn)).toBe(queueArn());
        expect(target.RetryPolicy).toEqual({ MaximumRetryAttempts: 20, MaximumEventAgeInSeconds: 21_600 });
      }
    }
  });
});

describe('mail', () => {
  const only = (type: string): [string, Record<string, Untyped>] => {
    const [[id, { Properties }], ...others] = Object.entries(stack.ofType(type)) as Untyped;
    expect(others).toEqual([]);
    return [id, Properties];
  };

  it('leaves over TLS, under a set whose bounces and complaints are known', () => {
    const [, set] = only('AWS::SES::ConfigurationSet');
    expect(set).toMatchObject({
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });

  it('is heard of again on the default bus', () => {
    const [set] = only('AWS::SES::ConfigurationSet');
    const [, destination] = only('AWS::SES::ConfigurationSetEventDestination');
    expect(destination['ConfigurationSetName']).toEqual({ Ref: set });
    expect(destination['EventDestination']).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ['bounce', 'complaint', 'reject', 'renderingFailure', 'deliveryDelay'],
    });
    expect(readable(destination['EventDestination'].EventBridgeDestination.EventBusArn)).toBe(
      'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:event-bus/default',
    );
  });

  it('of this product alone is recorded, under the names that SES gives its events', () => {
    const [set] = only('AWS::SES::ConfigurationSet');
    const rule = properties('AWS::Events::Rule').find((each) => each['EventPattern'].source[0] === 'aws.ses');
    expect(rule?.['EventPattern']).toEqual({
      source: ['aws.ses'],
      'detail-type': [
        'Email Bounced',
        'Email Complaint Received',
        'Email Rejected',
        'Email Rendering Failed',
        'Email Delivery Delayed',
      ],
      detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: set }] } } },
    });
    expect(rule?.['Targets'][0].Arn['Fn::GetAtt'][0]).toBe(stack.functionId('record-mail-feedback'));
  });
});

describe('functions that nobody waits for', () => {
  it('are tried three times, then their event is kept', () => {
    const configured = properties('AWS::Lambda::EventInvokeConfig');
    expect(configured.map(({ FunctionName }) => FunctionName.Ref).sort()).toEqual(
      [
        'start-handoff',
        'find-stalled',
        'send-alerts',
        'record-mail-feedback',
        'release-held-alerts',
        'build-review',
      ]
        .map(stack.functionId)
        .sort(),
    );
    for (const each of configured) {
      expect(each['MaximumRetryAttempts']).toBe(2);
      expect(readable(each['DestinationConfig'].OnFailure.Destination)).toBe(queueArn());
    }
  });
});

describe('schedules', () => {
  it.each([
    ['find-stalled', 'rate(5 minutes)'],
    ['release-held-alerts', 'rate(1 minute)'],
    ['build-review', 'cron(0 9 ? * MON *)'],
  ])('%s comes round at a %s and keeps what it cannot deliver', (name, expression) => {
    const schedules = properties('AWS::Scheduler::Schedule');
    expect(schedules).toHaveLength(3);
    const schedule = schedules.find(
      (each) => readable(each['Target'].Arn) === `<${stack.functionId(name)}.Arn>`,
    );
    expect(schedule?.['ScheduleExpression']).toBe(expression);
    expect(readable(schedule?.['Target'].DeadLetterConfig.Arn)).toBe(queueArn());
  });

  it('the review day is the model’s, by the clocks of its time zone, and is not given up for hours', () => {
    const schedule = properties('AWS::Scheduler::Schedule').find(
      (each) => readable(each['Target'].Arn) === `<${stack.functionId('build-review')}.Arn>`,
    );
    expect(schedule?.['ScheduleExpressionTimezone']).toBe('Europe/London');
    expect(schedule?.['Target'].RetryPolicy).toEqual({
      MaximumRetryAttempts: 20,
      MaximumEventAgeInSeconds: 21_600,
    });
  });
});
