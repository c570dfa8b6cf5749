/** Which days the scorecard is about, and which ones they are held against. */
import { addDays, type DayRange, dayRange } from './day-range.ts';

/** The days of the scorecard: what a month is to those who compare months. */
export const SCORECARD_DAYS = 30;

export type Periods = {
  readonly now: DayRange;
  readonly baseline: DayRange & { readonly chosen: 'query' | 'model' | 'days-before' };
};
export type PeriodError = {
  readonly path: 'to' | 'baselineFrom' | 'baselineTo';
  readonly message: string;
};

/**
 * 30 days up to `to`, else to `today`, and their baseline: the one asked for, else the model's where it lies before
 * them, else the 30 days before. Two periods that share days would not tell a change.
 */
export function scorecardPeriods(
  asked: {
    readonly to?: string | undefined;
    readonly baselineFrom?: string | undefined;
    readonly baselineTo?: string | undefined;
  },
  today: string,
  modelBaseline?: DayRange | undefined,
): Periods | PeriodError {
  const to = asked.to ?? today;
  if (to > today) return { path: 'to', message: `must not be after today (${today})` };
  const now = { from: addDays(to, 1 - SCORECARD_DAYS), to };
  if (asked.baselineFrom !== undefined && asked.baselineTo !== undefined) {
    const range = dayRange({ from: asked.baselineFrom, to: asked.baselineTo }, today);
    if ('path' in range) {
      return { path: 'baselineFrom', message: range.message.replace(/\bto\b/, 'baselineTo') };
    }
    if (range.to >= now.from) return { path: 'baselineTo', message: `must be before ${now.from}` };
    return { now, baseline: { ...range, chosen: 'query' } };
  }
  if (modelBaseline !== undefined && modelBaseline.to < now.from) {
    return { now, baseline: { from: modelBaseline.from, to: modelBaseline.to, chosen: 'model' } };
  }
  const before = { from: addDays(now.from, -SCORECARD_DAYS), to: addDays(now.from, -1) };
  return { now, baseline: { ...before, chosen: 'days-before' } };
}
