/** The week in numbers. */
import type * as z from 'zod';
import type { reviewSchema } from '../contracts/review.ts';
import type { DayRange } from '../day-range.ts';
import { medianSeconds, opportunitiesIn, type ReviewFigures, total, totals, within } from './rows.ts';

export type Headline = z.output<typeof reviewSchema>['headline']['week'];

/** `spend` is that of the range, per currency in minor units. */
export function headlineOf(
  figures: ReviewFigures,
  range: DayRange,
  spend: Readonly<Record<string, number>>,
): Headline {
  const cohort = within(figures.all, range);
  const happened = within(figures.activity, range);
  const qualifiedOpportunities = opportunitiesIn(happened);
  const noShows = total(happened, 'noShows');
  const meetings = noShows + total(happened, 'meetingsHeld');
  return {
    captured: total(cohort, 'captured'),
    contacted: total(cohort, 'contacted'),
    medianSpeedToLeadSeconds: medianSeconds(cohort, 'speed:'),
    breached: total(happened, 'breached'),
    qualifiedOpportunities,
    overrides: total(happened, 'overrides'),
    won: total(happened, 'won'),
    revenue: totals(happened, 'revenue:'),
    lost: total(happened, 'lost'),
    disqualified: total(happened, 'disqualified'),
    meetings,
    noShows,
    noShowRate: meetings === 0 ? null : noShows / meetings,
    spend,
    costPerOpportunity:
      qualifiedOpportunities > 0
        ? Object.fromEntries(
            Object.entries(spend).map(([currency, minor]) => [
              currency,
              Math.round(minor / qualifiedOpportunities),
            ]),
          )
        : {},
  };
}
