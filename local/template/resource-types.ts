import { issuerAddress } from '../issuer/address.ts';

/** Where the stack pretends to live. */
export type Place = {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly urlSuffix: string;
  /** Base address of the HTTP API on this machine, without a trailing slash. */
  readonly origin: string;
};

/** What can be asked about one resource before its own properties are resolved. */
export type Naming = {
  readonly logicalId: string;
  /** A literal name from the template, else undefined. */
  named(property: string): string | undefined;
  /** Any property, resolved. */
  property(name: string): unknown;
};

/** Ref, ARN and attributes of a resource type, as CloudFormation documents them. */
export type ResourceType = {
  ref(naming: Naming, place: Place): string;
  arn?(naming: Naming, place: Place): string;
  readonly attributes?: Readonly<Record<string, (naming: Naming, place: Place) => string>>;
};

type Value = (naming: Naming, place: Place) => string;

const nameFrom =
  (property?: string): Value =>
  (naming) =>
    (property === undefined ? undefined : naming.named(property)) ?? naming.logicalId;

const arnOf =
  (service: string, resource: Value): Value =>
  (naming, place) =>
    `arn:${place.partition}:${service}:${place.region}:${place.accountId}:${resource(naming, place)}`;

const inert = (property?: string): ResourceType => ({ ref: nameFrom(property) });

const withArn = (property: string | undefined, arn: Value, more: Readonly<Record<string, Value>> = {}) => ({
  ref: nameFrom(property),
  arn,
  attributes: { Arn: arn, ...more },
});

const tableArn = arnOf('dynamodb', (n, p) => `table/${nameFrom('TableName')(n, p)}`);
const topicArn = arnOf('sns', nameFrom('TopicName'));
const machineArn = arnOf('states', (n, p) => `stateMachine:${nameFrom('StateMachineName')(n, p)}`);
// Secrets Manager ends every ARN in six random characters; here they are fixed, so that ARNs are repeatable.
const secretArn = arnOf('secretsmanager', (n, p) => `secret:${nameFrom('Name')(n, p)}-local0`);
const queueArn = arnOf('sqs', nameFrom('QueueName'));
const roleArn: Value = (n, p) => `arn:${p.partition}:iam::${p.accountId}:role/${nameFrom('RoleName')(n, p)}`;
const bucketName: Value = (n) => n.named('BucketName') ?? n.logicalId.toLowerCase();
const bucketArn: Value = (n, p) => `arn:${p.partition}:s3:::${bucketName(n, p)}`;
const busName: Value = (n) => String(n.property('EventBusName') ?? 'default');
const ruleName = nameFrom('Name');

const edgeFunctionArn: Value = (n, p) =>
  `arn:${p.partition}:cloudfront::${p.accountId}:function/${n.named('Name') ?? n.logicalId}`;

/** The name that a distribution would have on AWS; addresses made of it are put right by the template's resolution. */
export const distributionDomain = (logicalId: string): string => `${logicalId}.cloudfront.net`;

/** The name that an HTTP API has on AWS. */
export const apiDomain = (logicalId: string, { region, urlSuffix }: Place): string =>
  `${logicalId}.execute-api.${region}.${urlSuffix}`;

/** CDK's uploads into a bucket. The runtime does what the function behind them does. */
export const BUCKET_DEPLOYMENT = 'Custom::CDKBucketDeployment';

