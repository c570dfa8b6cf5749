import * as z from 'zod';
import { compilePattern } from '../events/pattern.ts';
import { type Authority, functionIdOf } from '../iam/authority.ts';
import type { Resource, Stack } from '../ports.ts';

/** Strict: a setting that went unread would make the function see other batches than on AWS. */
const propertiesSchema = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  Enabled: z.coerce.boolean().default(true),
  BatchSize: z.coerce.number().int().min(1).max(10_000).default(100),
  MaximumBatchingWindowInSeconds: z.coerce.number().min(0).max(300).default(0),
  MaximumRetryAttempts: z.coerce.number().int().min(-1).max(10_000).default(-1),
  MaximumRecordAgeInSeconds: z.coerce.number().int().min(-1).max(604_800).default(-1),
  BisectBatchOnFunctionError: z.coerce.boolean().default(false),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
  DestinationConfig: z
    .strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() })
    .optional(),
  // Only how fast AWS reads, or how it bills and labels: nothing a function could notice.
  ParallelizationFactor: z.unknown().optional(),
  MetricsConfig: z.unknown().optional(),
  Tags: z.unknown().optional(),
});

/** Where batches go that a function never managed. */
export type FailureDestination =
  | { readonly kind: 'bucket'; readonly bucket: string }
  | { readonly kind: 'queue'; readonly queueArn: string };

/** One AWS::Lambda::EventSourceMapping that reads a table's stream. */
export type MappingSettings = {
  readonly mappingId: string;
  readonly functionId: string;
  readonly functionArn: string;
  /** Logical id of the table. */
  readonly tableId: string;
  /** ARN of the stream as the template knows it. */
  readonly streamArn: string;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
  readonly batchSize: number;
  readonly windowMs: number;
  /** -1: until it succeeds. */
  readonly maximumRetryAttempts: number;
  /** -1: any age. */
  readonly maximumAgeMs: number;
  readonly bisects: boolean;
  readonly reportsItemFailures: boolean;
  readonly accepts: (record: unknown) => boolean;
  readonly onFailure: FailureDestination | undefined;
};

const filterOf = (mappingId: string, patterns: readonly string[]): MappingSettings['accepts'] => {
  const filters = patterns.map((pattern) => compilePattern(JSON.parse(pattern), `${mappingId}: filter`));
  return (record) => filters.length === 0 || filters.some((filter) => filter(record as never));
};

const destinationOf = (stack: Stack, mappingId: string, arn: string): FailureDestination => {
  const target = stack.byArn(arn);
  if (target?.type === 'AWS::SQS::Queue') return { kind: 'queue', queueArn: arn };
  if (target?.type === 'AWS::S3::Bucket') return { kind: 'bucket', bucket: arn.replace(/^.*:::/, '') };
  throw new Error(`${mappingId}: failure destination ${arn} is neither a bucket nor a queue of the stack`);
};

const grantsOf = (streamArn: string, onFailure: string | undefined, kind: string | undefined) => [
  ...['DescribeStream', 'GetRecords', 'GetShardIterator'].map(
    (name) => [`dynamodb:${name}`, streamArn] as const,
  ),
  ...(onFailure !== undefined && kind === 'bucket'
    ? [['s3:PutObject', `${onFailure}/aws/lambda/record`] as const, ['s3:ListBucket', onFailure] as const]
    : []),
  ...(onFailure !== undefined && kind === 'queue' ? [['sqs:SendMessage', onFailure] as const] : []),
];

/**
 * Reads a mapping; undefined when it is disabled.
 * @throws for settings, filter operators or sources that are not played here, and, as AWS does when the mapping
 * is created, when the function's role may not read the stream or write to the failure destination.
 */
export const readMapping = (
  stack: Stack,
  authority: Authority,
  mapping: Resource,
): MappingSettings | undefined => {
  const { logicalId } = mapping;
  const parsed = propertiesSchema.safeParse(mapping.properties);
  if (!parsed.success)
    throw new Error(`${logicalId}: not supported locally: ${z.prettifyError(parsed.error)}`);
  const properties = parsed.data;
  const table = stack.byArn(properties.EventSourceArn);
  if (table?.type !== 'AWS::DynamoDB::GlobalTable')
    throw new Error(`${logicalId}: ${properties.EventSourceArn} is not the stream of a table of the stack`);
  const functionId = functionIdOf(stack, properties.FunctionName);
  if (functionId === undefined)
    throw new Error(`${logicalId}: ${properties.FunctionName} is not a function of the stack`);
  const destination = properties.DestinationConfig?.OnFailure?.Destination;
  const onFailure = destination === undefined ? undefined : destinationOf(stack, logicalId, destination);
  for (const [action, resource] of grantsOf(properties.EventSourceArn, destination, onFailure?.kind)) {
    const refusal = authority.refusalOf(functionId, action, resource);
    if (refusal !== undefined) throw new Error(`${logicalId}: ${refusal}`);
  }
  if (!properties.Enabled) return undefined;
  return {
    mappingId: logicalId,
    functionId,
    functionArn: stack.arnOf(functionId),
    tableId: table.logicalId,
    streamArn: properties.EventSourceArn,
    startingPosition: properties.StartingPosition,
    batchSize: properties.BatchSize,
    windowMs: properties.MaximumBatchingWindowInSeconds * 1000,
    maximumRetryAttempts: properties.MaximumRetryAttempts,
    maximumAgeMs: properties.MaximumRecordAgeInSeconds < 0 ? -1 : properties.MaximumRecordAgeInSeconds * 1000,
    bisects: properties.BisectBatchOnFunctionError,
    reportsItemFailures: properties.FunctionResponseTypes.length > 0,
    accepts: filterOf(logicalId, properties.FilterCriteria?.Filters.map(({ Pattern }) => Pattern) ?? []),
    onFailure,
  };
};
