/** The review as a page: the same parts in the same order for a browser, a printer and a mail. */
import type { Review } from '../review.ts';
import { dispositions, noShows, numbers, responses, topCampaigns } from './figure-sections.ts';
import { decisions, experiments, overrides, unworked } from './list-sections.ts';
import type { Section } from './section.ts';
import { duration, minuteOf, percent, span } from './words.ts';

export type Tile = { readonly label: string; readonly value: string; readonly before: string };
export type ReviewPage = {
  readonly title: string;
  /** When it was frozen, or that it is a draft. */
  readonly standing: string;
  readonly tiles: readonly Tile[];
  readonly sections: readonly Section[];
  readonly notes: readonly string[];
};

export function pageOf(review: Review): ReviewPage {
  const { isoWeek, from, to, timeZone, builtAt, frozenAt, revision } = review;
  const again = revision > 1 ? `, revision ${revision}` : '';
  return {
    title: `Weekly review ${isoWeek}: ${span(from, to)}`,
    standing:
      frozenAt === null
        ? `Draft: built ${minuteOf(builtAt, timeZone)}, not frozen, and different at the next look.`
        : `Frozen ${minuteOf(frozenAt, timeZone)}${again}. It does not change any more.`,
    tiles: tilesOf(review),
    sections: [
      numbers(review),
      topCampaigns(review),
      responses(review),
      noShows(review),
      dispositions(review),
      unworked(review),
      overrides(review),
      experiments(review),
      decisions(review),
    ],
    notes: review.notes,
  };
}

function tilesOf({ headline: { week, weekBefore } }: Review): Tile[] {
  const tile = (label: string, value: (of: typeof week) => string): Tile => ({
    label,
    value: value(week),
    before: value(weekBefore),
  });
  return [
    tile('Leads captured', ({ captured }) => String(captured)),
    tile('Qualified opportunities', ({ qualifiedOpportunities }) => String(qualifiedOpportunities)),
    tile('Median speed to lead', ({ medianSpeedToLeadSeconds }) => duration(medianSpeedToLeadSeconds)),
    tile('No-show rate', ({ noShowRate }) => percent(noShowRate)),
  ];
}
