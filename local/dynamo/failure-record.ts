import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bucketFolder } from '../objects.ts';
import type { GivenUp } from './batch.ts';
import type { MappingSettings } from './mapping-settings.ts';
import type { StreamRecord } from './stream.ts';

/** Puts a message into a queue of the stack, durably. */
export type SendToQueue = (
  queueArn: string,
  body: string,
  attributes: Readonly<Record<string, string>>,
) => void;

const arrivalOf = (record: StreamRecord | undefined): string =>
  new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();

/**
 * The invocation record of a batch that was given up, without the batch itself.
 * Source: Lambda developer guide, "Retain discarded batches for a DynamoDB event source".
 */
const recordOf = (settings: MappingSettings, shardId: string, given: GivenUp, at: Date) => ({
  requestContext: {
    requestId: randomUUID(),
    functionArn: `${settings.functionArn}:$LATEST`,
    condition: given.condition,
    approximateInvokeCount: given.invocations,
  },
  responseContext: {
    statusCode: 200,
    executedVersion: '$LATEST',
    functionError: given.failure?.ok === false ? 'Unhandled' : null,
  },
  version: '1.0',
  timestamp: at.toISOString(),
  DDBStreamBatchInfo: {
    shardId,
    startSequenceNumber: given.records[0]?.dynamodb.SequenceNumber,
    endSequenceNumber: given.records.at(-1)?.dynamodb.SequenceNumber,
    approximateArrivalOfFirstRecord: arrivalOf(given.records[0]),
    approximateArrivalOfLastRecord: arrivalOf(given.records.at(-1)),
    batchSize: given.records.length,
    streamArn: settings.streamArn,
  },
});

/** Writes a file that is whole and on disk when this returns, or not there at all. */
const writeDurably = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(`${path}.part`, 'w', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.part`, path);
};

/** aws/lambda/<mapping>/<shard>/yyyy/MM/dd/yyyy-MM-ddTHH.mm.ss-<uuid>, the object key that Lambda uses. */
const objectKey = (settings: MappingSettings, shardId: string, at: Date): string => {
  const [day = '', time = ''] = at.toISOString().split('T');
  const stamp = `${day}T${time.slice(0, 8).replaceAll(':', '.')}-${randomUUID()}`;
  return join('aws', 'lambda', settings.mappingId, shardId, ...day.split('-'), stamp);
};

/**
 * Keeps a batch that was given up: in a bucket with its records as `payload`, as a file below `objects` of the
 * data folder; in a queue without them, because Lambda sends only the metadata there.
 */
export const keepFailure = (
  settings: MappingSettings,
  shardId: string,
  given: GivenUp,
  dataFolder: string,
  sendToQueue: SendToQueue,
): void => {
  const at = new Date();
  const record = recordOf(settings, shardId, given, at);
  if (settings.onFailure?.kind === 'queue')
    sendToQueue(settings.onFailure.queueArn, JSON.stringify(record), {});
  if (settings.onFailure?.kind === 'bucket')
    writeDurably(
      join(bucketFolder(dataFolder, settings.onFailure.bucket), objectKey(settings, shardId, at)),
      JSON.stringify({ ...record, payload: JSON.stringify({ Records: given.records }) }),
    );
};
