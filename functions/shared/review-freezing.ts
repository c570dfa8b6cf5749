/** Freezes the review of a week: once, or again where somebody asks for it. */
import type { DayRange } from '../../core/day-range.ts';
import type { Review } from '../../core/review.ts';
import type { Log } from './log.ts';
import type { BuildReview } from './review-building.ts';
import type { ReviewStore } from './review-store.ts';

export type ReviewFreezingDependencies = {
  readonly reviews: Pick<ReviewStore, 'read' | 'freeze'>;
  readonly build: BuildReview;
  readonly now: () => number;
  readonly log: Log;
};

export type Frozen = {
  /** `kept`: it was frozen before, by somebody else at this moment perhaps, and is what it was. */
  readonly outcome: 'frozen' | 'kept';
  readonly review: Review;
};
export type FreezeReview = (isoWeek: string, week: DayRange, again: boolean) => Promise<Frozen>;

export function reviewFreezing({ reviews, build, now, log }: ReviewFreezingDependencies): FreezeReview {
  return async (isoWeek, week, again) => {
    const seen = await reviews.read(isoWeek);
    if (seen !== null && !again) return { outcome: 'kept', review: seen };
    const draft = await build(isoWeek, week);
    const stored = await reviews.freeze(draft, seen?.revision ?? 0, new Date(now()).toISOString());
    if (stored.outcome === 'frozen') {
      log.info('REVIEW_FROZEN', { isoWeek, revision: stored.review.revision });
      return stored;
    }
    const winner = await reviews.read(isoWeek);
    if (winner === null) throw new Error('REVIEW_GONE');
    return { outcome: 'kept', review: winner };
  };
}
