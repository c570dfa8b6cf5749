import { describe, expect, it } from 'vitest';
import { createDynamoService } from '../../local/dynamo/dynamodb-service.ts';
import { createAuthority } from '../../local/iam/authority.ts';
import type { ServiceCall } from '../../local/ports.ts';
import { parseTemplate } from '../../local/template/load.ts';
import { localPlace, resolveStack } from '../../local/template/stack.ts';

const leads = 'arn:aws:dynamodb:eu-west-1:000000000000:table/Leads';

const stackWith = (statements: object[], more: object = {}) =>
  resolveStack(
    parseTemplate({
      Resources: {
        Leads: {
          Type: 'AWS::DynamoDB::GlobalTable',
          Properties: { KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] },
        },
        Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
        Capture: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
        Policy: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'p',
            Roles: [{ Ref: 'Role' }],
            PolicyDocument: { Statement: statements },
          },
        },
        ...more,
      },
    }),
    {},
    localPlace('http://127.0.0.1:3000'),
  );

const allows = (statements: object[], action: string, resource: string, context = {}) =>
  createAuthority(stackWith(statements)).refusalOf('Capture', action, resource, context) === undefined;

const allow = (Action: string | string[], Resource: string | string[], more = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

describe('identity policies', () => {
  it.each<[string, object[], string, string, boolean]>([
    ['nothing granted', [], 'dynamodb:GetItem', leads, false],
    ['exact', [allow('dynamodb:GetItem', leads)], 'dynamodb:GetItem', leads, true],
    ['another action', [allow('dynamodb:GetItem', leads)], 'dynamodb:PutItem', leads, false],
    ['another table', [allow('dynamodb:*', leads)], 'dynamodb:GetItem', `${leads}2`, false],
    [
      'a table is not its index',
      [allow('dynamodb:*', leads)],
      'dynamodb:Query',
      `${leads}/index/byOwner`,
      false,
    ],
    [
      'index wildcard',
      [allow('dynamodb:Q*', `${leads}/index/*`)],
      'dynamodb:Query',
      `${leads}/index/byOwner`,
      true,
    ],
    ['actions ignore case', [allow('DynamoDB:getitem', '*')], 'dynamodb:GetItem', leads, true],
    [
      'a dot is only a dot',
      [allow('s3:PutObject', 'arn:aws:s3:::a.b')],
      's3:PutObject',
      'arn:aws:s3:::axb',
      false,
    ],
    [
      'deny wins',
      [allow('dynamodb:*', '*'), { Effect: 'Deny', Action: 'dynamodb:PutItem', Resource: leads }],
      'dynamodb:PutItem',
      leads,
      false,
    ],
  ])('%s', (_, statements, action, resource, expected) => {
    expect(allows(statements, action, resource)).toBe(expected);
  });

  it('judges the conditions that it knows', () => {
    const Condition = { StringEquals: { 'ses:FromAddress': 'a@example.com' } };
    const statements = [allow('ses:SendEmail', '*', { Condition })];
    expect(allows(statements, 'ses:SendEmail', 'x', { 'ses:FromAddress': 'a@example.com' })).toBe(true);
    expect(allows(statements, 'ses:SendEmail', 'x', { 'ses:FromAddress': 'b@example.com' })).toBe(false);
    expect(allows(statements, 'ses:SendEmail', 'x')).toBe(false);
  });

  it('judges by the partition of an item, which it knows of single items alone', () => {
    const Condition = { 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': ['KEYS'] } };
    const deny = { ...allow('dynamodb:PutItem', leads, { Condition }), Effect: 'Deny' };
    const statements = [allow(['dynamodb:PutItem', 'dynamodb:GetItem'], leads), deny];
    const of = (partition: string) => ({ 'dynamodb:LeadingKeys': [partition] });
    expect(allows(statements, 'dynamodb:PutItem', leads, of('TEAM'))).toBe(true);
    expect(allows(statements, 'dynamodb:PutItem', leads, of('KEYS'))).toBe(false);
    expect(allows(statements, 'dynamodb:GetItem', leads, of('KEYS'))).toBe(true);
    const query = allow(['dynamodb:PutItem', 'dynamodb:Query'], leads, { Condition });
    expect(() => createAuthority(stackWith([query]))).toThrow(/Policy.*LeadingKeys/);
  });

  it.each<[string, object, RegExp]>([
    ['operator', { Condition: { DateLessThan: { 'aws:CurrentTime': 'x' } } }, /Policy.*DateLessThan/],
    ['key', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } }, /Policy.*PrincipalTag/],
    ['NotAction', { NotAction: 'x' }, /Policy.*unsupported/],
  ])('refuses at start what it cannot judge: %s', (_, more, message) => {
    expect(() => createAuthority(stackWith([allow('a:b', '*', more)]))).toThrow(message);
  });

  it('refuses a managed policy that would grant something', () => {
    const Role = {
      Type: 'AWS::IAM::Role',
      Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/Admin'] },
    };
    expect(() => createAuthority(stackWith([], { Role }))).toThrow(/Role.*policy\/Admin/);
  });

  it('says who may not do what, as AWS does', () => {
    expect(createAuthority(stackWith([])).refusalOf('Capture', 'dynamodb:GetItem', leads)).toBe(
      'User: arn:aws:sts::000000000000:assumed-role/Role/Capture is not authorized to perform: dynamodb:GetItem' +
        ` on resource: ${leads} because no identity-based policy allows the dynamodb:GetItem action`,
    );
  });
});

