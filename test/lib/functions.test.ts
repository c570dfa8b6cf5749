import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Synthesized, synthesize } from '../support/stack.ts';

let stack: Synthesized;
beforeAll(() => {
  stack = synthesize();
});

const FOLDER = new URL('../../functions/', import.meta.url);
const names = readdirSync(FOLDER).filter((name) => name !== 'shared');

describe('every function', () => {
  it.each(names)('%s is deployed with exactly the variables of its schema', async (name) => {
    const { env } = await import(new URL(`${name}/env.ts`, FOLDER).href);
    const variables =
      stack.ofType('AWS::Lambda::Function')[stack.functionId(name)]?.Properties['Environment'].Variables;
    expect(Object.keys(variables).sort()).toEqual(
      [
        ...Object.keys(env.shape),
        'NODE_OPTIONS',
        'POWERTOOLS_LOG_LEVEL',
        'POWERTOOLS_METRICS_NAMESPACE',
        'POWERTOOLS_SERVICE_NAME',
      ].sort(),
    );
  });

  it('runs on Node 24 on ARM, for no longer than an HTTP API waits', () => {
    for (const { Properties } of Object.values(stack.functions())) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      });
      expect(Properties['Timeout']).toBeLessThanOrEqual(30);
    }
  });
});

describe('the stack', () => {
  it('asks for these parameters, of which two have no default', () => {
    const parameters = stack.json['Parameters'] as Record<string, { Default?: unknown }>;
    expect(Object.keys(parameters).sort()).toEqual([
      'AlarmEmail',
      'AllowedFormOrigins',
      'ConsoleCertificateArn',
      'ConsoleDomain',
      'LoopbackWebhooks',
      'PolicyMinuteMs',
      'SenderAddress',
      'SignInMfa',
      'SmsOrigination',
      'StageName',
    ]);
    const required = Object.keys(parameters).filter((name) => parameters[name]?.Default === undefined);
    expect(required.sort()).toEqual(['AllowedFormOrigins', 'SenderAddress']);
  });

  it('lets no webhook go to its own machine unless it is told so', () => {
    expect(stack.json['Parameters'].LoopbackWebhooks).toMatchObject({
      Default: 'false',
      AllowedValues: ['true', 'false'],
    });
  });

  it('answers these outputs', () => {
    expect(Object.keys(stack.json['Outputs']).sort()).toEqual([
      'ApiUrl',
      'ConsoleUrl',
      'DistributionDomain',
      'EventBusName',
      'IssueApiKeyFunction',
      'LeadsTableName',
      'MetricsTableName',
      'SignInClientId',
      'SignInIssuer',
      'TeamTableName',
      'UserPoolId',
    ]);
  });
});
