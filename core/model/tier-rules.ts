/** How quickly a lead must hear from us: the clock of each tier. Minutes are policy minutes. */
import * as z from 'zod';
import { wallTime } from './calendar-rules.ts';

export const tiers = ['high', 'standard', 'nurture'] as const;
/** High intent, standard or nurture. */
export type Tier = (typeof tiers)[number];

const minutes = z
  .number()
  .positive()
  .max(60 * 24 * 14);

const offsets = z
  .strictObject({
    due: z.undefined().optional(),
    clock: z.enum(['elapsed', 'business']),
    respondWithin: minutes,
    escalateAfter: minutes,
    reassignAfter: minutes,
  })
  .refine((rule) => rule.respondWithin <= rule.escalateAfter && rule.escalateAfter <= rule.reassignAfter, {
    message: 'expected respondWithin <= escalateAfter <= reassignAfter',
  });
const closeOfDay = z.strictObject({
  clock: z.literal('business'),
  due: z.literal('close-of-day'),
  cutoff: wallTime,
  reassignAfterClose: minutes,
});
/** `due` tells the two apart, so that an error names the value that is wrong and not the whole rule. */
export const tierRule = z.discriminatedUnion('due', [offsets, closeOfDay]);
/** Deadlines of a tier: offsets from the owner's assignment, or the close of the same business day. */
export type TierRule = z.output<typeof offsets> | z.output<typeof closeOfDay>;
