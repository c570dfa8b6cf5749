/** Which weeks there are to look at. */
import type { Schemas } from '../../api/client.ts';
import { daySpan } from '../../parts/time/format.ts';
import { daysOfWeek, isoWeekOf, weeksLater } from './iso-week.ts';

export type FrozenWeek = Pick<Schemas['Review'], 'isoWeek' | 'revision'>;
export type WeekChoice = { readonly isoWeek: string; readonly words: string };

/** What `latest` means: the newest week that was frozen, else the last one that is over. `today` is of the model's zone. */
export function latestWeek(frozen: readonly FrozenWeek[], today: string): string {
  const newest = frozen
    .map(({ isoWeek }) => isoWeek)
    .toSorted()
    .at(-1);
  return newest ?? (weeksLater(isoWeekOf(today), -1) as string);
}

/** The frozen weeks, the last two that began, and the one that is shown; newest first. */
export function weekChoices(frozen: readonly FrozenWeek[], today: string, shown: string): WeekChoice[] {
  const current = isoWeekOf(today);
  const revisions = new Map(frozen.map(({ isoWeek, revision }) => [isoWeek, revision]));
  const weeks = new Set([...revisions.keys(), current, weeksLater(current, -1) as string, shown]);
  return [...weeks]
    .toSorted()
    .reverse()
    .map((isoWeek) => ({ isoWeek, words: choiceWords(isoWeek, revisions.get(isoWeek)) }));
}

function choiceWords(isoWeek: string, revision: number | undefined): string {
  const days = daysOfWeek(isoWeek);
  const span = days === null ? '' : `, ${daySpan(days.from, days.to)}`;
  return `${isoWeek}${span}${revision === undefined ? ' (draft)' : ''}`;
}

/** The week after, once it has begun. */
export function nextWeek(isoWeek: string, today: string): string | null {
  const next = weeksLater(isoWeek, 1);
  return next === null || next > isoWeekOf(today) ? null : next;
}
