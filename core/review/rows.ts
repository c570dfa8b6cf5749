/** What every part of the review asks of the roll-ups, and how long its lists may be. */

import { histogramBehind, named, secondsAt } from '../counters.ts';
import type { DayRange } from '../day-range.ts';
import type { Counters, RollUp } from '../roll-up.ts';
import { excerpt } from '../text.ts';

/** A roll-up of one dimension. */
export type Row = Omit<RollUp, 'dimension'>;

/** The roll-ups of the week and of the four before it, by dimension. */
export type ReviewFigures = {
  /** By the day of capture. */
  readonly all: readonly Row[];
  /** By the day of capture; value: [source of the first touch]. */
  readonly source: readonly Row[];
  /** By the day that things happened; value: [source, campaign, landing page, content] of the first touch. */
  readonly activity: readonly Row[];
};

export const within = (rows: readonly Row[], { from, to }: DayRange): Row[] =>
  rows.filter(({ day }) => from <= day && day <= to);

export const total = (rows: readonly Row[], counter: string): number =>
  rows.reduce((sum, { counters }) => sum + (counters[counter] ?? 0), 0);

/** The open-ended counters behind a prefix, summed by what follows it; those that come to nothing are left out. */
export const totals = (rows: readonly Row[], prefix: string): Record<string, number> =>
  named(sumOf(rows, prefix), prefix);

/** In seconds, within 1 %; null without any. */
export const medianSeconds = (rows: readonly Row[], prefix: string): number | null =>
  secondsAt(histogramBehind(sumOf(rows, prefix), prefix), 0.5);

/** The sums of the counters behind a prefix. */
function sumOf(rows: readonly Row[], prefix: string): Counters {
  const sums: Record<string, number> = {};
  for (const { counters } of rows) {
    for (const [name, value] of Object.entries(counters)) {
      if (name.startsWith(prefix)) sums[name] = (sums[name] ?? 0) + value;
    }
  }
  return sums;
}

export const opportunitiesIn = (rows: readonly Row[]): number =>
  total(rows, 'opportunities') - total(rows, 'overrides');

/** Rows by the first so many parts of their value. */
export function byValue(rows: readonly Row[], parts: number): { value: Row['value']; rows: Row[] }[] {
  const groups = Map.groupBy(rows, ({ value }) => JSON.stringify(value.slice(0, parts)));
  return [...groups].map(([value, grouped]) => ({ value: JSON.parse(value), rows: grouped }));
}

/** The first so many, and how many more there are. */
export function bounded<Item>(items: readonly Item[], most: number): { rows: Item[]; leftOff: number } {
  return { rows: items.slice(0, most), leftOff: Math.max(0, items.length - most) };
}

/** Tags of links may be long; a meeting reads their beginning. */
export const shortened = <Text extends string | null>(text: Text, limit = 120): Text =>
  (text === null ? null : excerpt(text, limit)) as Text;

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
