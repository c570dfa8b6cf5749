/** Lists leads: of an owner as a queue, of a range of capture days newest first, or what waits soonest deadline first. */
import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { LeadListQuery } from '../../core/contracts/requests.ts';
import type { Lead } from '../../core/lead.ts';
import { readLeads } from '../shared/lead-batch.ts';
import { CLOSED, leadIdFrom, NO_DEADLINE } from '../shared/lead-items.ts';
import {
  encode,
  following,
  partitionKey,
  type QueueCursor,
  startKey,
  startOf,
  startOfShards,
} from './cursor.ts';
import { expressionsOf, filtersOf, stillWaits, withinDays } from './index-filter.ts';
import type { Listing } from './listing.ts';
import { waitingList } from './waiting-list.ts';

/** A request looks at this many pages of an index at most; a thin answer then comes with a cursor to go on. */
const MOST_PAGES = 40;

export type LeadPage = { readonly leads: Lead[]; readonly nextCursor: string | null };
export type LeadList = ReturnType<typeof leadList>;
type Ordered = Exclude<Listing, { kind: 'waiting' }>;

export function leadList(client: DynamoDBClient, table: string) {
  const findWaiting = waitingList(client, table);

  /** `now` is epoch milliseconds. */
  return async function list(query: LeadListQuery, listing: Listing, now: number): Promise<LeadPage> {
    const { leadIds, next } =
      listing.kind === 'waiting'
        ? await findWaiting(query, startOfShards(query.cursor), now)
        : await find(query, listing);
    const leads = await readLeads(client, table, leadIds);
    const { waiting } = query;
    return {
      leads: waiting === undefined ? leads : leads.filter((lead) => stillWaits(lead, waiting, now)),
      nextCursor: next && encode(next),
    };
  };

  async function find(query: LeadListQuery, listing: Ordered) {
    let cursor: QueueCursor | null = startOf(listing, query.cursor);
    const leadIds: string[] = [];
    for (let pages = 0; cursor !== null && leadIds.length < query.limit && pages < MOST_PAGES; pages += 1) {
      const page = await client.send(
        new QueryCommand(pageQuery(query, listing, cursor, query.limit - leadIds.length)),
      );
      leadIds.push(...(page.Items ?? []).map(leadIdFrom));
      cursor = following(cursor, page.LastEvaluatedKey, listing);
    }
    return { leadIds, next: cursor };
  }

  function pageQuery(
    query: LeadListQuery,
    listing: Ordered,
    cursor: QueueCursor,
    limit: number,
  ): QueryCommandInput {
    const { index, partition, after } = cursor;
    const ofOwner = listing.kind === 'owner';
    const days = ofOwner && listing.range ? withinDays(listing.range) : [];
    return {
      TableName: table,
      IndexName: index,
      ...expressionsOf(
        { attribute: partitionKey(index), value: partition },
        ofOwner ? endOfQueue(query) : null,
        [...filtersOf(query), ...days],
      ),
      // An owner reads what is due first; everybody else what came last.
      ScanIndexForward: ofOwner,
      Limit: limit,
      ExclusiveStartKey: startKey(index, partition, after),
    };
  }
}

/** An owner's queue ends with what is closed: nobody reads through years of it for what is open. */
function endOfQueue({ waiting, open }: LeadListQuery) {
  const attribute = 'nextDeadline';
  if (waiting !== undefined) return { attribute, operator: '<=', value: NO_DEADLINE } as const;
  return open === undefined ? null : ({ attribute, operator: '<', value: CLOSED } as const);
}
