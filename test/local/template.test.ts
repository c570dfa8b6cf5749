import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../local/template/load.ts';
import { localPlace, resolveStack } from '../../local/template/stack.ts';

const place = localPlace('http://127.0.0.1:3000');

const stackOf = (template: object, parameters: Record<string, string> = {}) =>
  resolveStack(parseTemplate({ Resources: {}, ...template }), parameters, place);

/** Resolves one value by carrying it through a property of a resource that has no effect. */
const resolved = (value: unknown, template: object = {}, parameters: Record<string, string> = {}) => {
  const { Resources = {}, ...rest } = template as { Resources?: object };
  const carrier = { Type: 'AWS::CloudWatch::Dashboard', Properties: { value } };
  const stack = stackOf({ ...rest, Resources: { ...Resources, carrier } }, parameters);
  return stack.resources.get('carrier')?.properties['value'];
};

const api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } };
const table = { Type: 'AWS::DynamoDB::GlobalTable', Properties: {} };

describe('intrinsics', () => {
  it.each<[string, unknown, unknown]>([
    ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::AccountId' }]] }, 'a-000000000000'],
    ['Sub', { 'Fn::Sub': '$' + '{AWS::Partition}:$' + '{!kept}' }, 'aws:$' + '{kept}'],
    ['Sub with names', { 'Fn::Sub': ['$' + '{x}!', { x: { Ref: 'AWS::Partition' } }] }, 'aws!'],
    [
      'Sub of an attribute',
      { 'Fn::Sub': '$' + '{Leads.Arn}' },
      'arn:aws:dynamodb:eu-west-1:000000000000:table/Leads',
    ],
    ['Select of Split', { 'Fn::Select': ['1', { 'Fn::Split': [',', 'a,b'] }] }, 'b'],
    ['If', { 'Fn::If': ['Yes', 'taken', { Ref: 'Nothing' }] }, 'taken'],
    ['NoValue in a list', ['a', { Ref: 'AWS::NoValue' }], ['a']],
    ['NoValue in an object', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
    ['an object with one ordinary key', { Statement: [1] }, { Statement: [1] }],
  ])('%s', (_, value, expected) => {
    const template = {
      Resources: { Leads: table },
      Conditions: { Yes: { 'Fn::Equals': ['a', 'a'] } },
    };
    expect(resolved(value, template)).toEqual(expected);
  });

  it('combines conditions', () => {
    const Conditions = {
      A: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
      B: { 'Fn::Not': [{ Condition: 'A' }] },
      C: { 'Fn::Or': [{ Condition: 'B' }, { 'Fn::And': [{ Condition: 'A' }, { Condition: 'A' }] }] },
    };
    const template = { Conditions, Parameters: { Stage: { Type: 'String', Default: 'prod' } } };
    const value = ['A', 'B', 'C'].map((name) => ({ 'Fn::If': [name, 'yes', 'no'] }));
    expect(resolved(value, template)).toEqual(['yes', 'no', 'yes']);
    expect(resolved(value, template, { Stage: 'test' })).toEqual(['no', 'yes', 'yes']);
  });

  it('puts the local origin in place of the API, as attribute and as joined address', () => {
    const host = [
      'https://',
      { Ref: 'Api' },
      '.execute-api.',
      { Ref: 'AWS::Region' },
      '.',
      { Ref: 'AWS::URLSuffix' },
    ];
    const value = [{ 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, { 'Fn::Join': ['', [...host, '/r/x']] }];
    expect(resolved(value, { Resources: { Api: api } })).toEqual([
      'http://127.0.0.1:3000',
      'http://127.0.0.1:3000/r/x',
    ]);
  });
});

it('puts the local origin in place of the distribution, unless the template is told another name', () => {
  const template = {
    Parameters: { Domain: { Type: 'String', Default: '' } },
    Conditions: { Own: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Domain' }, ''] }] } },
    Resources: { Front: { Type: 'AWS::CloudFront::Distribution' } },
  };
  const domain = { 'Fn::If': ['Own', { Ref: 'Domain' }, { 'Fn::GetAtt': ['Front', 'DomainName'] }] };
  const value = { 'Fn::Join': ['', ['https://', domain, '/r/x']] };
  expect(resolved(value, template)).toBe('http://127.0.0.1:3000/r/x');
  expect(resolved(value, template, { Domain: 'leads.example.com' })).toBe('https://leads.example.com/r/x');
});

it('puts the built-in issuer in place of a user pool and of its pages', () => {
  const Resources = {
    Pool: { Type: 'AWS::Cognito::UserPool' },
    Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Pool' } } },
    Pages: {
      Type: 'AWS::Cognito::UserPoolDomain',
      Properties: { Domain: { 'Fn::Join': ['', ['leads-', { Ref: 'AWS::AccountId' }]] } },
    },
  };
  const host = ['https://', { Ref: 'Pages' }, '.auth.', { Ref: 'AWS::Region' }, '.amazoncognito.com/logout'];
  const value = [
    { 'Fn::GetAtt': ['Pool', 'ProviderURL'] },
    { 'Fn::Join': ['', host] },
    { Ref: 'Client' },
    { Ref: 'Pages' },
  ];
  expect(resolved(value, { Resources })).toEqual([
    'http://127.0.0.1:3000/local/issuer',
    'http://127.0.0.1:3000/local/issuer/logout',
    'Client',
    'leads-000000000000',
  ]);
});

describe('what is not supported stops the runtime', () => {
  it.each<[string, unknown, RegExp]>([
    ['an intrinsic', { 'Fn::ImportValue': 'x' }, /carrier .*Fn::ImportValue/],
    ['an attribute', { 'Fn::GetAtt': ['Leads', 'Colour'] }, /carrier .*Colour of Leads/],
    ['a reference', { Ref: 'Nobody' }, /carrier .*Nobody/],
    ['a parameter without a value', { Ref: 'Sender' }, /carrier .*Sender .*no value/],
    ['a pseudo parameter', { Ref: 'AWS::NotificationARNs' }, /AWS::NotificationARNs/],
  ])('%s', (_, value, message) => {
    const template = { Resources: { Leads: table }, Parameters: { Sender: { Type: 'String' } } };
    expect(() => resolved(value, template)).toThrow(message);
  });

  it('a resource type', () => {
    const Resources = { Cache: { Type: 'AWS::ElastiCache::CacheCluster' } };
    expect(() => stackOf({ Resources })).toThrow(/Cache.*AWS::ElastiCache::CacheCluster/);
  });

  it('a reference to a resource that its condition switches off', () => {
    const template = {
      Conditions: { No: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { Leads: { ...table, Condition: 'No' } },
    };
    expect(stackOf(template).resources.has('Leads')).toBe(false);
    expect(() => resolved({ Ref: 'Leads' }, template)).toThrow(/Leads is switched off/);
  });
});

describe('parameters', () => {
  const Parameters = {
    Minute: { Type: 'Number', Default: 60000, MaxValue: 60000 },
    Origins: { Type: 'CommaDelimitedList', Default: 'a, b' },
    Stage: { Type: 'String', Default: 'prod', AllowedPattern: '[a-z][a-z0-9-]{0,19}' },
  };

  it('takes supplied values over defaults and gives lists as lists', () => {
    const value = [{ Ref: 'Minute' }, { 'Fn::Join': ['|', { Ref: 'Origins' }] }];
    expect(resolved(value, { Parameters }, { Minute: '500' })).toEqual(['500', 'a|b']);
  });

  it.each([
    ['Minute', 'soon', /not a number/],
    ['Minute', '60001', /above/],
    ['Stage', 'Prod!', /does not match/],
    ['Colour', 'red', /not declared/],
  ])('refuses %s = %s', (name, value, message) => {
    expect(() => stackOf({ Parameters }, { [name]: value })).toThrow(message);
  });
});

it('finds resources by ARN, streams included', () => {
  const stack = stackOf({ Resources: { Leads: table } });
  expect(stack.byArn(stack.arnOf('Leads'))?.logicalId).toBe('Leads');
  expect(stack.byArn(`${stack.arnOf('Leads')}/stream/local`)?.logicalId).toBe('Leads');
  expect(stack.byArn('arn:aws:dynamodb:eu-west-1:000000000000:table/Other')).toBeUndefined();
});
