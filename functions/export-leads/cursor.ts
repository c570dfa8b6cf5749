/** Where an export goes on: opaque to the caller, and good for the same days only. */
import * as z from 'zod';
import { addDays, type DayRange } from '../../core/day-range.ts';
import { fromItem, type Item, toItem } from '../shared/dynamo.ts';
import { leadIdFrom, leadKey } from '../shared/lead-items.ts';
import { Refused } from '../shared/problem.ts';

const placeSchema = z.strictObject({
  leadId: z.ulid(),
  captureDay: z.iso.date(),
  capturedAt: z.iso.datetime(),
});
/** A lead's place in the index of capture days. It never moves, so an export meets each lead once. */
export type Place = z.infer<typeof placeSchema>;

/** The whole index in its own order, or a range of days from the first on; `after` is the last lead seen. */
const cursorSchema = z.discriminatedUnion('walk', [
  z.strictObject({ walk: z.literal('everything'), after: placeSchema.nullable() }),
  z.strictObject({ walk: z.literal('days'), day: z.iso.date(), after: placeSchema.nullable() }),
]);
export type Cursor = z.infer<typeof cursorSchema>;

/** Where an export of these days begins, of all there is when null, or goes on; throws `Refused` for another's cursor. */
export function startOf(cursor: string | undefined, range: DayRange | null): Cursor {
  if (cursor === undefined) {
    return range ? { walk: 'days', day: range.from, after: null } : { walk: 'everything', after: null };
  }
  const read = decode(cursor);
  if (read && fits(read, range)) return read;
  throw new Refused('invalid-fields', {
    errors: [{ path: 'cursor', message: 'is not a cursor of this export' }],
  });
}

function fits(cursor: Cursor, range: DayRange | null): boolean {
  if (range === null || cursor.walk === 'everything') return range === null && cursor.walk === 'everything';
  const { day, after } = cursor;
  return day >= range.from && day <= range.to && (after === null || after.captureDay === day);
}

/** Right behind a lead. */
export const behind = ({ walk }: Cursor, after: Place): Cursor =>
  walk === 'everything' ? { walk, after } : { walk, day: after.captureDay, after };

/** After a page of the index: behind its last lead, else on the next day, else nowhere. */
export function following(cursor: Cursor, last: Place | null, range: DayRange | null): Cursor | null {
  if (last) return behind(cursor, last);
  if (cursor.walk === 'everything' || range === null || cursor.day >= range.to) return null;
  return { ...cursor, day: addDays(cursor.day, 1), after: null };
}

export function placeFrom(entry: Item): Place {
  const { captureDay, capturedAt } = fromItem(entry);
  return placeSchema.parse({ leadId: leadIdFrom(entry), captureDay, capturedAt });
}

/** The key of the index to start after; undefined at its start. */
export function startKey({ after }: Cursor): Item | undefined {
  if (after === null) return undefined;
  const { leadId, captureDay, capturedAt } = after;
  return toItem({ ...leadKey(leadId), captureDay, capturedAt });
}

export const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function decode(text: string): Cursor | null {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    return null;
  }
}