describe('who may invoke a function', () => {
  const permission = (SourceArn?: string) => ({
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': ['Capture', 'Arn'] },
        Principal: 'apigateway.amazonaws.com',
        SourceArn,
      },
    },
  });
  const source = 'arn:aws:execute-api:eu-west-1:000000000000:Api';

  it('a service with a permission for that source', () => {
    const authority = createAuthority(stackWith([], permission(`${source}/*/*/leads`)));
    const from = (service: string, sourceArn: string) =>
      authority.mayInvoke({ service, sourceArn }, 'Capture');
    expect(from('apigateway.amazonaws.com', `${source}/$default/POST/leads`)).toBe(true);
    expect(from('apigateway.amazonaws.com', `${source}/$default/POST/other`)).toBe(false);
    expect(from('events.amazonaws.com', `${source}/$default/POST/leads`)).toBe(false);
  });

  it('a role whose policy says so', () => {
    const arn = 'arn:aws:lambda:eu-west-1:000000000000:function:Capture';
    const granted = createAuthority(stackWith([allow('lambda:InvokeFunction', arn)]));
    expect(granted.mayInvoke('Role', 'Capture')).toBe(true);
    expect(createAuthority(stackWith([])).mayInvoke('Role', 'Capture')).toBe(false);
  });
});

describe('the grants that a DynamoDB call needs', () => {
  const engine = { forward: () => Promise.reject(), call: () => Promise.reject(), close: () => {} };
  const { needs } = createDynamoService(stackWith([]), engine, () => {});
  const call = (action: string, input: object): ServiceCall => ({
    service: 'dynamodb',
    action,
    callerId: 'Capture',
    input: input as Record<string, unknown>,
  });

  const of = (partition: string) => ({ 'dynamodb:LeadingKeys': [partition] });
  const Item = { pk: { S: 'a' }, sk: { S: 'b' } };

  it.each<[string, object, unknown[][]]>([
    ['PutItem', { TableName: 'Leads' }, [['dynamodb:PutItem', leads]]],
    ['PutItem', { TableName: 'Leads', Item }, [['dynamodb:PutItem', leads, of('a')]]],
    ['UpdateItem', { TableName: 'Leads', Key: Item }, [['dynamodb:UpdateItem', leads, of('a')]]],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 'Leads', Item } },
          { Update: { TableName: 'Leads', Key: { pk: { S: 'c' } } } },
        ],
      },
      [
        ['dynamodb:PutItem', leads, of('a')],
        ['dynamodb:UpdateItem', leads, of('c')],
      ],
    ],
    ['PutItem', { TableName: leads }, [['dynamodb:PutItem', leads]]],
    ['Query', { TableName: 'Leads', IndexName: 'byOwner' }, [['dynamodb:Query', `${leads}/index/byOwner`]]],
    ['BatchGetItem', { RequestItems: { Leads: {} } }, [['dynamodb:BatchGetItem', leads]]],
    [
      'TransactWriteItems',
      { TransactItems: [{ Put: { TableName: 'Leads' } }, { ConditionCheck: { TableName: 'Other' } }] },
      [
        ['dynamodb:PutItem', leads],
        ['dynamodb:ConditionCheckItem', leads.replace('Leads', 'Other')],
      ],
    ],
  ])('%s', (action, input, expected) => {
    expect(needs(call(action, input))).toEqual(expected);
  });
});
