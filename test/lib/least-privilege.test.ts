import { beforeAll, describe, expect, it } from 'vitest';
import { readable, type Synthesized, synthesize, type Untyped } from '../support/stack.ts';

let stack: Synthesized;
beforeAll(() => {
  stack = synthesize();
});

const LEADS = '<LeadsTable.Arn>';
const METRICS = '<MetricsTable.Arn>';
const TEAM = '<TeamTable.Arn>';
const STREAM = '<LeadsTable.StreamArn>';
const MACHINE = '<ClockWorkflowStateMachine>';
const REBUILD = '<RebuildWorkflowStateMachine>';
const SECRET = '<LinkSecret>';
const QUEUE = '<DeadLettersQueue.Arn>';
const BATCHES = '<DeadLettersBatches.Arn>';

const on = (resource: string, service: string, ...actions: string[]) =>
  actions.map((action) => `${service}:${action} on ${resource}`);
const READ_STREAM = [
  ...on(STREAM, 'dynamodb', 'DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'),
  ...on(`${BATCHES}/*`, 's3', 'PutObject'),
  ...on(BATCHES, 's3', 'ListBucket'),
];
const PUT_EVENTS = on('<EventsBus.Arn>', 'events', 'PutEvents');
const KEEP_FAILURES = on(QUEUE, 'sqs', 'SendMessage');
const STEP = on(LEADS, 'dynamodb', 'GetItem', 'PutItem');
/** Writes the Team table, but none of its keys. */
const writesTeam = (...actions: string[]) => [
  ...on(TEAM, 'dynamodb', ...actions),
  ...on(TEAM, 'dynamodb', ...actions).map(
    (grant) => `NOT ${grant} if ForAnyValue:StringEquals dynamodb:LeadingKeys APIKEYS`,
  ),
];
const ROUTING = [...on(TEAM, 'dynamodb', 'GetItem', 'Query'), ...writesTeam('PutItem', 'UpdateItem')];
const KNOWS_THE_TEAM = on(TEAM, 'dynamodb', 'GetItem', 'Query');

/** From our sender's address alone. */
const SEND_MAIL = ['identity/*', 'configuration-set/<MailConfigurationSet>'].map(
  (resource) =>
    `ses:SendEmail on arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:${resource}` +
    ' if StringEquals ses:FromAddress <SenderAddress>',
);
const REVIEW = [
  ...on(LEADS, 'dynamodb', 'GetItem'),
  ...on(`${LEADS}/index/byOpenDeadline`, 'dynamodb', 'Query'),
  ...on(METRICS, 'dynamodb', 'GetItem', 'Query'),
  ...KNOWS_THE_TEAM,
  ...writesTeam('PutItem', 'UpdateItem'),
  ...SEND_MAIL,
];
const PLANNING = [
  ...KNOWS_THE_TEAM,
  ...writesTeam('PutItem'),
  ...on(METRICS, 'dynamodb', 'GetItem', 'Query'),
];

