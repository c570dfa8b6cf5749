/** Walks through leads page by page: finds them in the index of capture days, and reads each as it is now. */
import { type DynamoDBClient, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { DayRange } from '../../core/day-range.ts';
import { leadView } from '../../core/lead-view.ts';
import { toItem } from '../shared/dynamo.ts';
import { MOST_LEADS_AT_ONCE, readLeads } from '../shared/lead-batch.ts';
import {
  behind,
  type Cursor,
  encode,
  following,
  type Place,
  placeFrom,
  startKey,
  startOf,
} from './cursor.ts';

/** A request looks at this many pages of the index at most; a thin answer then comes with a cursor to go on. */
const MOST_PAGES = 40;

/**
 * Lambda answers 6 MB at most, body and all around it, and its answer is JSON: the body's own quotes are escaped once more.
 * So a line counts as it travels.
 */
const MOST_BYTES = 5_000_000;
const bytesOf = (line: string): number => Buffer.byteLength(JSON.stringify(line));

export type ExportPage = { readonly lines: readonly string[]; readonly nextCursor: string | null };
export type LeadExport = ReturnType<typeof leadExport>;

/** `mostBytes` is how long a page's lines may be together; one that is longer by itself still comes, alone. */
export function leadExport(client: DynamoDBClient, table: string, mostBytes = MOST_BYTES) {
  /** A page of the leads captured on these days, from the first on; of all leads in no order when `range` is null. */
  return async function page(
    asked: { readonly cursor?: string | undefined; readonly limit: number },
    range: DayRange | null,
  ): Promise<ExportPage> {
    const start = startOf(asked.cursor, range);
    const { places, next } = await placesFrom(start, asked.limit, range);
    const lines: string[] = [];
    let bytes = 0;
    let last: Place | null = null;
    for (let first = 0; first < places.length; first += MOST_LEADS_AT_ONCE) {
      const some = places.slice(first, first + MOST_LEADS_AT_ONCE);
      const ids = some.map(({ leadId }) => leadId);
      for (const lead of await readLeads(client, table, ids)) {
        const line = `${JSON.stringify(leadView(lead))}\n`;
        bytes += bytesOf(line);
        if (last && bytes > mostBytes) return { lines, nextCursor: encode(behind(start, last)) };
        lines.push(line);
        const { leadId, captureDay, capturedAt } = lead;
        last = { leadId, captureDay, capturedAt };
      }
    }
    return { lines, nextCursor: next && encode(next) };
  };

  async function placesFrom(start: Cursor, limit: number, range: DayRange | null) {
    const places: Place[] = [];
    let next: Cursor | null = start;
    for (let pages = 0; next !== null && places.length < limit && pages < MOST_PAGES; pages += 1) {
      const { Items = [], LastEvaluatedKey: last } = await readIndex(next, limit - places.length);
      places.push(...Items.map(placeFrom));
      next = following(next, last ? placeFrom(last) : null, range);
    }
    return { places, next };
  }

  /** Only leads are in the index, so a scan of it reads nothing in vain. */
  function readIndex(cursor: Cursor, limit: number) {
    const common = {
      TableName: table,
      IndexName: 'byCaptureDay',
      Limit: limit,
      ExclusiveStartKey: startKey(cursor),
    };
    if (cursor.walk === 'everything') return client.send(new ScanCommand(common));
    return client.send(
      new QueryCommand({
        ...common,
        KeyConditionExpression: 'captureDay = :day',
        ExpressionAttributeValues: toItem({ ':day': cursor.day }),
      }),
    );
  }
}
