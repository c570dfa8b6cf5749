import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readable, type Synthesized, synthesize, type Untyped } from '../support/stack.ts';

let stack: Synthesized;
let alarms: Record<string, Untyped>[];
beforeAll(() => {
  stack = synthesize();
  alarms = Object.values(stack.ofType('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
});

const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const headings = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading as string);
const nameOf = (alarm: Record<string, Untyped>): string => readable(alarm['AlarmName']);

describe('alarms', () => {
  it('are the headings of the runbook, each with the stage behind it', () => {
    expect(alarms.map(nameOf).sort()).toEqual(headings.map((heading) => `${heading} (<StageName>)`).sort());
  });

  it('have a runbook section that says what users lose, how to see it and what to do', () => {
    for (const section of runbook.split(/^## /m).slice(1)) {
      expect(section).toContain('**Users lose**');
      expect(section).toMatch(/\*\*See\*\*/);
      expect(section).toMatch(/\*\*[Dd]o\*\*/);
    }
  });

  it('say what a user loses and where to read on', () => {
    for (const alarm of alarms) {
      const anchor = /docs\/runbook\.md#([a-z-]+)$/.exec(alarm['AlarmDescription'])?.[1];
      expect(headings.map((heading) => heading.toLowerCase().replaceAll(' ', '-'))).toContain(anchor);
      expect(alarm['AlarmDescription'].length).toBeGreaterThan(60);
    }
  });

  it('reach the topic, and watch ten metrics at most (a limit of CloudWatch)', () => {
    for (const alarm of alarms) {
      expect(alarm['AlarmActions'].map(readable)).toEqual([expect.stringMatching(/^<AlarmsTopic/)]);
      const metrics = (alarm['Metrics'] ?? []).filter((metric: Untyped) => metric.MetricStat);
      expect(metrics.length).toBeLessThanOrEqual(10);
    }
  });

  it('watch throttles of every function that has something to lose', () => {
    const watched = alarms
      .flatMap((alarm) => alarm['Metrics'] ?? [])
      .filter((metric: Untyped) => metric.MetricStat?.Metric.MetricName === 'Throttles')
      .map((metric: Untyped) => metric.MetricStat.Metric.Dimensions[0].Value.Ref);
    const all = Object.keys(stack.functions());
    // Whoever deploys, issues a key or rebuilds the figures waits for it and sees that it failed.
    const operators = ['issue-api-key', 'apply-model', 'rebuild-api', 'rebuild-metrics'].map((name) =>
      stack.functionId(name),
    );
    expect(watched.sort()).toEqual(all.filter((id) => !operators.includes(id)).sort());
  });

  it.each([
    ['Leads are stalled', 'StalledLeads', 'find-stalled'],
    ['Leads are overdue', 'OverdueLeads', 'find-stalled'],
    ['Alerts are not delivered', 'AlertDeliveryFailed', 'send-alerts'],
  ])('%s is the metric %s of %s', (heading, metricName, service) => {
    expect(alarms.find((alarm) => nameOf(alarm).startsWith(heading))).toMatchObject({
      Namespace: 'LeadHandoff',
      MetricName: metricName,
      Dimensions: [{ Name: 'service', Value: service }],
    });
  });

  it('Mail comes back counts bounces and complaints alike', () => {
    const alarm = alarms.find((each) => nameOf(each).startsWith('Mail comes back'));
    const watched = (alarm?.['Metrics'] ?? []).flatMap((each: Untyped) => each.MetricStat?.Metric ?? []);
    expect(watched).toEqual(
      ['MailBounces', 'MailComplaints'].map((MetricName) => ({
        Namespace: 'LeadHandoff',
        MetricName,
        Dimensions: [{ Name: 'service', Value: 'record-mail-feedback' }],
      })),
    );
  });

  it.each(['The sweep', 'Held alerts'])('take the absence of what comes round for a fault: %s', (heading) => {
    expect(alarms.find((alarm) => nameOf(alarm).startsWith(heading))).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('are mailed only when an address is given', () => {
    const [subscription] = Object.values(stack.ofType('AWS::SNS::Subscription')) as Untyped[];
    expect(stack.json['Conditions'][subscription.Condition]).toEqual({
      'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'AlarmEmail' }, ''] }],
    });
  });

  it('can pass the encrypted topic', () => {
    const [key] = Object.values(stack.ofType('AWS::KMS::Key'));
    const users = key?.Properties['KeyPolicy'].Statement.filter((each: Untyped) => each.Principal.Service);
    expect(users).toMatchObject([
      { Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: ['kms:Decrypt', 'kms:GenerateDataKey'] },
    ]);
  });
});
