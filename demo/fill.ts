/** Fills empty tables with the demo: the past by the virtual clock, then the leads that wait now. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addDays } from '../core/day-range.ts';
import type { OperatingModel } from '../core/operating-model.ts';
import type { Team } from '../core/team.ts';
import { dateOf, instantIn } from '../core/wall-clock.ts';
import { planBacklog } from './backlog.ts';
import { countingInto } from './counting.ts';
import { crewUntil } from './crew.ts';
import { followEvents } from './event-log.ts';
import { handlersOn, type Tables } from './handlers.ts';
import { planOf } from './plan/plan.ts';
import { seeded } from './plan/random.ts';
import { waitingLeads } from './plan/waiting.ts';
import { planReviews, reviewBuilder, reviewLastWeek } from './reviews.ts';
import { storiesOf } from './stories.ts';
import { putInWaiting } from './waiting.ts';

export type FillSettings = {
  /** Of its own: what it writes is counted. */
  readonly client: DynamoDBClient;
  readonly tables: Tables;
  readonly model: OperatingModel;
  /** Epoch milliseconds. The past ends where this day begins in the model's time zone. */
  readonly now: number;
  readonly seed: number;
};

export type PastSettings = FillSettings & {
  readonly days: number;
  readonly leadsPerWeek: number;
  /** Told how many days are filled, after each. */
  readonly progress: (days: number) => void;
};

const DAY_MS = 86_400_000;

/** Fills the days before today and counts them. Nobody is left waiting for a first response. */
export async function fillPast(settings: PastSettings): Promise<void> {
  const { client, tables, model, now, seed, days, leadsPerWeek, progress } = settings;
  const handlers = handlersOn(client, tables, model);
  const { dayOf } = handlers.calendar;
  const figures = countingInto(client, tables, { dayOf, at: now });
  followEvents(client, figures.take);
  const team = await handlers.team.all();
  const repIds = idsOf(team, 'rep');
  const manager = model.routing.fallbackManager;
  const people = { manager, marketer: idsOf(team, 'marketer')[0] ?? manager };
  const instant = instantsOf(model);
  const today = dayOf(now);
  const until = instant(today, '00:00');
  const crew = crewUntil(until);
  const span = { lastDay: addDays(today, -1), days };

  const plan = planOf({ ...span, model, repIds, leadsPerWeek, random: seeded(seed) });
  storiesOf({ handlers, crew, model, repIds, until }).plan(plan);
  planBacklog({ ...span, handlers, crew, people, instant, random: seeded(seed + 2) });
  const build = reviewBuilder({ client, tables, model, handlers });
  planReviews({ ...span, build, crew, figures, model, instant });

  let filled = 0;
  await crew.work((at) => {
    const reached = days - Math.ceil((until - at) / DAY_MS);
    while (filled < reached) progress(++filled);
  });
  await figures.count();
  await reviewLastWeek({ ...span, build }, until);
  progress(days);
}

/** Puts in the leads that wait: to be published, told and counted by the system once it runs. */
export async function fillWaiting({ client, tables, model, now, seed }: FillSettings): Promise<void> {
  const handlers = handlersOn(client, tables, model);
  const dayStart = instantsOf(model)(handlers.calendar.dayOf(now), '00:00');
  await putInWaiting(handlers, waitingLeads(seeded(seed + 1), model), { now, dayStart });
}

const instantsOf =
  ({ calendar: { timeZone } }: Pick<OperatingModel, 'calendar'>) =>
  (day: string, wallTime: string): number =>
    instantIn(timeZone, dateOf(day), wallTime);

const idsOf = (team: Team, wanted: Team[number]['role']): string[] =>
  team.filter(({ active, role }) => active && role === wanted).map(({ id }) => id);
