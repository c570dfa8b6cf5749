/** Which batches of events were put aside: their names alone, for what is in them is personal. */
import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { DeadBatch, DeadLettersAnswer } from '../../core/contracts/trouble.ts';
import { deadBatchOf } from '../../core/dead-letter.ts';

/** S3 lists a thousand names at once, by name; with more than those, which are the newest is not worth knowing. */
const MOST_SHOWN = 50;

export type DeadBatches = ReturnType<typeof deadBatches>;

export function deadBatches(
  client: S3Client,
  bucket: string,
  readers: ReadonlyMap<string, NonNullable<DeadBatch['reader']>>,
) {
  return async function list(): Promise<DeadLettersAnswer['batches']> {
    const { Contents: objects = [], IsTruncated: truncated = false } = await client.send(
      new ListObjectsV2Command({ Bucket: bucket }),
    );
    const newest = objects
      .map(({ Key: key = '', LastModified: at = new Date(0), Size: bytes = 0 }) =>
        deadBatchOf({ key, at: at.toISOString(), bytes }, readers),
      )
      .sort((a, b) => (a.at < b.at ? 1 : -1));
    return { items: newest.slice(0, MOST_SHOWN), more: truncated || newest.length > MOST_SHOWN };
  };
}
