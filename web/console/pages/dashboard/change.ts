/** How a figure compares with the same one of the days before. */
import { count, percent, seconds } from '../../parts/numbers.ts';

export type Verdict = 'better' | 'worse';

export type Change = {
  /** With its sign: "+12%", "−3 points", "no change". */
  readonly by: string;
  /** Null where neither is: more leads may be a blessing or spam, and few leads say nothing. */
  readonly verdict: Verdict | null;
  /** The figure as it was. */
  readonly before: string;
};

/** What is better: more of it, less of it, or neither by itself. */
type Direction = 'up' | 'down' | null;

const MINUS = '−';
const SAME = 'no change';

/** In percent of what it was; as a count where it was nothing. */
export function countChange(now: number, before: number): Change {
  const difference = before === 0 ? now : Math.round(((now - before) / before) * 100);
  const by = signed(difference, before === 0 ? count : (value) => `${value}%`);
  return { by, verdict: null, before: count(before) };
}

/** In percentage points; null when either is not known. */
export function rateChange(now: number | null, before: number | null, better: Direction): Change | null {
  if (now === null || before === null) return null;
  const points = Math.round(now * 100) - Math.round(before * 100);
  const by = signed(points, (value) => (value === 1 ? '1 point' : `${value} points`));
  return { by, verdict: verdictOf(points, better), before: percent(before) };
}

/** Shorter is better. A difference within the histogram's own error, 1 % of either, is none. */
export function durationChange(now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null;
  const difference = Math.abs(now - before) <= 0.02 * before ? 0 : now - before;
  return { by: signed(difference, seconds), verdict: verdictOf(difference, 'down'), before: seconds(before) };
}

const signed = (difference: number, words: (size: number) => string): string =>
  difference === 0 ? SAME : `${difference > 0 ? '+' : MINUS}${words(Math.abs(difference))}`;

function verdictOf(difference: number, better: Direction): Verdict | null {
  if (difference === 0 || better === null) return null;
  return difference > 0 === (better === 'up') ? 'better' : 'worse';
}
