/**
 * The weekly review: what growth and sales look at together for half an hour, of one ISO week. Built from roll-ups, so
 * that it says what the figures say, and from what waits at the moment of building. It holds ids of leads and names of
 * the team, and nothing of the leads themselves but what campaigns they came by.
 */
import type * as z from 'zod';
import type { reviewSchema } from './contracts/review.ts';
import type { DayRange } from './day-range.ts';
import { weeksBefore } from './iso-week.ts';
import type { OperatingModel, Tier } from './operating-model.ts';
import { dispositionsOf, WEEKS_BEFORE } from './review/dispositions.ts';
import { decisionsOf, openExperiments, type TriedExperiment } from './review/experiments.ts';
import { headlineOf } from './review/headline.ts';
import { notesOf } from './review/notes.ts';
import { bounded, compare, type ReviewFigures, shortened } from './review/rows.ts';
import { noShowsOf, responsesOf, topCampaigns } from './review/sources.ts';
import type { Spend } from './spend.ts';

export type Review = z.output<typeof reviewSchema>;

/** A lead that nobody has responded to. */
export type WaitingLead = {
  readonly leadId: string;
  readonly tier: Tier;
  readonly ownerId: string;
  /** Of the first touch. */
  readonly source: string;
  readonly capturedAt: string;
  /** Null while nobody from sales owns it. */
  readonly respondBy: string | null;
};

export type GateOverride = {
  readonly leadId: string;
  readonly at: string;
  /** The member who confirmed the lead. */
  readonly byId: string;
  readonly reason: string;
};

export type ReviewInputs = {
  readonly isoWeek: string;
  readonly week: DayRange;
  /** ISO 8601 UTC. */
  readonly builtAt: string;
  readonly model: Pick<OperatingModel, 'calendar' | 'tiers' | 'review'>;
  readonly figures: ReviewFigures;
  readonly spend: { readonly week: Spend; readonly weekBefore: Spend };
  /** All that nobody has responded to, counted; and those that wait the longest. */
  readonly untouched: { readonly untouched: number; readonly overdue: number; readonly unowned: number };
  readonly waiting: readonly WaitingLead[];
  /** Those of the week. */
  readonly overrides: readonly GateOverride[];
  /** The whole backlog, newest first. */
  readonly experiments: readonly TriedExperiment[];
  /** Null for who never was on the team. */
  readonly nameOf: (memberId: string) => string | null;
};

/** The days whose roll-ups a review is built from. */
export const daysBehind = (week: DayRange): DayRange => ({
  from: weeksBefore(week, WEEKS_BEFORE).from,
  to: week.to,
});

export const MOST_WAITING = 50;
const MOST_OVERRIDES = 50;

/** A draft: it is frozen by who stores it. */
export function reviewOf(inputs: ReviewInputs): Review {
  const { isoWeek, week, builtAt, model, figures, spend } = inputs;
  const { thresholds } = model.review;
  const weekBefore = weeksBefore(week, 1);
  const review = {
    isoWeek,
    ...week,
    timeZone: model.calendar.timeZone,
    builtAt,
    frozenAt: null,
    revision: 0,
    thresholds,
    headline: {
      week: headlineOf(figures, week, spend.week),
      weekBefore: headlineOf(figures, weekBefore, spend.weekBefore),
    },
    topCampaigns: topCampaigns(figures, week, weekBefore),
    responses: responsesOf(figures, week, thresholds, model.tiers),
    noShows: noShowsOf(figures, week, thresholds),
    dispositions: dispositionsOf(figures, week, thresholds),
    unworked: unworkedOf(inputs),
    overrides: overridesOf(inputs),
    experiments: openExperiments(inputs.experiments, inputs.nameOf),
    decisions: decisionsOf(inputs.experiments, week, inputs.nameOf),
  };
  return { ...review, notes: notesOf(review, figures) };
}

/** Overdue ones first, then by how long they wait. */
function unworkedOf({ untouched, waiting, builtAt, nameOf }: ReviewInputs): Review['unworked'] {
  const rows = waiting
    .map(({ leadId, tier, ownerId, source, capturedAt, respondBy }) => ({
      leadId,
      tier,
      ownerId,
      ownerName: nameOf(ownerId),
      source: shortened(source),
      waitingSince: capturedAt,
      respondBy,
      overdue: respondBy !== null && Date.parse(respondBy) < Date.parse(builtAt),
    }))
    .sort(
      (a, b) =>
        Number(b.overdue) - Number(a.overdue) ||
        compare(a.waitingSince, b.waitingSince) ||
        compare(a.leadId, b.leadId),
    )
    .slice(0, MOST_WAITING);
  return { ...untouched, rows, leftOff: Math.max(0, untouched.untouched - rows.length) };
}

function overridesOf({ overrides, nameOf }: ReviewInputs): Review['overrides'] {
  const rows = overrides
    .map(({ leadId, at, byId, reason }) => ({
      leadId,
      at,
      byId,
      byName: nameOf(byId),
      reason: shortened(reason, 300),
    }))
    .sort((a, b) => compare(a.at, b.at) || compare(a.leadId, b.leadId));
  return bounded(rows, MOST_OVERRIDES);
}
