/** `/api/metrics/rebuild`: counting the figures anew, or only comparing them with a recount. */
import * as z from 'zod';
import { differenceSchema, MOST_DIFFERENCES, rebuildStatuses } from '../rebuild.ts';

/** `POST /api/metrics/rebuild`: `verifyOnly` compares and changes nothing that is read. */
export const rebuildRequest = z.strictObject({
  verifyOnly: z.boolean('must be true or false').default(false),
});

/** One rebuild. `POST` answers it as it starts (202). */
export const rebuildAnswer = z.object({
  runId: z.ulid(),
  /** `abandoned`: it was running and has not been heard of for 15 minutes; the next one takes over. */
  status: z.enum([...rebuildStatuses, 'abandoned']),
  verifyOnly: z.boolean(),
  /** Who started it, as events name people and keys. */
  by: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** Events counted so far. */
  events: z.number().int().min(0),
  /** Events in the table that nobody can read; live counting put them aside as well. */
  unreadable: z.number().int().min(0),
  differences: z.array(differenceSchema).max(MOST_DIFFERENCES),
});
export type RebuildAnswer = z.infer<typeof rebuildAnswer>;

/** `GET /api/metrics/rebuild`: the last ones, newest first. */
export const rebuildsAnswer = z.object({ items: z.array(rebuildAnswer) });
