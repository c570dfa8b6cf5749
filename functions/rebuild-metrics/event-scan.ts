/** Every event there is, in segments that are read beside one another. */
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { LeadEvent } from '../../core/events.ts';
import { toItem } from '../shared/dynamo.ts';
import { eventFrom } from '../shared/lead-items.ts';
import { errorName, type Log } from '../shared/log.ts';
import type { Place, Segment } from './steps.ts';

/** An event and where it lies; null in its place when it cannot be read. */
export type ScannedEvent = { readonly place: Place; readonly event: LeadEvent | null };
export type ScannedPage = { readonly events: readonly ScannedEvent[]; readonly next: Place | null };

export type EventScan = ReturnType<typeof eventScan>;

/** Items looked at for each page, events or not. */
const PAGE = 1_000;

export function eventScan(client: DynamoDBClient, table: string, log: Log) {
  /** Consistent: it holds every event that was written before it was asked for. */
  return async function page({ segment, of, cursor }: Pick<Segment, 'segment' | 'of' | 'cursor'>) {
    const scanned = await client.send(
      new ScanCommand({
        TableName: table,
        Segment: segment,
        TotalSegments: of,
        ExclusiveStartKey: cursor === null ? undefined : toItem(cursor),
        FilterExpression: 'begins_with(sk, :event)',
        ExpressionAttributeValues: toItem({ ':event': 'EVENT#' }),
        ProjectionExpression: 'pk, sk, #event',
        ExpressionAttributeNames: { '#event': 'event' },
        ConsistentRead: true,
        Limit: PAGE,
      }),
    );
    const events = (scanned.Items ?? []).map((item): ScannedEvent => {
      const place = placeOf(item);
      try {
        return { place, event: eventFrom(item).event };
      } catch (error) {
        log.error('EVENT_UNREADABLE', { ...place, error: errorName(error) });
        return { place, event: null };
      }
    });
    const last = scanned.LastEvaluatedKey;
    return { events, next: last === undefined ? null : placeOf(last) } satisfies ScannedPage;
  };
}

const placeOf = ({ pk, sk }: Record<string, { S?: string }>): Place => ({ pk: pk?.S ?? '', sk: sk?.S ?? '' });
