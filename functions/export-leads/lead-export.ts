/** Walks through leads page by page: finds them in the index of capture days, and reads each as it is now. */
import { type DynamoDBClient, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { DayRange } from '../../core/day-range.ts';
import { leadView } from '../../core/lead-view.ts';
import { toItem } from '../shared/dynamo.ts';
import { MOST_ITEMS_AT_ONCE } from '../shared/item-batch.ts';
import { readLeads } from '../shared/lead-batch.ts';
import {
  beginning,
  behind,
  type Cursor,
  encode,
  following,
  type Place,
  placeFrom,
  placeOf,
  resumed,
  resumedBehind,
  startKey,
} from './cursor.ts';

/** So many pages of the index are enough for one with leads; a thin one then comes with a cursor to go on. */
const ENOUGH_PAGES = 40;

/**
 * Lambda answers 6 MB at most, body and all around it, and its answer is JSON: the body's own quotes are escaped once more.
 * So a line counts as it travels.
 */
const MOST_BYTES = 5_000_000;
const bytesOf = (line: string): number => Buffer.byteLength(JSON.stringify(line));

export type ExportRequest = {
  /** What the page before said. */
  readonly cursor?: string | undefined;
  /** The id of the last lead so far, in place of a cursor. */
  readonly after?: string | undefined;
  readonly limit: number;
};
export type ExportPage = { readonly lines: readonly string[]; readonly nextCursor: string | null };
export type LeadExport = ReturnType<typeof leadExport>;

/** `mostBytes` is how long a page's lines may be together; one that is longer by itself still comes, alone. */
export function leadExport(client: DynamoDBClient, table: string, mostBytes = MOST_BYTES) {
  /**
   * A page of the leads captured on these days, from the first on; of all leads in no order when `range` is null. It is
   * empty only at the end.
   */
  return async function page(asked: ExportRequest, range: DayRange | null): Promise<ExportPage> {
    const start = await startOf(asked, range);
    const { places, next } = await placesFrom(start, asked.limit, range);
    const lines: string[] = [];
    let bytes = 0;
    let last: Place | null = null;
    for (let first = 0; first < places.length; first += MOST_ITEMS_AT_ONCE) {
      const some = places.slice(first, first + MOST_ITEMS_AT_ONCE);
      const ids = some.map(({ leadId }) => leadId);
      for (const lead of await readLeads(client, table, ids)) {
        const line = `${JSON.stringify(leadView(lead))}\n`;
        bytes += bytesOf(line);
        if (last && bytes > mostBytes) return { lines, nextCursor: encode(behind(start, last)) };
        lines.push(line);
        last = placeOf(lead);
      }
    }
    return { lines, nextCursor: next && encode(next) };
  };

  async function startOf({ cursor, after }: ExportRequest, range: DayRange | null): Promise<Cursor> {
    if (cursor !== undefined) return resumed(cursor, range);
    if (after === undefined) return beginning(range);
    const [lead] = await readLeads(client, table, [after]);
    return resumedBehind(lead ? placeOf(lead) : null, range);
  }

  async function placesFrom(start: Cursor, limit: number, range: DayRange | null) {
    const places: Place[] = [];
    let next: Cursor | null = start;
    const enough = (pages: number) => places.length >= limit || (places.length > 0 && pages >= ENOUGH_PAGES);
    for (let pages = 0; next !== null && !enough(pages); pages += 1) {
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
