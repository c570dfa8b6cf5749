/** An operating model as people would tell it to each other. */
import { type Tier, tiers } from './model/tier-rules.ts';
import {
  clockInWords,
  conditionInWords,
  type HoursInWords,
  holidaysAhead,
  hoursInWords,
  poolInWords,
} from './model-words.ts';
import type { OperatingModel } from './operating-model.ts';
import { membersOf } from './routing.ts';
import { type Member, personOf } from './team.ts';

export type ModelSummary = {
  readonly timeZone: string;
  /** Open hours by stretches of equal weekdays; closed days are left out. */
  readonly hours: HoursInWords;
  /** `YYYY-MM-DD`, those of the next 12 months. */
  readonly holidays: readonly string[];
  /** The calendar file whose days are among them. */
  readonly holidayFeed: string | null;
  readonly tiers: readonly { readonly tier: Tier; readonly clock: string }[];
  readonly fallbackManager: string;
  readonly pools: readonly PoolSummary[];
  /** In the order in which they are asked. */
  readonly rules: readonly { readonly name: string; readonly takes: string; readonly pool: string }[];
};
export type PoolSummary = {
  readonly name: string;
  /** Who belongs to it. */
  readonly takes: string;
  /** Names, with the weight where it is not 1. Nobody: the fallback manager takes its leads. */
  readonly members: readonly string[];
};

/** `today` is `YYYY-MM-DD`. Pools have the members of the model's own team: the one of the first day. */
export function modelSummary(model: OperatingModel, today: string): ModelSummary {
  const { calendar, routing, team } = model;
  const fresh = team.map((member) => ({ ...member, load: { open: 0, day: null, today: 0 }, version: 1 }));
  return {
    timeZone: calendar.timeZone,
    hours: hoursInWords(calendar.hours),
    holidays: holidaysAhead(calendar, today),
    holidayFeed: calendar.holidayFeed ?? null,
    tiers: tiers.map((tier) => ({ tier, clock: clockInWords(model.tiers[tier]) })),
    fallbackManager: personOf(team, routing.fallbackManager)?.name ?? routing.fallbackManager,
    pools: Object.entries(routing.pools).map(([name, pool]) => ({
      name,
      takes: poolInWords(pool),
      members: membersOf(pool, fresh).map(({ id }) => memberInWords(personOf(team, id) as Member)),
    })),
    rules: routing.rules.map(({ name, when, pool }) => ({ name, takes: conditionInWords(when), pool })),
  };
}

const memberInWords = ({ name, weight }: Member): string =>
  weight === 1 ? name : `${name} (weight ${weight})`;
