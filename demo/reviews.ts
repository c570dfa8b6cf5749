/** The weekly reviews of the past, each frozen when its week was over, from the figures as they were then. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addDays } from '../core/day-range.ts';
import { daysOfWeek, lastWeekBefore } from '../core/iso-week.ts';
import { type OperatingModel, weekdays } from '../core/operating-model.ts';
import { buildReviewHandler } from '../functions/build-review/handler.ts';
import { experimentResults } from '../functions/shared/experiment-results.ts';
import { experimentStore } from '../functions/shared/experiment-store.ts';
import { gateOverrides } from '../functions/shared/gate-overrides.ts';
import { metricsStore } from '../functions/shared/metrics-store.ts';
import { openLeads } from '../functions/shared/open-leads.ts';
import { reviewBuilding } from '../functions/shared/review-building.ts';
import { reviewFreezing } from '../functions/shared/review-freezing.ts';
import { reviewStore } from '../functions/shared/review-store.ts';
import { spendStore } from '../functions/shared/spend-store.ts';
import type { EventCount } from './counting.ts';
import { type Crew, newLife } from './crew.ts';
import { type Handlers, silent, type Tables } from './handlers.ts';
import { during, now } from './moment.ts';
import { seeded } from './plan/random.ts';
import { daysUntil } from './plan/rhythm.ts';

type StoreSettings = {
  readonly client: DynamoDBClient;
  readonly tables: Tables;
  readonly model: OperatingModel;
  readonly handlers: Pick<Handlers, 'leads' | 'team' | 'calendar'>;
};

/** build-review's handler at the virtual clock's time. Nobody is mailed about the past. */
export function reviewBuilder({ client, tables, model, handlers: { leads, team, calendar } }: StoreSettings) {
  const metrics = metricsStore(client, tables.metrics, calendar.dayOf);
  const spend = spendStore(client, tables.team);
  const build = reviewBuilding({
    metrics,
    leads,
    untouched: openLeads(client, tables.leads),
    overrides: gateOverrides(client, tables.leads, leads),
    spend,
    experiments: experimentStore(client, tables.team),
    resultOf: experimentResults({ metrics, spend }),
    team,
    model,
    now,
  });
  return buildReviewHandler({
    freeze: reviewFreezing({ reviews: reviewStore(client, tables.team), build, now, log: silent }),
    mail: async () => ({ sent: 0, undeliverable: 0, unsent: 0 }),
    timeZone: model.calendar.timeZone,
    now,
  });
}

export type ReviewsSettings = {
  readonly build: ReturnType<typeof reviewBuilder>;
  readonly crew: Crew;
  readonly figures: EventCount;
  readonly model: Pick<OperatingModel, 'review'>;
  readonly lastDay: string;
  readonly days: number;
  readonly instant: (day: string, wallTime: string) => number;
};

/** One on each review day whose week the demo knows from its beginning. */
export function planReviews({ build, crew, figures, model, lastDay, days, instant }: ReviewsSettings): void {
  const { day: reviewDay, at } = model.review;
  const isReviewDay = (day: string) => weekdays[(new Date(day).getUTCDay() + 6) % 7] === reviewDay;
  const all = daysUntil(lastDay, days);
  for (const day of all.filter((it) => isReviewDay(it) && isKnownWhole(it, { lastDay, days }))) {
    const happen = async (then: number) => {
      await figures.count();
      await during({ at: then, random: seeded(then) }, build);
    };
    crew.plan(instant(day, at), { life: newLife(), goes: 'alone', happen });
  }
}

/** The review of the last week, for a demo that begins on a review day: kept where there is one. `at`: today's start. */
export async function reviewLastWeek(
  { build, lastDay, days }: Pick<ReviewsSettings, 'build' | 'lastDay' | 'days'>,
  at: number,
): Promise<void> {
  if (isKnownWhole(addDays(lastDay, 1), { lastDay, days })) await during({ at, random: seeded(at) }, build);
}

/** Whether all of the week before this day's is among the days of the demo. */
const isKnownWhole = (day: string, { lastDay, days }: Pick<ReviewsSettings, 'lastDay' | 'days'>): boolean =>
  (daysOfWeek(lastWeekBefore(day))?.from ?? '') >= addDays(lastDay, 1 - days);
