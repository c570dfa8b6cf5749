/** Why a lead has this owner and these deadlines: kept with the assignment, so that "unfair" can be answered. */
import * as z from 'zod';
import { tierRule } from './model/tier-rules.ts';

/** Why somebody was not asked although they are in the pool. */
export const passedOverReasons = [
  'off',
  'out-of-office',
  'outside-hours',
  'daily-cap',
  'open-cap',
  'had-it',
] as const;
export type PassedOver = (typeof passedOverReasons)[number];

/** How the owner was found. */
export const choices = [
  /** The owner of the same company's leads. */
  'account',
  /** Whose turn it was in the pool. */
  'turn',
  /** Nobody else could take it: the fallback manager. */
  'fallback',
  /** A person decided. */
  'manual',
] as const;

export const whyOwnerSchema = z.object({
  how: z.enum(choices),
  /** The routing rule that the lead met first, and its pool; null when a person decided. */
  rule: z.string().nullable(),
  pool: z.string().nullable(),
  passedOver: z.array(z.object({ memberId: z.string(), reason: z.enum(passedOverReasons) })),
});
export type WhyOwner = z.infer<typeof whyOwnerSchema>;

/** Beside the owner: the terms of the tier that the deadlines were set by. */
export const whySchema = z.object({ owner: whyOwnerSchema, terms: tierRule });
export type Why = z.infer<typeof whySchema>;
