/** Lists leads: of an owner by their next deadline, or of a range of capture days, newest first. */
import {
  BatchGetItemCommand,
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { LeadListQuery } from '../../core/contracts.ts';
import { type DayRange, daysOf } from '../../core/day-range.ts';
import type { Lead } from '../../core/lead.ts';
import { fromItem, type Item, toItem } from '../shared/dynamo.ts';
import { leadFrom } from '../shared/lead-items.ts';
import { Refused } from '../shared/problem.ts';

/** A request looks at this many pages of an index at most; a thin answer then comes with a cursor to go on. */
const MOST_PAGES = 40;
/** What BatchGetItem takes at once. */
const MOST_KEYS = 100;

const cursorSchema = z.object({
  /** The capture day that the list stands in; absent in an owner's list. */
  day: z.iso.date().optional(),
  /** Where the index goes on; absent at the start of a day. */
  after: z.record(z.string(), z.string()).optional(),
});
type Cursor = z.infer<typeof cursorSchema>;

type Filter = readonly [attribute: string, operator: '=' | '>=' | '<=', value: string | undefined];

const within = ({ from, to }: DayRange): Filter[] => [
  ['captureDay', '>=', from],
  ['captureDay', '<=', to],
];

export type LeadPage = { readonly leads: Lead[]; readonly nextCursor: string | null };
export type LeadList = ReturnType<typeof leadList>;

export function leadList(client: DynamoDBClient, table: string) {
  return async function list(query: LeadListQuery, range: DayRange): Promise<LeadPage> {
    let cursor: Cursor | null = startOf(query, range);
    const keys: Item[] = [];
    for (let pages = 0; cursor !== null && keys.length < query.limit && pages < MOST_PAGES; pages += 1) {
      const page = await client.send(
        new QueryCommand(pageQuery(query, range, cursor, query.limit - keys.length)),
      );
      keys.push(...(page.Items ?? []).map(({ pk, sk }) => ({ pk, sk }) as Item));
      cursor = following(cursor, page.LastEvaluatedKey, range);
    }
    return { leads: await leadsOf(keys), nextCursor: cursor === null ? null : encode(cursor) };
  };

  function pageQuery(
    query: LeadListQuery,
    range: DayRange,
    { day, after }: Cursor,
    limit: number,
  ): QueryCommandInput {
    const common: Filter[] = [
      ['stage', '=', query.stage],
      ['tier', '=', query.tier],
    ];
    const place =
      day === undefined
        ? { index: 'byOwner', partition: ['ownerId', query.owner], filters: [...common, ...within(range)] }
        : { index: 'byCaptureDay', partition: ['captureDay', day], filters: common };
    const filters = place.filters.filter(([, , value]) => value !== undefined);
    return {
      TableName: table,
      IndexName: place.index,
      KeyConditionExpression: '#partition = :partition',
      ...(filters.length > 0
        ? { FilterExpression: filters.map(([, operator], i) => `#f${i} ${operator} :f${i}`).join(' AND ') }
        : {}),
      ExpressionAttributeNames: Object.fromEntries([
        ['#partition', place.partition[0]],
        ...filters.map(([name], i) => [`#f${i}`, name]),
      ]),
      ExpressionAttributeValues: toItem(
        Object.fromEntries([
          [':partition', place.partition[1]],
          ...filters.map(([, , value], i) => [`:f${i}`, value]),
        ]),
      ),
      // An owner reads what is due first; everybody else what came last.
      ScanIndexForward: day === undefined,
      Limit: limit,
      ExclusiveStartKey: after && toItem(after),
    };
  }

  async function leadsOf(keys: readonly Item[]): Promise<Lead[]> {
    const found = new Map<string, Lead>();
    for (let start = 0; start < keys.length; start += MOST_KEYS) {
      let wanted = keys.slice(start, start + MOST_KEYS);
      while (wanted.length > 0) {
        const { Responses: items, UnprocessedKeys: left } = await client.send(
          new BatchGetItemCommand({ RequestItems: { [table]: { Keys: wanted } } }),
        );
        for (const item of items?.[table] ?? []) found.set(item['pk']?.S ?? '', leadFrom(item));
        wanted = (left?.[table]?.Keys ?? []) as Item[];
      }
    }
    // A lead erased between the index and the read is left out.
    return keys.flatMap((key) => found.get(key['pk']?.S ?? '') ?? []);
  }
}

function startOf(query: LeadListQuery, range: DayRange): Cursor {
  if (query.cursor !== undefined) return decode(query.cursor, query, range);
  return query.owner === undefined ? { day: range.to } : {};
}

/** Where to go on: further in this index partition, else the day before, else nowhere. */
function following({ day }: Cursor, lastKey: Item | undefined, range: DayRange): Cursor | null {
  if (lastKey) return { day, after: cursorSchema.shape.after.parse(fromItem(lastKey)) };
  const days = day === undefined ? [] : daysOf({ from: range.from, to: day });
  return days[1] === undefined ? null : { day: days[1] };
}

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** A cursor is ours and for this very list, or it is refused. */
function decode(text: string, query: LeadListQuery, range: DayRange): Cursor {
  try {
    const cursor = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    const { day } = cursor;
    const fits = query.owner === undefined ? day !== undefined && day >= range.from && day <= range.to : !day;
    if (fits) return cursor;
  } catch {
    // Answered below like any other cursor that is not ours.
  }
  throw new Refused('invalid-fields', {
    errors: [{ path: 'cursor', message: 'is not a cursor of this list' }],
  });
}
