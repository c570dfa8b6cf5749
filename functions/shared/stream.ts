/** Stream records of the Leads table, read as events; a record that cannot be handled holds up only itself. */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { LeadEvent } from '../../core/events.ts';
import type { Item } from './dynamo.ts';
import { eventFrom } from './lead-items.ts';
import { errorName, type Log } from './log.ts';

export type StreamedEvent = { readonly event: LeadEvent; readonly sequenceNumber: string };

/**
 * Handles a batch as a whole, in stream order. The answer names the first record that failed: the stream delivers
 * again from there, splits the batch until the culprit is alone, and puts that one aside with its body.
 */
export async function handleBatch(
  { Records: records }: DynamoDBStreamEvent,
  log: Log,
  handle: (events: readonly StreamedEvent[]) => Promise<{ readonly failedAt: string } | 'handled'>,
): Promise<DynamoDBBatchResponse> {
  const events: StreamedEvent[] = [];
  let unreadable: string | undefined;
  for (const record of records) {
    const sequenceNumber = record.dynamodb?.SequenceNumber ?? '';
    try {
      events.push({ event: eventOf(record), sequenceNumber });
    } catch (error) {
      // What came before it is still handled now; order within the shard holds.
      log.error('STREAM_RECORD_UNREADABLE', { sequenceNumber, error: errorName(error) });
      unreadable = sequenceNumber;
      break;
    }
  }
  const result = events.length === 0 ? 'handled' : await handle(events);
  const failedAt = result === 'handled' ? unreadable : result.failedAt;
  return { batchItemFailures: failedAt === undefined ? [] : [{ itemIdentifier: failedAt }] };
}

function eventOf(record: DynamoDBRecord): LeadEvent {
  return eventFrom((record.dynamodb?.NewImage ?? {}) as Item).event;
}
