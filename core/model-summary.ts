/** An operating model as people would tell it to each other. */
import { addDays } from './day-range.ts';
import { type Weekday, weekdays } from './model/calendar-rules.ts';
import type { Pool, RuleCondition } from './model/routing-rules.ts';
import { type Tier, type TierRule, tiers } from './model/tier-rules.ts';
import type { OperatingModel } from './operating-model.ts';
import { membersOf } from './routing.ts';
import { type Member, personOf } from './team.ts';

export type ModelSummary = {
  readonly timeZone: string;
  /** Open hours by stretches of equal weekdays; closed days are left out. */
  readonly hours: readonly { readonly days: string; readonly shifts: readonly string[] }[];
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
  const until = addDays(today, 365);
  const fresh = team.map((member) => ({ ...member, load: { open: 0, day: null, today: 0 }, version: 1 }));
  return {
    timeZone: calendar.timeZone,
    hours: hoursInWords(calendar.hours),
    holidays: calendar.holidays.filter((day) => day >= today && day < until).sort(),
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

function hoursInWords(hours: OperatingModel['calendar']['hours']): ModelSummary['hours'] {
  const stretches: { first: Weekday; last: Weekday; shifts: string[] }[] = [];
  for (const day of weekdays) {
    const shifts = hours[day].map(({ from, to }) => `${from}-${to}`);
    const before = stretches.at(-1);
    if (before && before.shifts.join() === shifts.join()) before.last = day;
    else stretches.push({ first: day, last: day, shifts });
  }
  return stretches
    .filter(({ shifts }) => shifts.length > 0)
    .map(({ first, last, shifts }) => ({ days: first === last ? first : `${first} to ${last}`, shifts }));
}

/** A tier's rule, e.g. "day and night: first response within 5 min, breach after 10 min, next owner after 20 min". */
function clockInWords(rule: TierRule): string {
  if (rule.due === 'close-of-day') {
    return (
      `in business hours: first response by the close of the day, or of the next business day from ${rule.cutoff} on; ` +
      `breach at that moment, next owner ${rule.reassignAfterClose} business min later`
    );
  }
  const { clock, respondWithin, escalateAfter, reassignAfter } = rule;
  const runs = clock === 'elapsed' ? 'day and night' : 'in business hours';
  return (
    `${runs}: first response within ${respondWithin} min, breach after ${escalateAfter} min, ` +
    `next owner after ${reassignAfter} min`
  );
}

function poolInWords({ reps, skills, territories }: Pool): string {
  const parts = [
    reps && anyOf(reps),
    skills && `with ${skills.join(' and ')}`,
    territories && `for ${anyOf(territories)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'every rep' : `reps ${parts.join(', ')}`;
}

function conditionInWords({ countries, companySizes, industries, forms, sources, tiers: of }: RuleCondition) {
  const parts = [
    of && `${anyOf(of)} leads`,
    companySizes && `companies of ${anyOf(companySizes)} employees`,
    countries && `from ${anyOf(countries)}`,
    industries && `in ${anyOf(industries)}`,
    forms && `by form ${anyOf(forms)}`,
    sources && `first seen through ${anyOf(sources)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'every lead' : parts.join(', ');
}

const anyOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const memberInWords = ({ name, weight }: Member): string =>
  weight === 1 ? name : `${name} (weight ${weight})`;
