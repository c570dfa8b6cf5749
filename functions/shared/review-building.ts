/** Builds the review of a week from the figures, the leads that wait now, and what both teams try. */
import { dayIn } from '../../core/day.ts';
import type { DayRange } from '../../core/day-range.ts';
import { spanOf } from '../../core/day-span.ts';
import type { Experiment } from '../../core/experiment.ts';
import { weeksBefore } from '../../core/iso-week.ts';
import { isUntouched } from '../../core/lead.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import type { ReviewFigures } from '../../core/review/rows.ts';
import {
  daysBehind,
  MOST_WAITING,
  type Review,
  type ReviewInputs,
  reviewOf,
  type WaitingLead,
} from '../../core/review.ts';
import type { Dimension } from '../../core/roll-up.ts';
import { spendOf } from '../../core/spend.ts';
import { personOf } from '../../core/team.ts';
import type { ExperimentResults } from './experiment-results.ts';
import type { ExperimentStore } from './experiment-store.ts';
import type { GateOverrides } from './gate-overrides.ts';
import type { LeadStore } from './lead-store.ts';
import type { MetricsStore } from './metrics-store.ts';
import type { OpenLead, OpenLeads } from './open-leads.ts';
import type { SpendStore } from './spend-store.ts';
import type { TeamStore } from './team-store.ts';

export type ReviewBuildingDependencies = {
  readonly metrics: Pick<MetricsStore, 'read'>;
  readonly leads: Pick<LeadStore, 'read'>;
  readonly untouched: OpenLeads;
  readonly overrides: GateOverrides;
  readonly spend: Pick<SpendStore, 'inRange'>;
  readonly experiments: Pick<ExperimentStore, 'all'>;
  readonly resultOf: ExperimentResults;
  readonly team: Pick<TeamStore, 'all'>;
  readonly model: OperatingModel;
  readonly now: () => number;
};

/** Answers the draft of a week's review, as things are now. */
export type BuildReview = (isoWeek: string, week: DayRange) => Promise<Review>;

export function reviewBuilding(dependencies: ReviewBuildingDependencies): BuildReview {
  const { metrics, leads, untouched, overrides, spend, experiments, resultOf, team, model, now } =
    dependencies;
  const { timeZone } = model.calendar;

  return async (isoWeek, week) => {
    const at = now();
    const { first = '', last = '' } = spanOf(week, timeZone);
    const [figures, spent, waits, confirmed, tried, members] = await Promise.all([
      figuresBehind(week),
      spendAround(week),
      waitingAt(at),
      overrides(first, last),
      triedBy(week, dayIn(timeZone, at)),
      team.all(),
    ]);
    return reviewOf({
      isoWeek,
      week,
      builtAt: new Date(at).toISOString(),
      model,
      figures,
      spend: spent,
      ...waits,
      overrides: confirmed,
      experiments: tried,
      nameOf: (memberId) => personOf(members, memberId)?.name ?? null,
    });
  };

  async function figuresBehind(week: DayRange): Promise<ReviewFigures> {
    const rollUps = await metrics.read(daysBehind(week), ['all', 'source', 'activity']);
    const of = (dimension: Dimension) => rollUps.filter((it) => it.dimension === dimension);
    return { all: of('all'), source: of('source'), activity: of('activity') };
  }

  async function spendAround(week: DayRange): Promise<ReviewInputs['spend']> {
    const { from } = weeksBefore(week, 1);
    const rows = await spend.inRange({ from, to: week.to });
    return {
      week: spendOf(rows.filter(({ day }) => day >= week.from)),
      weekBefore: spendOf(rows.filter(({ day }) => day < week.from)),
    };
  }

  /** Every untouched lead counts; those that wait the longest are read, for what they came by. */
  async function waitingAt(at: number): Promise<Pick<ReviewInputs, 'untouched' | 'waiting'>> {
    const open: OpenLead[] = [];
    for await (const lead of untouched()) open.push(lead);
    const isOverdue = ({ respondBy }: OpenLead) => respondBy !== undefined && Date.parse(respondBy) < at;
    // The id of a lead begins with the time of its capture.
    const longestFirst = open.toSorted(
      (a, b) => Number(isOverdue(b)) - Number(isOverdue(a)) || (a.leadId < b.leadId ? -1 : 1),
    );
    const read = await Promise.all(longestFirst.slice(0, MOST_WAITING).map(waitingLead));
    return {
      untouched: {
        untouched: open.length,
        overdue: open.filter(isOverdue).length,
        unowned: open.filter(({ stage }) => stage === 'captured').length,
      },
      waiting: read.filter((lead) => lead !== null),
    };
  }

  /** Null for one that somebody responded to meanwhile. */
  async function waitingLead({ leadId, respondBy }: OpenLead): Promise<WaitingLead | null> {
    const lead = await leads.read(leadId);
    if (lead === null || !isUntouched(lead)) return null;
    const { tier, ownerId, capturedAt, attribution } = lead;
    const { source } = attribution.firstTouch;
    return { leadId, tier, ownerId, source, capturedAt, respondBy: respondBy ?? null };
  }

  /** The backlog; what ran is measured only where the review shows it. */
  async function triedBy(week: DayRange, today: string): Promise<ReviewInputs['experiments']> {
    const backlog = await experiments.all();
    return Promise.all(
      backlog.map(async ({ experiment }) => ({
        experiment,
        result: isShown(experiment, week) ? await resultOf(experiment, today) : null,
      })),
    );
  }
}

function isShown(experiment: Experiment, { from, to }: DayRange): boolean {
  if (experiment.status !== 'decided') return true;
  return from <= experiment.decidedOn && experiment.decidedOn <= to;
}