/** Everything each function may do, beside its own log and traces. */
const ALLOWED: Record<string, string[]> = {
  'capture-lead': on(LEADS, 'dynamodb', 'GetItem', 'PutItem', 'ConditionCheckItem'),
  'publish-events': [...READ_STREAM, ...PUT_EVENTS],
  'roll-up': [
    ...READ_STREAM,
    ...on(LEADS, 'dynamodb', 'Query'),
    ...on(METRICS, 'dynamodb', 'GetItem', 'PutItem', 'UpdateItem'),
  ],
  'start-handoff': [...KEEP_FAILURES, ...on(MACHINE, 'states', 'StartExecution')],
  'assign-owner': [...STEP, ...ROUTING],
  'remind-owner': STEP,
  'escalate-to-manager': STEP,
  'reassign-lead': [...STEP, ...ROUTING],
  'send-alerts': [
    ...KEEP_FAILURES,
    ...KNOWS_THE_TEAM,
    ...on(LEADS, 'dynamodb', 'GetItem', 'Query', 'UpdateItem', 'ConditionCheckItem'),
    ...on(SECRET, 'secretsmanager', 'GetSecretValue'),
    ...SEND_MAIL,
    'sns:Publish on *',
    'NOT sns:Publish on arn:<AWS::Partition>:sns:*:*:*',
  ],
  'record-mail-feedback': [
    ...KEEP_FAILURES,
    ...on(LEADS, 'dynamodb', 'UpdateItem'),
    ...writesTeam('PutItem'),
    ...PUT_EVENTS,
  ],
  'release-held-alerts': [
    ...KEEP_FAILURES,
    ...on(`${LEADS}/index/byOpenDeadline`, 'dynamodb', 'Query'),
    ...PUT_EVENTS,
  ],
  'alert-api': [
    ...on(LEADS, 'dynamodb', 'BatchGetItem'),
    ...on(`${LEADS}/index/byOpenDeadline`, 'dynamodb', 'Query'),
    ...KNOWS_THE_TEAM,
  ],
  'model-api': KNOWS_THE_TEAM,
  'quarantine-api': [
    ...on(LEADS, 'dynamodb', 'GetItem', 'BatchGetItem', 'PutItem', 'ConditionCheckItem'),
    ...on(`${LEADS}/index/byOpenDeadline`, 'dynamodb', 'Query'),
    ...KNOWS_THE_TEAM,
  ],
  'trouble-api': [
    ...on(LEADS, 'dynamodb', 'GetItem'),
    ...on(`${LEADS}/index/byOpenDeadline`, 'dynamodb', 'Query'),
    ...on(QUEUE, 'sqs', 'GetQueueAttributes', 'ReceiveMessage'),
    ...on(BATCHES, 's3', 'ListBucket'),
    ...KNOWS_THE_TEAM,
  ],
  'rep-page': [
    ...on(TEAM, 'dynamodb', 'Query'),
    ...on(LEADS, 'dynamodb', 'GetItem', 'PutItem', 'Query'),
    ...on(SECRET, 'secretsmanager', 'GetSecretValue'),
  ],
  'lead-api': [
    ...on(LEADS, 'dynamodb', 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'),
    ...on(`${LEADS}/index/byOwner`, 'dynamodb', 'Query'),
    ...on(`${LEADS}/index/byCaptureDay`, 'dynamodb', 'Query'),
    ...on(`${LEADS}/index/byOpenDeadline`, 'dynamodb', 'Query'),
    ...on(`${LEADS}/index/byCompany`, 'dynamodb', 'Query'),
    ...KNOWS_THE_TEAM,
    ...writesTeam('UpdateItem'),
  ],
  'get-metrics': [
    ...on(METRICS, 'dynamodb', 'GetItem', 'Query'),
    ...on(`${LEADS}/index/byOpenDeadline`, 'dynamodb', 'Query'),
    ...KNOWS_THE_TEAM,
  ],
  'export-leads': [
    ...on(LEADS, 'dynamodb', 'BatchGetItem'),
    ...on(`${LEADS}/index/byCaptureDay`, 'dynamodb', 'Query', 'Scan'),
    ...KNOWS_THE_TEAM,
  ],
  'scorecard-api': [...on(METRICS, 'dynamodb', 'GetItem', 'Query'), ...KNOWS_THE_TEAM],
  'find-stalled': [
    ...KEEP_FAILURES,
    ...on(`${LEADS}/index/byOpenDeadline`, 'dynamodb', 'Query'),
    ...on(MACHINE, 'states', 'StartExecution'),
  ],
  'issue-api-key': on(TEAM, 'dynamodb', 'PutItem'),
  'apply-model': [...KNOWS_THE_TEAM, ...writesTeam('PutItem')],
  'team-api': [...KNOWS_THE_TEAM, ...writesTeam('PutItem', 'UpdateItem')],
  'key-api': on(TEAM, 'dynamodb', 'GetItem', 'Query', 'PutItem', 'UpdateItem'),
  'build-review': [...KEEP_FAILURES, ...REVIEW],
  'review-api': REVIEW,
  'rebuild-metrics': [
    ...on(LEADS, 'dynamodb', 'Scan', 'Query'),
    ...on(METRICS, 'dynamodb', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchWriteItem'),
  ],
  'rebuild-api': [
    ...on(METRICS, 'dynamodb', 'Query'),
    ...KNOWS_THE_TEAM,
    ...on(REBUILD, 'states', 'StartExecution'),
  ],
  'spend-api': PLANNING,
  'experiment-api': PLANNING,
  'serve-web': [],
};

describe('a function may do exactly what it needs', () => {
  it('and every function is listed here', () => {
    const names = Object.values(stack.functions()).map(
      ({ Properties }) => Properties['Environment'].Variables.POWERTOOLS_SERVICE_NAME,
    );
    expect(names.sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  it.each(Object.entries(ALLOWED))('%s', (name, allowed) => {
    const own = [
      'logs:CreateLogStream on its log',
      'logs:PutLogEvents on its log',
      'xray:PutTelemetryRecords on *',
      'xray:PutTraceSegments on *',
    ];
    expect(grantsOf(name)).toEqual([...allowed, ...own].sort());
  });

  it('and no role takes a wildcard for an action, or a managed policy', () => {
    for (const role of Object.values(stack.ofType('AWS::IAM::Role'))) {
      expect(role.Properties['ManagedPolicyArns'] ?? []).toEqual([]);
      expect(role.Properties['Policies'] ?? []).toEqual([]);
    }
    for (const policy of Object.values(stack.ofType('AWS::IAM::Policy'))) {
      const actions = statementsOf(policy.Properties).flatMap((statement) => list(statement.Action));
      expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    }
  });

  it('and the workflow may invoke its four steps', () => {
    const [statement] = policiesOf('ClockWorkflowRole').filter(
      ({ Action }) => Action === 'lambda:InvokeFunction',
    );
    expect(list(statement.Resource).map(readable).map(short).sort()).toEqual([
      '<ClockAssignOwnerFunction.Arn>',
      '<ClockEscalateToManagerFunction.Arn>',
      '<ClockReassignLeadFunction.Arn>',
      '<ClockRemindOwnerFunction.Arn>',
    ]);
  });

  it('and the workflow of a rebuild may invoke its one function, and run children of its own', () => {
    const child = '<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution';
    const granted = policiesOf('RebuildWorkflowRole').flatMap(sentences).map(short);
    expect(granted.filter((grant) => /^(lambda|states):/.test(grant)).sort()).toEqual([
      'lambda:InvokeFunction on <RebuildRebuildMetricsFunction.Arn>',
      `states:DescribeExecution on arn:${child}:<RebuildWorkflowStateMachine.Name>:*`,
      `states:StartExecution on ${REBUILD}`,
      `states:StopExecution on arn:${child}:<RebuildWorkflowStateMachine.Name>:*`,
    ]);
  });

  it('and what uploads the console may fetch what was built, and put it into the one bucket', () => {
    const granted = policiesOf('ConsoleUploadRole').flatMap(sentences).map(short);
    const built = /^s3:GetObject on arn:<AWS::Partition>:s3:::cdk-\w+-assets-\S+\/[0-9a-f]{64}\.zip$/;
    expect(granted.filter((grant) => built.test(grant))).toHaveLength(1);
    expect(granted.filter((grant) => !built.test(grant)).sort()).toEqual([
      'logs:CreateLogStream on <ConsoleUploadLogs.Arn>',
      'logs:PutLogEvents on <ConsoleUploadLogs.Arn>',
      's3:ListBucket on <ConsoleFiles.Arn>',
      's3:PutObject on <ConsoleFiles.Arn>/*',
    ]);
  });

  it.each([
    ['ClockSweepRole', 'ClockFindStalledFunction'],
    ['AlertingReleaseRole', 'AlertingReleaseHeldAlertsFunction'],
    ['ReviewReviewDayRole', 'ReviewBuildReviewFunction'],
  ])('and the schedule of %s may invoke its function and keep what it could not deliver', (role, target) => {
    expect(policiesOf(role).flatMap(sentences).map(short).sort()).toEqual([
      `lambda:InvokeFunction on <${target}.Arn>`,
      `sqs:SendMessage on ${QUEUE}`,
    ]);
  });
});

type Statement = {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
};

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
/** Logical ids end in a hash that only noise depends on. */
const short = (text: string): string => text.replaceAll(/<(\w+?)[0-9A-F]{8}([.>])/g, '<$1$2');
const statementsOf = (properties: Record<string, Untyped>): Statement[] =>
  properties['PolicyDocument'].Statement;

const policiesOf = (roleId: string): Untyped[] =>
  Object.values(stack.ofType('AWS::IAM::Policy'))
    .filter(({ Properties }) =>
      Properties['Roles'].some((role: Untyped) => short(`<${role.Ref}>`) === `<${roleId}>`),
    )
    .flatMap(({ Properties }) => statementsOf(Properties));

const sentences = (statement: Statement): string[] => {
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => ` if ${operator} ${key} ${readable(value)}`),
  );
  const denied = statement.Effect === 'Deny' ? 'NOT ' : '';
  return list(statement.Action).flatMap((action) =>
    list(statement.Resource).map(
      (resource) => `${denied}${action} on ${readable(resource)}${conditions.join('')}`,
    ),
  );
};

const grantsOf = (name: string): string[] => {
  const lambda = stack.ofType('AWS::Lambda::Function')[stack.functionId(name)];
  const roleId = short(readable({ Ref: lambda?.Properties['Role']['Fn::GetAtt'][0] })).slice(1, -1);
  const log = short(`<${lambda?.Properties['LoggingConfig'].LogGroup.Ref}.Arn>`);
  return policiesOf(roleId)
    .flatMap(sentences)
    .map(short)
    .map((sentence) => sentence.replace(log, 'its log'))
    .sort();
};
