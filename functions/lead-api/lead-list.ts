/** Lists leads: of an owner by their next deadline, or of a range of capture days, newest first. */
import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { LeadListQuery } from '../../core/contracts/requests.ts';
import type { DayRange } from '../../core/day-range.ts';
import type { Lead } from '../../core/lead.ts';
import { toItem } from '../shared/dynamo.ts';
import { readLeads } from '../shared/lead-batch.ts';
import { leadIdFrom } from '../shared/lead-items.ts';
import { type Cursor, encode, following, partitionKey, startKey, startOf } from './cursor.ts';

/** A request looks at this many pages of an index at most; a thin answer then comes with a cursor to go on. */
const MOST_PAGES = 40;

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
    const leadIds: string[] = [];
    for (let pages = 0; cursor !== null && leadIds.length < query.limit && pages < MOST_PAGES; pages += 1) {
      const page = await client.send(
        new QueryCommand(pageQuery(query, range, cursor, query.limit - leadIds.length)),
      );
      leadIds.push(...(page.Items ?? []).map(leadIdFrom));
      cursor = following(cursor, page.LastEvaluatedKey, range);
    }
    const leads = await readLeads(client, table, leadIds);
    return { leads, nextCursor: cursor === null ? null : encode(cursor) };
  };

  function pageQuery(
    query: LeadListQuery,
    range: DayRange,
    cursor: Cursor,
    limit: number,
  ): QueryCommandInput {
    const ofOwner = cursor.index === 'byOwner';
    const wanted: Filter[] = [
      ['stage', '=', query.stage],
      ['tier', '=', query.tier],
      ...(ofOwner ? within(range) : []),
    ];
    const filters = wanted.filter(([, , value]) => value !== undefined);
    const start = startKey(cursor);
    return {
      TableName: table,
      IndexName: cursor.index,
      KeyConditionExpression: '#partition = :partition',
      ...(filters.length > 0
        ? { FilterExpression: filters.map(([, operator], i) => `#f${i} ${operator} :f${i}`).join(' AND ') }
        : {}),
      ExpressionAttributeNames: Object.fromEntries([
        ['#partition', partitionKey(cursor)],
        ...filters.map(([name], i) => [`#f${i}`, name]),
      ]),
      ExpressionAttributeValues: toItem(
        Object.fromEntries([
          [':partition', cursor.partition],
          ...filters.map(([, , value], i) => [`:f${i}`, value]),
        ]),
      ),
      // An owner reads what is due first; everybody else what came last.
      ScanIndexForward: ofOwner,
      Limit: limit,
      ExclusiveStartKey: start && toItem(start),
    };
  }
}
