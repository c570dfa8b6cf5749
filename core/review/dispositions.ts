/** Why leads were closed without a deal, against the four weeks before, and what those leads came by. */
import type * as z from 'zod';
import type { reviewSchema } from '../contracts/review.ts';
import type { DayRange } from '../day-range.ts';
import { weeksBefore } from '../iso-week.ts';
import type { ReviewThresholds } from '../operating-model.ts';
import {
  bounded,
  byValue,
  compare,
  type ReviewFigures,
  type Row,
  shortened,
  total,
  totals,
  within,
} from './rows.ts';
import { judged } from './sources.ts';

type Review = z.output<typeof reviewSchema>;
type Disposition = Review['dispositions']['rows'][number];

/** What a week is compared with. */
export const WEEKS_BEFORE = 4;
const MOST_DISPOSITIONS = 12;
const MOST_BEHIND = 3;

export function dispositionsOf(
  { activity }: ReviewFigures,
  week: DayRange,
  { dispositionChange, smallSample }: ReviewThresholds,
): Review['dispositions'] {
  const happened = within(activity, week);
  const before = Array.from({ length: WEEKS_BEFORE }, (_, i) => within(activity, weeksBefore(week, i + 1)));
  // Before the first lead there was nothing that could have been closed: such weeks would only dilute the mean.
  const compared = before.slice(0, before.findLastIndex((rows) => rows.length > 0) + 1);
  const tags = new Set([happened, ...compared].flatMap((rows) => Object.keys(totals(rows, PREFIX))));

  const rows = [...tags].map((disposition): Disposition => {
    const closed = closedIn(happened, disposition);
    const closedBefore = compared.reduce((sum, each) => sum + closedIn(each, disposition), 0);
    const meanBefore = compared.length === 0 ? null : closedBefore / compared.length;
    const moved = meanBefore === null ? 'steady' : movement(closed, meanBefore, dispositionChange);
    return {
      disposition,
      closed,
      meanBefore,
      trend: judged(closed + closedBefore, smallSample, moved),
      behind: behind(happened, disposition),
    };
  });
  const largestFirst = rows
    .filter(({ closed, meanBefore }) => closed > 0 || (meanBefore ?? 0) > 0)
    .sort(
      (a, b) =>
        b.closed - a.closed ||
        (b.meanBefore ?? 0) - (a.meanBefore ?? 0) ||
        compare(a.disposition, b.disposition),
    );
  return { weeksBefore: compared.length, ...bounded(largestFirst, MOST_DISPOSITIONS) };
}

const PREFIX = 'disposition:';

/** Where more leads were reopened in the week than closed, none was closed for good. */
const closedIn = (rows: readonly Row[], tag: string): number => Math.max(0, total(rows, PREFIX + tag));

function movement(closed: number, mean: number, least: number): 'up' | 'down' | 'steady' {
  if (closed - mean > least * mean) return 'up';
  return mean - closed > least * mean ? 'down' : 'steady';
}

function behind(happened: readonly Row[], tag: string): Disposition['behind'] {
  return byValue(
    happened.filter(({ counters }) => counters[PREFIX + tag]),
    4,
  )
    .map(({ value, rows }) => ({ value, closed: closedIn(rows, tag) }))
    .filter(({ closed }) => closed > 0)
    .sort((a, b) => b.closed - a.closed || compare(JSON.stringify(a.value), JSON.stringify(b.value)))
    .slice(0, MOST_BEHIND)
    .map(({ value: [source = null, campaign = null, landingPage = null, content = null], closed }) => ({
      source: shortened(source ?? ''),
      campaign: shortened(campaign),
      landingPage: shortened(landingPage, 200),
      content: shortened(content),
      closed,
    }));
}
