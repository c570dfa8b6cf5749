/** Where a list of leads goes on: opaque to the caller, and good for the list it came from only. */
import * as z from 'zod';
import { addDays } from '../../core/day-range.ts';
import { fromItem, type Item, toItem } from '../shared/dynamo.ts';
import { leadIdFrom, leadKey, OPEN_SHARDS } from '../shared/lead-items.ts';
import { Refused } from '../shared/problem.ts';
import type { Listing } from './listing.ts';

/** An entry of an index: whose it is, and what it is sorted by. */
const place = z.strictObject({ leadId: z.ulid(), sort: z.string().max(40) });
export type Place = z.infer<typeof place>;

const ofOwner = z.strictObject({
  index: z.literal('byOwner'),
  partition: z.string().max(40),
  after: place.nullable(),
});
const ofDay = z.strictObject({
  index: z.literal('byCaptureDay'),
  partition: z.iso.date(),
  after: place.nullable(),
});
/** `after` is the last lead seen; null at the start. */
export type QueueCursor = z.infer<typeof ofOwner> | z.infer<typeof ofDay>;

/** Of each shard: after which entry it goes on, null at its start, `end` when nothing is left of it. */
const ofShards = z.strictObject({
  index: z.literal('byOpenDeadline'),
  shards: z.array(z.union([place, z.null(), z.literal('end')])).length(OPEN_SHARDS),
});
export type ShardsCursor = z.infer<typeof ofShards>;

const ofCompany = z.strictObject({ index: z.literal('byCompany'), after: place });

const keysOf = {
  byOwner: { partition: 'ownerId', sort: 'nextDeadline' },
  byCaptureDay: { partition: 'captureDay', sort: 'capturedAt' },
  byOpenDeadline: { partition: 'openShard', sort: 'nextDeadline' },
  byCompany: { partition: 'companyKey', sort: 'capturedAt' },
} as const;
type Index = keyof typeof keysOf;

/** The attribute that an index is partitioned by. */
export const partitionKey = (index: Index): string => keysOf[index].partition;

type Ordered = Exclude<Listing, { kind: 'waiting' }>;

/** Where a list of one partition after the other begins, or goes on; throws `Refused` for a cursor that is not of this list. */
export function startOf(listing: Ordered, cursor: string | undefined): QueueCursor {
  if (listing.kind === 'owner') {
    const first: QueueCursor = { index: 'byOwner', partition: listing.ownerId, after: null };
    return cursor === undefined
      ? first
      : decode(ofOwner, cursor, ({ partition }) => partition === first.partition);
  }
  const { from, to } = listing.range;
  return cursor === undefined
    ? { index: 'byCaptureDay', partition: to, after: null }
    : decode(ofDay, cursor, ({ partition }) => partition >= from && partition <= to);
}

/** Where each shard of the untouched leads begins, or goes on; throws `Refused` for a cursor of another list. */
export const startOfShards = (cursor: string | undefined): ShardsCursor =>
  cursor === undefined
    ? { index: 'byOpenDeadline', shards: Array.from({ length: OPEN_SHARDS }, () => null) }
    : decode(ofShards, cursor);

/** After which lead a company's list goes on; throws `Refused` for a cursor of another list. */
export const startOfCompany = (cursor: string | undefined): Place | null =>
  cursor === undefined ? null : decode(ofCompany, cursor).after;

/** The key of an index to start after; undefined at the start of the partition. */
export function startKey(index: Index, partition: string, after: Place | null): Item | undefined {
  if (after === null) return undefined;
  const names = keysOf[index];
  return toItem({ ...leadKey(after.leadId), [names.partition]: partition, [names.sort]: after.sort });
}

/** The place of an entry, or of the key that a page ended at. */
export const placeOf = (index: Index, item: Item): Place => ({
  leadId: leadIdFrom(item),
  sort: String(fromItem(item)[keysOf[index].sort]),
});

/** Where to go on: further in this index partition, else on the day before, else nowhere. */
export function following(
  cursor: QueueCursor,
  lastKey: Item | undefined,
  { range }: Ordered,
): QueueCursor | null {
  if (lastKey) return { ...cursor, after: placeOf(cursor.index, lastKey) };
  if (cursor.index === 'byOwner' || range === null || cursor.partition <= range.from) return null;
  return { ...cursor, partition: addDays(cursor.partition, -1), after: null };
}

export const encode = (cursor: QueueCursor | ShardsCursor | z.infer<typeof ofCompany>): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

function decode<Cursor>(
  schema: z.ZodType<Cursor>,
  text: string,
  fits: (cursor: Cursor) => boolean = () => true,
): Cursor {
  const cursor = schema.safeParse(parsed(text));
  if (cursor.success && fits(cursor.data)) return cursor.data;
  throw new Refused('invalid-fields', {
    errors: [{ path: 'cursor', message: 'is not a cursor of this list' }],
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
