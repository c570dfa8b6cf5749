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

  it.each(['LeadAssigned', 'ResponseDue', 'SlaBreached', 'LeadReassigned'])('alert people of %s', (event) => {
    expect(targetsOf(event)).toEqual([stack.functionId('send-alerts')]);
  });

  it('listen to this product on its own bus, try again, and keep what they cannot deliver', () => {
    const [bus] = Object.keys(stack.ofType('AWS::Events::EventBus'));
    for (const rule of properties('AWS::Events::Rule')) {
      expect(rule).toMatchObject({ EventBusName: { Ref: bus }, EventPattern: { source: ['lead-handoff'] } });
      for (const target of rule['Targets']) {
        expect(readable(target.DeadLetterConfig.Arn)).toBe(queueArn());
        expect(target.RetryPolicy).toEqual({ MaximumRetryAttempts: 20, MaximumEventAgeInSeconds: 21_600 });
      }
    }
  });
});

describe('functions that nobody waits for', () => {
  it('are tried three times, then their event is kept', () => {
    const configured = properties('AWS::Lambda::EventInvokeConfig');
    expect(configured.map(({ FunctionName }) => FunctionName.Ref).sort()).toEqual(
      ['start-handoff', 'find-stalled', 'send-alerts'].map(stack.functionId).sort(),
    );
    for (const each of configured) {
      expect(each['MaximumRetryAttempts']).toBe(2);
      expect(readable(each['DestinationConfig'].OnFailure.Destination)).toBe(queueArn());
    }
  });
});

describe('the sweep', () => {
  it('comes round every five minutes and keeps what it cannot deliver', () => {
    const [schedule, ...others] = properties('AWS::Scheduler::Schedule');
    expect(others).toEqual([]);
    expect(schedule?.['ScheduleExpression']).toBe('rate(5 minutes)');
    expect(readable(schedule?.['Target'].Arn)).toBe(`<${stack.functionId('find-stalled')}.Arn>`);
    expect(readable(schedule?.['Target'].DeadLetterConfig.Arn)).toBe(queueArn());
  });
});
