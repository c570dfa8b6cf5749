/** What whoever reads the figures must know of them, in sentences. */
import type * as z from 'zod';
import type { reviewSchema } from '../contracts/review.ts';
import { dayIn } from '../day.ts';
import { WEEKS_BEFORE } from './dispositions.ts';
import { type ReviewFigures, total, within } from './rows.ts';

type Review = z.output<typeof reviewSchema>;

export function notesOf(review: Omit<Review, 'notes'>, figures: ReviewFigures): string[] {
  const { from, to, timeZone, builtAt, headline, overrides, dispositions } = review;
  const happened = within(figures.activity, { from, to });
  const reopened = total(happened, 'reopened');
  const spam = total(happened, 'spam');
  const unlisted = headline.week.overrides - overrides.rows.length - overrides.leftOff;
  const notes: (string | false)[] = [
    `Days begin and end in ${timeZone}. Sources and campaigns are those of the first touch.`,
    'Campaigns, meetings, closings and money are counted on the day they happened; response times and captured leads ' +
      'on the day the lead was captured, as they stood when the review was built.',
    'Medians are within 1 % of the exact ones. Overrides of the gate are no qualified opportunities.',
    dayIn(timeZone, Date.parse(builtAt)) <= to && 'The week was not over when this was built.',
    dispositions.weeksBefore < WEEKS_BEFORE &&
      `Figures go back ${weeks(dispositions.weeksBefore)} before this one, and means no further.`,
    reopened > 0 &&
      `Closed leads that were opened again: ${reopened}. What their end had counted for is taken off in this week.`,
    spam > 0 && `Submissions that only a bot fills in so, left out of everything above: ${spam}.`,
    unlisted > 0 && `Overrides that are counted and not listed by their leads: ${unlisted}.`,
    Object.keys(headline.week.spend).length === 0 && 'No spend was imported for this week.',
  ];
  return notes.filter((note) => note !== false);
}

const weeks = (count: number): string => {
  if (count === 0) return 'no week';
  return count === 1 ? '1 week' : `${count} weeks`;
};
