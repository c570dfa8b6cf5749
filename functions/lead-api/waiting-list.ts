/** What waits for a first response, whoever owns it: the shards of the untouched leads, merged by deadline. */
import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { LeadListQuery } from '../../core/contracts/requests.ts';
import { openShards } from '../shared/lead-items.ts';
import { type Place, partitionKey, placeOf, type ShardsCursor, startKey } from './cursor.ts';
import { expressionsOf, type Filter, filtersOf } from './index-filter.ts';

/** Entries of a shard that one query looks at: some 25 KB. */
const ENTRIES = 100;
/** Queries of a request: five for each shard, half a megabyte in all. */
const MOST_QUERIES = 40;

type End = Place | null | 'end';
type Shard = {
  readonly name: string;
  /** Entries that were read and not taken yet, in order. */
  entries: Place[];
  /** Where to go on when nothing more is taken. */
  resume: End;
  /** Where to read on. */
  readTo: End;
};

/** Stored times come with and without milliseconds: as texts they compare to the second. `stillWaits` is exact. */
const secondAfter = (now: number): string => new Date(now + 1_000).toISOString();

type Found = { readonly leadIds: string[]; readonly next: ShardsCursor | null };

export function waitingList(client: DynamoDBClient, table: string) {
  /** Up to `limit` leads, soonest deadline first. `now` is epoch milliseconds. */
  return async function find(query: LeadListQuery, start: ShardsCursor, now: number): Promise<Found> {
    const filters: Filter[] = [
      ...filtersOf(query),
      ...(query.waiting === 'overdue'
        ? [{ attribute: 'respondBy', operator: '<', value: secondAfter(now) } as const]
        : []),
    ];
    const shards = start.shards.map(
      (end, i): Shard => ({ name: openShards[i] as string, entries: [], resume: end, readTo: end }),
    );
    const leadIds: string[] = [];
    for (let queries = 0; leadIds.length < query.limit; ) {
      // The soonest of all is known only while each shard shows its next one.
      const unknown = shards.filter(({ entries, readTo }) => entries.length === 0 && readTo !== 'end');
      if (queries + unknown.length > MOST_QUERIES) break;
      queries += unknown.length;
      await Promise.all(unknown.map((shard) => readOn(shard, filters)));
      if (unknown.some(({ entries, readTo }) => entries.length === 0 && readTo !== 'end')) continue;
      const first = soonest(shards);
      if (first === null) break;
      leadIds.push(take(first));
    }
    const ends = shards.map(({ resume }) => resume);
    const next = ends.every((end) => end === 'end')
      ? null
      : ({ index: 'byOpenDeadline', shards: ends } as const);
    return { leadIds, next };
  };

  async function readOn(shard: Shard, filters: readonly Filter[]): Promise<void> {
    if (shard.readTo === 'end') return;
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'byOpenDeadline',
        ...expressionsOf({ attribute: partitionKey('byOpenDeadline'), value: shard.name }, null, filters),
        Limit: ENTRIES,
        ExclusiveStartKey: startKey('byOpenDeadline', shard.name, shard.readTo),
      }),
    );
    shard.entries = (page.Items ?? []).map((item) => placeOf('byOpenDeadline', item));
    shard.readTo = page.LastEvaluatedKey ? placeOf('byOpenDeadline', page.LastEvaluatedKey) : 'end';
    if (shard.entries.length === 0) shard.resume = shard.readTo;
  }
}

/** The shard whose next entry has the soonest deadline; null when nothing is left of any. */
function soonest(shards: readonly Shard[]): Shard | null {
  const sortOf = ({ entries: [first] }: Shard): string | undefined => first?.sort;
  return shards.reduce<Shard | null>((best, shard) => {
    const sort = sortOf(shard);
    if (sort === undefined) return best;
    return best === null || sort < (sortOf(best) as string) ? shard : best;
  }, null);
}

/** Takes the shard's next entry: its lead. */
function take(shard: Shard): string {
  const [first, ...rest] = shard.entries as [Place, ...Place[]];
  shard.entries = rest;
  // Behind the page's last entry lies what its filters left out.
  shard.resume = rest.length === 0 ? shard.readTo : first;
  return first.leadId;
}
