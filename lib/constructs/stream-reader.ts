import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  MetricType,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';
import type { HandoffFunction } from './handoff-function.ts';
import type { LeadsTable } from './leads-table.ts';

export type StreamReaderProps = {
  readonly leads: LeadsTable;
  readonly reader: HandoffFunction;
  readonly deadLetters: DeadLetters;
  /** Events per invocation at most. */
  readonly batchSize: number;
};

/**
 * How often a failing batch is tried again before its records are put aside. Without a number a shard would be
 * blocked by one bad record for a day (the stream's whole memory). A failed batch is halved each
 * time, which does not use up tries, so a poison record is soon alone and is then tried this often.
 */
const RETRY_ATTEMPTS = 10;

/** A reader of the events in the Leads stream: at least once, in order per lead, failures kept whole. */
export class StreamReader extends Construct {
  /** Which mapping this is in CloudWatch's metrics. */
  readonly mappingId: string;

  constructor(scope: Construct, id: string, props: StreamReaderProps) {
    super(scope, id);
    const { leads, reader, deadLetters } = props;
    reader.allow(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      leads.streamArn,
    );
    deadLetters.letKeepBatches(reader);
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: reader.function,
      eventSourceArn: leads.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      retryAttempts: RETRY_ATTEMPTS,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('EVENT#') } } },
        }),
      ],
      // The grant is above: S3OnFailureDestination would give the function the whole bucket to read and delete.
      onFailure: { bind: () => ({ destination: deadLetters.bucket.bucketArn }) },
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
    this.mappingId = mapping.eventSourceMappingId;
  }
}
