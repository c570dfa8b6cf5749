/**
 * The moments of the tiers whose clocks run from assignment, on one scale:
 *
 *   high      |-----5-----10----------20
 *   standard  |---------------15------20
 */
import type { ModelTier } from './model-words.ts';

export type Mark = {
  /** Policy minutes from assignment. */
  readonly minutes: number;
  /** From 0 to 1 of the scale. */
  readonly at: number;
  readonly kind: 'due' | 'breach' | 'next';
};

/** Moments that fall on each other are one mark: the graver one. Empty for a tier that is due at the close of a day. */
export function marksOf(tier: ModelTier, longest: number): Mark[] {
  const moments: [number | null, Mark['kind']][] = [
    [tier.respondWithin, 'due'],
    [tier.escalateAfter, 'breach'],
    [tier.reassignAfter, 'next'],
  ];
  const marks = new Map<number, Mark>();
  for (const [minutes, kind] of moments) {
    if (minutes !== null) marks.set(minutes, { minutes, at: minutes / longest, kind });
  }
  return [...marks.values()];
}

/** What the scale ends with, in policy minutes. */
export const longestOf = (tiers: readonly ModelTier[]): number =>
  Math.max(1, ...tiers.map(({ reassignAfter }) => reassignAfter ?? 0));
