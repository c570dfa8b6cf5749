/**
 * The plan of the demo: who fills in which form when, what becomes of the lead, who is away. Pure: the same chance, the
 * same plan. Who owns a lead, and so how fast it is answered, is found out only when the plan is carried out.
 */

import { addDays } from '../../core/day-range.ts';
import type { OperatingModel, Tier } from '../../core/operating-model.ts';
import { dateOf, instantIn } from '../../core/wall-clock.ts';
import { type Campaign, runningCampaigns } from './campaigns.ts';
import { type Course, courseOf, fitShare } from './course.ts';
import { asFirstTouch, type Fields, formOf, postOf, touchOf } from './forms.ts';
import { colleague, type Person, person } from './people.ts';
import { between, pick, type Random, seedFrom, weighted } from './random.ts';
import { daysUntil, momentOn, visitorsOn } from './rhythm.ts';
import { type Haste, hasteFrom } from './temperament.ts';

/** One post of a form, and what becomes of the lead if it makes one. */
export type Visit = {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly fields: Fields;
  /** For what is left to chance while the visit is carried out, such as the lead's id. */
  readonly seed: number;
  /** Round by round, how its owner answers. */
  readonly haste: readonly Haste[];
  /** See `respondsAt`. */
  readonly pace: number;
  /** Minutes after the assignment at which a waiting owner says "I'm on it"; null for most. */
  readonly claimAfterMinutes: number | null;
  /** Closed without a response, for what is no lead at all. */
  readonly closedUnseen: boolean;
  readonly course: Course;
};
/** A person's visits in order. */
export type Story = { readonly visits: readonly Visit[] };
/** `from` and `to`: ISO 8601 UTC; `toldAt`, epoch milliseconds, is when the rep says so. */
export type Absence = {
  readonly repId: string;
  readonly toldAt: number;
  readonly from: string;
  readonly to: string;
};
/** A post by a bot. */
export type Spam = { readonly at: number; readonly fields: Fields; readonly seed: number };

export type Plan = {
  readonly stories: readonly Story[];
  readonly spam: readonly Spam[];
  readonly absences: readonly Absence[];
};

export type PlanSettings = {
  readonly model: Pick<OperatingModel, 'intent' | 'calendar' | 'routing'>;
  readonly repIds: readonly string[];
  /** The last day of the past, YYYY-MM-DD in the model's time zone. */
  readonly lastDay: string;
  readonly days: number;
  readonly leadsPerWeek: number;
  readonly random: Random;
};

const DAY_MS = 86_400_000;
const HASTES = 8;
/** In the last month the team is faster than it was: something for the scorecard to find. */
const FASTER_SINCE_DAYS = 30;

export function planOf(settings: PlanSettings): Plan {
  const { model, lastDay, days, random } = settings;
  const { timeZone } = model.calendar;
  const stories: Story[] = [];
  const spam: Spam[] = [];
  const known: Person[] = [];
  const until = instantIn(timeZone, dateOf(lastDay), '24:00');
  for (const [index, day] of daysUntil(lastDay, days).entries()) {
    const daysAgo = days - 1 - index;
    const running = runningCampaigns(daysAgo);
    for (let left = visitorsOn(day, index, days, settings); left > 0; left -= 1) {
      const at = momentOn(day, timeZone, random);
      const campaign = chosen(random, running);
      if (random() < 0.04) spam.push(spamOf(random, at, campaign, spam.length));
      else
        stories.push(
          storyOf({ ...settings, at, daysAgo, campaign, running, known, until, number: stories.length }),
        );
    }
  }
  return { stories, spam, absences: absencesOf(settings) };
}

const chosen = (random: Random, running: readonly Campaign[]): Campaign =>
  running[
    Number(weighted(random, Object.fromEntries(running.map(({ weight }, i) => [i, weight]))))
  ] as Campaign;

type Telling = PlanSettings & {
  readonly at: number;
  readonly daysAgo: number;
  readonly campaign: Campaign;
  readonly running: readonly Campaign[];
  /** Everybody so far. */
  readonly known: Person[];
  /** Nothing is planned after. */
  readonly until: number;
  readonly number: number;
};

function storyOf(telling: Telling): Story {
  const { random, at, campaign, running, known, until, number } = telling;
  const fits = random() < fitShare(campaign);
  const follows = known.length > 0 && random() < 0.05;
  const who = follows ? colleague(random, number, pick(random, known)) : person(random, number, fits);
  known.push(who);

  const touch = touchOf(random, campaign);
  // Some have been here before, and the form remembers.
  const first = random() < 0.2 ? asFirstTouch(touchOf(random, chosen(random, running))) : {};
  const back = random() < 0.12 ? at + between(random, 0.02, 9) * DAY_MS : Number.POSITIVE_INFINITY;
  const comesBack = back < until - DAY_MS / 12;
  const parts = { ...telling, who, mayReopen: !comesBack };
  const visits = [visitOf(parts, at, campaign, [touch, first], 0)];
  if (comesBack) {
    const by = chosen(random, running);
    visits.push(visitOf(parts, Math.round(back), by, [touchOf(random, by)], 1));
  }
  return { visits };
}

function visitOf(
  { random, model, daysAgo, who, mayReopen, number }: Telling & { who: Person; mayReopen: boolean },
  at: number,
  campaign: Campaign,
  touches: readonly Fields[],
  nth: number,
): Visit {
  const tier: Tier = weighted(random, campaign.tiers);
  return {
    at,
    fields: postOf(who, `demo-${number}-${nth}`, formOf(random, tier, model), ...touches),
    seed: seedFrom(random),
    haste: Array.from({ length: HASTES }, () => hasteFrom(random)),
    pace: daysAgo < FASTER_SINCE_DAYS ? 0.8 : 1.2,
    claimAfterMinutes: random() < 0.05 ? between(random, 0.5, 3) : null,
    closedUnseen: random() < 0.015,
    course: courseOf(random, campaign, who, mayReopen),
  };
}

function spamOf(random: Random, at: number, campaign: Campaign, number: number): Spam {
  const fields = {
    email: `offer.${number}@bulk-mail.example`,
    message: 'Rank first in every search engine!',
    form: 'contact',
    _gotcha: 'https://bulk-mail.example',
    ...touchOf(random, campaign),
  };
  return { at, fields, seed: seedFrom(random) };
}

/** Each rep is away for a week, one after the other, and said so some days before. */
function absencesOf({ repIds, lastDay, days, model, random }: PlanSettings): Absence[] {
  const { timeZone } = model.calendar;
  const dayStarts = (day: string) => instantIn(timeZone, dateOf(day), '00:00');
  return repIds.map((repId, index) => {
    const first = addDays(lastDay, -Math.floor(((index + 0.6) * days) / repIds.length));
    const length = days < 30 ? 1 : Math.round(between(random, 4, 7));
    const iso = (day: string) => new Date(dayStarts(day)).toISOString();
    const toldAt = Math.max(dayStarts(addDays(lastDay, 1 - days)), dayStarts(first) - 3 * DAY_MS);
    return { repId, toldAt: toldAt + 9 * 3_600_000, from: iso(first), to: iso(addDays(first, length)) };
  });
}
