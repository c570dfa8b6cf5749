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

/** Where an export of these days begins; of all there is when null. */
export const beginning = (range: DayRange | null): Cursor =>
  range ? { walk: 'days', day: range.from, after: null } : { walk: 'everything', after: null };

/** Where an export of these days goes on; throws `Refused` for what is no cursor of it. */
export function resumed(text: string, range: DayRange | null): Cursor {
  const cursor = decode(text);
  if (cursor && fits(cursor, range)) return cursor;
  throw refused('cursor', 'is not a cursor of this export');
}

/** Where an export of these days goes on behind a lead, null when there is none; throws `Refused` when it was not in it. */
export function resumedBehind(after: Place | null, range: DayRange | null): Cursor {
  const cursor = after && behind(beginning(range), after);
  if (cursor && fits(cursor, range)) return cursor;
  throw refused('after', 'is not a lead of this export');
}

const refused = (path: string, message: string) =>
  new Refused('invalid-fields', { errors: [{ path, message }] });

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

export const placeOf = ({ leadId, captureDay, capturedAt }: Place): Place => ({
  leadId,
  captureDay,
  capturedAt,
});

/** The place that an entry or a key of the index names. */
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
