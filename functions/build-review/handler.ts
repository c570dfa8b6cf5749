/** On the review day: freezes the review of the last whole week, and mails it. Run again, it changes and repeats nothing. */
import { dayIn } from '../../core/day.ts';
import { daysOfWeek, lastWeekBefore } from '../../core/iso-week.ts';
import type { FreezeReview } from '../shared/review-freezing.ts';
import type { Mailed, MailReview } from '../shared/review-mail.ts';

export type BuildReviewDependencies = {
  readonly freeze: FreezeReview;
  readonly mail: MailReview;
  /** In which days and weeks begin and end. */
  readonly timeZone: string;
  readonly now: () => number;
};

/** Some mails did not go out; the next invocation sends those, and no other. */
export class ReviewsUnsent extends Error {
  override readonly name = 'ReviewsUnsent';
}

export function buildReviewHandler({ freeze, mail, timeZone, now }: BuildReviewDependencies) {
  return async (): Promise<{ isoWeek: string; revision: number } & Mailed> => {
    const isoWeek = lastWeekBefore(dayIn(timeZone, now()));
    const week = daysOfWeek(isoWeek);
    if (week === null) throw new RangeError(`no week ${isoWeek}`);
    const { review } = await freeze(isoWeek, week, false);
    const mailed = await mail(review);
    if (mailed.unsent > 0) throw new ReviewsUnsent();
    return { isoWeek, revision: review.revision, ...mailed };
  };
}
