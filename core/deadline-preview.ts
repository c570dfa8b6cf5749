/** What the tiers of a model mean on the wall: the deadlines of leads that get their owner at sample times. */
import { businessCalendar, StaysClosed } from './calendar.ts';
import { dayWords, instantOfWallTime, isoLocal } from './local-time.ts';
import { type Tier, tiers } from './model/tier-rules.ts';
import { type SampledRules, type SampleMoment, sampleMoments } from './sample-moments.ts';
import { deadlines } from './sla.ts';

/** One moment twice: ISO 8601 in UTC and as the clocks of the model's zone show it. */
export type Shown = { readonly utc: string; readonly local: string };

export type PreviewRow = {
  readonly label: string;
  readonly assignedAt: Shown;
  readonly respondBy: Shown;
  readonly escalateAt: Shown;
  readonly reassignAt: Shown;
};

export type DeadlinePreview = {
  readonly timeZone: string;
  readonly tiers: readonly { readonly tier: Tier; readonly rows: readonly PreviewRow[] }[];
};

/** What was asked for; both left out is every tier at the samples that `now` (epoch milliseconds) has ahead. */
export type PreviewQuestion = {
  readonly now: number;
  /** `YYYY-MM-DDTHH:MM` in the model's zone. */
  readonly at?: string | undefined;
  readonly tier?: string | undefined;
};

/** `closed`: the calendar leaves no hours for a business clock to run in. */
export type PreviewAnswer =
  | { readonly outcome: 'previewed'; readonly preview: DeadlinePreview }
  | { readonly outcome: 'wrong-question'; readonly field: 'at' | 'tier'; readonly message: string }
  | { readonly outcome: 'closed'; readonly message: string };

/** The deadlines of each tier, in the order of time. */
export function deadlinePreview(model: SampledRules, { now, at, tier }: PreviewQuestion): PreviewAnswer {
  const { timeZone } = model.calendar;
  const asked = tiers.filter((name) => tier === undefined || name === tier);
  if (asked.length === 0) return wrong('tier', `expected one of ${tiers.join(', ')}`);
  const moments = at === undefined ? sampleMoments(model, now) : momentAt(timeZone, at);
  if (moments === null) {
    return wrong('at', `expected a time in ${timeZone} such as "2026-12-24T16:30"`);
  }
  try {
    const rows = asked.map((name) => ({ tier: name, rows: rowsOf(model, name, moments) }));
    return { outcome: 'previewed', preview: { timeZone, tiers: rows } };
  } catch (error) {
    if (!(error instanceof StaysClosed)) throw error;
    return { outcome: 'closed', message: error.message };
  }
}

const wrong = (field: 'at' | 'tier', message: string): PreviewAnswer => ({
  outcome: 'wrong-question',
  field,
  message,
});

function momentAt(timeZone: string, wallTime: string): SampleMoment[] | null {
  const found = instantOfWallTime(timeZone, wallTime);
  if (found === null) return null;
  const notes = {
    once: '',
    never: ', a time that the clocks skip: it is taken as later by what they skip',
    twice: ', a time that comes twice: the first of the two',
  };
  const [day = '', time = ''] = wallTime.split('T');
  return [{ label: `${dayWords(day)} ${day.slice(0, 4)} at ${time}${notes[found.shown]}`, at: found.at }];
}

function rowsOf({ calendar, tiers: rules }: SampledRules, tier: Tier, moments: readonly SampleMoment[]) {
  const business = businessCalendar(calendar);
  const shown = (utc: string): Shown => ({ utc, local: isoLocal(calendar.timeZone, Date.parse(utc)) });
  return moments.map(({ label, at }): PreviewRow => {
    const assignedAt = `${new Date(at).toISOString().slice(0, 19)}Z`;
    const { respondBy, escalateAt, reassignAt } = deadlines(rules[tier], business, assignedAt);
    return {
      label,
      assignedAt: shown(assignedAt),
      respondBy: shown(respondBy),
      escalateAt: shown(escalateAt),
      reassignAt: shown(reassignAt),
    };
  });
}
