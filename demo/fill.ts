/** Fills empty tables with the demo: the past by the virtual clock, then the leads that wait now. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addDays } from '../core/day-range.ts';
import type { OperatingModel } from '../core/operating-model.ts';
import { worksOnLeads } from '../core/team.ts';
import { dateOf, instantIn } from '../core/wall-clock.ts';
import { fillBacklog } from './backlog.ts';
import { countingInto } from './counting.ts';
import { crewUntil } from './crew.ts';
import { followEvents } from './event-log.ts';
import { type Handlers, handlersOn, type Tables } from './handlers.ts';
import { planOf } from './plan/plan.ts';
import { seeded } from './plan/random.ts';
import { waitingLeads } from './plan/waiting.ts';
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
  const figures = countingInto(client, tables, { dayOf: handlers.calendar.dayOf, at: now });
  followEvents(client, figures.take);
  const until = dayStart(handlers, model, now);
  const repIds = await repsOf(handlers);
  const crew = crewUntil(until);
  const lastDay = addDays(handlers.calendar.dayOf(now), -1);
  const plan = planOf({ model, repIds, lastDay, days, leadsPerWeek, random: seeded(seed) });
  storiesOf({ handlers, crew, model, repIds, until }).plan(plan);
  let filled = 0;
  await crew.work((at) => {
    const reached = days - Math.ceil((until - at) / DAY_MS);
    while (filled < reached) progress(++filled);
  });
  await figures.count();
  await fillBacklog({ handlers, model, lastDay, days, random: seeded(seed + 2) });
  progress(days);
}

/** Puts in the leads that wait: to be published, told and counted by the system once it runs. */
export async function fillWaiting({ client, tables, model, now, seed }: FillSettings): Promise<void> {
  const handlers = handlersOn(client, tables, model);
  const leads = waitingLeads(seeded(seed + 1), model);
  await putInWaiting(handlers, leads, { now, dayStart: dayStart(handlers, model, now) });
}

const dayStart = ({ calendar }: Handlers, { calendar: { timeZone } }: OperatingModel, now: number): number =>
  instantIn(timeZone, dateOf(calendar.dayOf(now)), '00:00');

async function repsOf({ team }: Handlers): Promise<string[]> {
  const members = await team.all();
  return members.filter((member) => worksOnLeads(member) && member.role === 'rep').map(({ id }) => id);
}
