/** Which campaigns brought opportunities, and which sources are slow to hear from us or do not keep their meetings. */
import type * as z from 'zod';
import type { reviewSchema } from '../contracts/review.ts';
import type { DayRange } from '../day-range.ts';
import type { OperatingModel, ReviewThresholds } from '../operating-model.ts';
import {
  bounded,
  byValue,
  compare,
  medianSeconds,
  opportunitiesIn,
  type ReviewFigures,
  type Row,
  shortened,
  total,
  within,
} from './rows.ts';

type Review = z.output<typeof reviewSchema>;

const MOST_CAMPAIGNS = 10;
const MOST_SOURCES = 25;

/** Those that brought a qualified opportunity in the week or the week before, the most first. */
export function topCampaigns(
  { activity }: ReviewFigures,
  week: DayRange,
  weekBefore: DayRange,
): Review['topCampaigns'] {
  const campaigns = byValue(activity, 2).map(({ value: [source = null, campaign = null], rows }) => {
    const happened = within(rows, week);
    return {
      source: shortened(source ?? ''),
      campaign: shortened(campaign),
      captured: total(happened, 'captured'),
      qualifiedOpportunities: opportunitiesIn(happened),
      weekBefore: opportunitiesIn(within(rows, weekBefore)),
      overrides: total(happened, 'overrides'),
      won: total(happened, 'won'),
    };
  });
  const named = campaigns
    .filter((it) => it.qualifiedOpportunities > 0 || it.weekBefore > 0)
    .sort(
      (a, b) =>
        b.qualifiedOpportunities - a.qualifiedOpportunities ||
        b.weekBefore - a.weekBefore ||
        compare(a.source, b.source) ||
        compare(a.campaign ?? '', b.campaign ?? ''),
    );
  return bounded(named, MOST_CAMPAIGNS);
}

/** By source and tier, since each tier has its own clock and its own promise. */
export function responsesOf(
  { source }: ReviewFigures,
  week: DayRange,
  { slowResponseMinutes, smallSample }: ReviewThresholds,
  tiers: OperatingModel['tiers'],
): Review['responses'] {
  const cohort = within(source, week);
  const rows = [...Map.groupBy(cohort, ({ tier }) => tier)].flatMap(([tier, ofTier]) =>
    byValue(ofTier, 1).map(({ value, rows: group }) => {
      const contacted = total(group, 'contacted');
      const medianOf = tiers[tier].clock === 'business' ? 'speedBusiness:' : 'speed:';
      const seconds = medianSeconds(group, medianOf);
      const slow = seconds !== null && seconds > slowResponseMinutes[tier] * 60;
      return {
        source: sourceOf(value),
        tier,
        captured: total(group, 'captured'),
        contacted,
        medianSeconds: seconds,
        verdict: judged(contacted, smallSample, slow ? ('slow' as const) : ('fine' as const)),
      };
    }),
  );
  return bounded(
    flaggedFirst(rows, ['slow'], ({ captured }) => captured),
    MOST_SOURCES,
  );
}

export function noShowsOf(
  { activity }: ReviewFigures,
  week: DayRange,
  { noShowRate, smallSample }: ReviewThresholds,
): Review['noShows'] {
  const rows = byValue(within(activity, week), 1).flatMap(({ value, rows: group }) => {
    const noShows = total(group, 'noShows');
    const meetings = noShows + total(group, 'meetingsHeld');
    if (meetings === 0) return [];
    const rate = noShows / meetings;
    const verdict = judged(meetings, smallSample, rate > noShowRate ? ('high' as const) : ('fine' as const));
    return [{ source: sourceOf(value), meetings, noShows, rate, verdict }];
  });
  return bounded(
    flaggedFirst(rows, ['high'], ({ meetings }) => meetings),
    MOST_SOURCES,
  );
}

const sourceOf = ([source]: Row['value']): string => shortened(source ?? '');

export function judged<Verdict>(sample: number, smallSample: number, verdict: Verdict) {
  return sample < smallSample ? ('small-sample' as const) : verdict;
}

/** What is named comes first, then the largest. */
function flaggedFirst<Item extends { verdict: string; source: string }>(
  rows: readonly Item[],
  flags: readonly string[],
  size: (row: Item) => number,
): Item[] {
  const flagged = (row: Item) => (flags.includes(row.verdict) ? 0 : 1);
  return rows.toSorted((a, b) => flagged(a) - flagged(b) || size(b) - size(a) || compare(a.source, b.source));
}
