import { addDays, type DayRange, monthsOf } from '../../core/day-range.ts';
import { type Dimension, dimensions } from '../../core/roll-up.ts';
import type { Counted } from './steps.ts';

/** A partition of a generation: one dimension in one month. */
export type Part = { readonly dimension: Dimension; readonly month: string; readonly days: DayRange };

/**
 * Every partition that a generation can have: from the first day of a lead to tomorrow, as the model's zone may be
 * a day ahead. `now` in epoch milliseconds.
 */
export function partsOf(counted: Counted, now: number): Part[] {
  const today = new Date(now).toISOString().slice(0, 10);
  const firstDays = counted.flatMap(({ firstDay }) => firstDay ?? []);
  const from = [today, ...firstDays].sort()[0] as string;
  return monthsOf({ from, to: addDays(today, 1) }).flatMap((month) =>
    dimensions.map((dimension) => ({
      dimension,
      month,
      days: { from: `${month}-01`, to: `${month}-31` },
    })),
  );
}
