/** Where a list of leads goes on: opaque to the caller, and good for the list it came from only. */
import * as z from 'zod';
import type { LeadListQuery } from '../../core/contracts/requests.ts';
import { addDays, type DayRange } from '../../core/day-range.ts';
import { fromItem, type Item } from '../shared/dynamo.ts';
import { leadIdFrom, leadKey } from '../shared/lead-items.ts';
import { Refused } from '../shared/problem.ts';

const after = z.strictObject({ leadId: z.ulid(), sort: z.string().max(40) }).nullable();

/** The list of an owner by deadline, or of one capture day by time; `after` is the last lead seen, null at the start. */
const cursorSchema = z.discriminatedUnion('index', [
  z.strictObject({ index: z.literal('byOwner'), partition: z.string().max(40), after }),
  z.strictObject({ index: z.literal('byCaptureDay'), partition: z.iso.date(), after }),
]);
export type Cursor = z.infer<typeof cursorSchema>;

const keysOf = {
  byOwner: { partition: 'ownerId', sort: 'nextDeadline' },
  byCaptureDay: { partition: 'captureDay', sort: 'capturedAt' },
} as const;

/** The attribute that the cursor's index is partitioned by. */
export const partitionKey = ({ index }: Cursor): string => keysOf[index].partition;

/** Where a list begins, or goes on; throws `Refused` for a cursor that is not of this list. */
export function startOf(query: LeadListQuery, range: DayRange): Cursor {
  const first: Cursor =
    query.owner === undefined
      ? { index: 'byCaptureDay', partition: range.to, after: null }
      : { index: 'byOwner', partition: query.owner, after: null };
  if (query.cursor === undefined) return first;
  const cursor = decode(query.cursor);
  const fits =
    cursor?.index === 'byOwner'
      ? cursor.partition === query.owner
      : cursor?.index === first.index && cursor.partition >= range.from && cursor.partition <= range.to;
  if (cursor && fits) return cursor;
  throw new Refused('invalid-fields', {
    errors: [{ path: 'cursor', message: 'is not a cursor of this list' }],
  });
}

/** The key of the index to start after; undefined at its start. */
export function startKey({ index, partition, after: last }: Cursor): Record<string, string> | undefined {
  if (last === null) return undefined;
  const names = keysOf[index];
  return { ...leadKey(last.leadId), [names.partition]: partition, [names.sort]: last.sort };
}

/** Where to go on: further in this index partition, else on the day before, else nowhere. */
export function following(cursor: Cursor, lastKey: Item | undefined, range: DayRange): Cursor | null {
  if (lastKey) {
    const sort = String(fromItem(lastKey)[keysOf[cursor.index].sort]);
    return { ...cursor, after: { leadId: leadIdFrom(lastKey), sort } };
  }
  if (cursor.index === 'byOwner' || cursor.partition <= range.from) return null;
  return { ...cursor, partition: addDays(cursor.partition, -1), after: null };
}

export const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function decode(text: string): Cursor | null {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    return null;
  }
}
