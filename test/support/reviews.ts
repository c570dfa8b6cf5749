/** Weeks to review, ready made: 2026-W47, 16 to 22 November, looked at on the Monday after it in New York. */
import { addDays } from '../../core/day-range.ts';
import { bucketOf } from '../../core/histogram.ts';
import type { Tier } from '../../core/operating-model.ts';
import type { ReviewFigures, Row } from '../../core/review/rows.ts';
import { type Review, type ReviewInputs, reviewOf } from '../../core/review.ts';
import { anOperatingModel } from './builders.ts';

export const reviewedWeek = { isoWeek: '2026-W47', week: { from: '2026-11-16', to: '2026-11-22' } };

/** A roll-up of one day; `before` is how many weeks before the reviewed one. */
export function aRow(
  value: Row['value'],
  counters: Record<string, number>,
  { tier = 'high', before = 0 }: { tier?: Tier; before?: number } = {},
): Row {
  return { day: addDays(reviewedWeek.week.from, 2 - 7 * before), tier, value, counters };
}

/** The counters of so many leads, each with its first response after so many seconds. */
export const responded = (leads: number, seconds: number, histogram = 'speed'): Record<string, number> => ({
  captured: leads,
  contacted: leads,
  [`${histogram}:${bucketOf(seconds * 1000)}`]: leads,
});

export const noFigures: ReviewFigures = { all: [], source: [], activity: [] };

export function reviewInputs(inputs: Partial<ReviewInputs> = {}): ReviewInputs {
  return {
    ...reviewedWeek,
    builtAt: '2026-11-23T14:00:00.000Z',
    model: anOperatingModel(),
    figures: noFigures,
    spend: { week: {}, weekBefore: {} },
    untouched: { untouched: 0, overdue: 0, unowned: 0 },
    waiting: [],
    overrides: [],
    experiments: [],
    nameOf: (id) => `Name of ${id}`,
    ...inputs,
  };
}

export const aReview = (inputs: Partial<ReviewInputs> = {}): Review => reviewOf(reviewInputs(inputs));
