/** What the exports take and answer. */
import * as z from 'zod';

const day = z.iso.date('expected a day such as 2026-11-23');

/**
 * `GET /api/exports/leads`: days are capture days in the model's time zone, both included; without any, every lead there
 * is.
 */
export const leadExportQuery = z
  .strictObject({
    from: day.optional(),
    to: day.optional(),
    /** What the header `x-next-cursor` of the page before said. */
    cursor: z.string().max(2_000).optional(),
    /** The lead of the last line so far, for programs that cannot read headers; a page without lines is then the end. */
    after: z.ulid('expected the id of a lead').optional(),
    limit: z.coerce.number().int().min(1).max(1_000).default(500),
  })
  .refine(({ cursor, after }) => cursor === undefined || after === undefined, {
    path: ['after'],
    message: 'goes without cursor',
  });