/** Every resource type the runtime plays or knows to have no effect on one machine. */
const resourceTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::DynamoDB::GlobalTable': withArn('TableName', tableArn, {
    StreamArn: (n, p) => `${tableArn(n, p)}/stream/local`,
    TableId: nameFrom('TableName'),
  }),
  'AWS::Lambda::Function': withArn(
    'FunctionName',
    arnOf('lambda', (n, p) => `function:${nameFrom('FunctionName')(n, p)}`),
  ),
  'AWS::Lambda::EventSourceMapping': { ref: nameFrom(), attributes: { Id: nameFrom() } },
  'AWS::Lambda::EventInvokeConfig': inert(),
  'AWS::Lambda::Permission': { ref: nameFrom(), attributes: { Id: nameFrom() } },
  'AWS::IAM::Role': withArn('RoleName', roleArn, { RoleId: nameFrom('RoleName') }),
  'AWS::IAM::Policy': inert('PolicyName'),
  'AWS::ApiGatewayV2::Api': {
    ref: nameFrom(),
    arn: (n, p) => `arn:${p.partition}:apigateway:${p.region}::/apis/${n.logicalId}`,
    attributes: { ApiId: nameFrom(), ApiEndpoint: (_, p) => p.origin },
  },
  'AWS::ApiGatewayV2::Stage': inert('StageName'),
  'AWS::ApiGatewayV2::Route': { ref: nameFrom(), attributes: { RouteId: nameFrom() } },
  'AWS::ApiGatewayV2::Integration': { ref: nameFrom(), attributes: { IntegrationId: nameFrom() } },
  'AWS::Events::EventBus': withArn(
    'Name',
    arnOf('events', (n, p) => `event-bus/${nameFrom('Name')(n, p)}`),
    { Name: nameFrom('Name') },
  ),
  'AWS::Events::Rule': {
    ref: (n, p) => (busName(n, p) === 'default' ? ruleName(n, p) : `${busName(n, p)}|${ruleName(n, p)}`),
    arn: (n, p) => ruleArn(n, p),
    attributes: { Arn: (n, p) => ruleArn(n, p) },
  },
  'AWS::Scheduler::Schedule': withArn(
    'Name',
    arnOf(
      'scheduler',
      (n, p) => `schedule/${n.property('GroupName') ?? 'default'}/${nameFrom('Name')(n, p)}`,
    ),
  ),
  'AWS::Scheduler::ScheduleGroup': withArn(
    'Name',
    arnOf('scheduler', (n, p) => `schedule-group/${nameFrom('Name')(n, p)}`),
  ),
  'AWS::StepFunctions::StateMachine': {
    ref: machineArn,
    arn: machineArn,
    attributes: { Arn: machineArn, Name: nameFrom('StateMachineName') },
  },
  'AWS::SQS::Queue': {
    ref: (n, p) => `https://sqs.${p.region}.${p.urlSuffix}/${p.accountId}/${nameFrom('QueueName')(n, p)}`,
    arn: queueArn,
    attributes: {
      Arn: queueArn,
      QueueName: nameFrom('QueueName'),
      QueueUrl: (n, p) =>
        `https://sqs.${p.region}.${p.urlSuffix}/${p.accountId}/${nameFrom('QueueName')(n, p)}`,
    },
  },
  'AWS::S3::Bucket': {
    ref: bucketName,
    arn: bucketArn,
    attributes: {
      Arn: bucketArn,
      DomainName: (n, p) => `${bucketName(n, p)}.s3.${p.urlSuffix}`,
      RegionalDomainName: (n, p) => `${bucketName(n, p)}.s3.${p.region}.${p.urlSuffix}`,
    },
  },
  [BUCKET_DEPLOYMENT]: inert(),
  'AWS::CloudFront::Distribution': {
    ref: nameFrom(),
    arn: (n, p) => `arn:${p.partition}:cloudfront::${p.accountId}:distribution/${n.logicalId}`,
    attributes: { Id: nameFrom(), DomainName: (n) => distributionDomain(n.logicalId) },
  },
  'AWS::CloudFront::Function': {
    ref: edgeFunctionArn,
    arn: edgeFunctionArn,
    attributes: { FunctionARN: edgeFunctionArn },
  },
  'AWS::CloudFront::OriginAccessControl': { ref: nameFrom(), attributes: { Id: nameFrom() } },
  'AWS::CloudFront::ResponseHeadersPolicy': { ref: nameFrom(), attributes: { Id: nameFrom() } },
  'AWS::Lambda::LayerVersion': inert(),
  'AWS::SES::ConfigurationSet': { ref: nameFrom('Name') },
  'AWS::SES::ConfigurationSetEventDestination': { ref: nameFrom() },
  'AWS::Cognito::UserPool': withArn(
    undefined,
    arnOf('cognito-idp', (n) => `userpool/${n.logicalId}`),
    { UserPoolId: nameFrom(), ProviderURL: (_, p) => issuerAddress(p.origin) },
  ),
  'AWS::Cognito::UserPoolDomain': inert('Domain'),
  'AWS::Cognito::UserPoolClient': { ref: nameFrom(), attributes: { ClientId: nameFrom() } },
  'AWS::SecretsManager::Secret': { ref: secretArn, arn: secretArn, attributes: { Id: secretArn } },
  // Known, and without effect on one machine: there is nobody to alarm, encrypt for or bill.
  'AWS::Logs::LogGroup': withArn(
    'LogGroupName',
    arnOf('logs', (n, p) => `log-group:${nameFrom('LogGroupName')(n, p)}:*`),
  ),
  'AWS::Logs::ResourcePolicy': inert('PolicyName'),
  'AWS::Logs::MetricFilter': inert('FilterName'),
  'AWS::CloudWatch::Alarm': withArn(
    'AlarmName',
    arnOf('cloudwatch', (n, p) => `alarm:${nameFrom('AlarmName')(n, p)}`),
  ),
  'AWS::CloudWatch::Dashboard': inert('DashboardName'),
  'AWS::SNS::Topic': {
    ref: topicArn,
    arn: topicArn,
    attributes: { TopicArn: topicArn, TopicName: nameFrom('TopicName') },
  },
  'AWS::SNS::Subscription': { ref: (n, p) => `${topicArn(n, p)}:local`, attributes: {} },
  'AWS::SNS::TopicPolicy': inert(),
  'AWS::SQS::QueuePolicy': inert(),
  'AWS::S3::BucketPolicy': inert(),
  'AWS::KMS::Key': withArn(
    undefined,
    arnOf('kms', (n) => `key/${n.logicalId}`),
    { KeyId: nameFrom() },
  ),
  'AWS::KMS::Alias': inert('AliasName'),
  'AWS::CDK::Metadata': inert(),
  'AWS::XRay::Group': inert('GroupName'),
  'AWS::XRay::SamplingRule': inert('RuleName'),
};

const ruleArn: Value = arnOf('events', (n, p) =>
  busName(n, p) === 'default' ? `rule/${ruleName(n, p)}` : `rule/${busName(n, p)}/${ruleName(n, p)}`,
);

export const isCustomType = (type: string): boolean =>
  type !== BUCKET_DEPLOYMENT &&
  (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource');

/** Its name and attributes are its function's to give, after everything else was resolved. */
const customResource: ResourceType = {
  ref: ({ logicalId }) => {
    throw new Error(`Ref of the custom resource ${logicalId} is not supported by the local runtime`);
  },
};

/** What is known of a type; undefined for a type the runtime does not play. */
export const resourceTypeOf = (type: string): ResourceType | undefined =>
  isCustomType(type) ? customResource : Object.hasOwn(resourceTypes, type) ? resourceTypes[type] : undefined;
