/** An axis of durations by their magnitude: from seconds to days, with the steps that people think in. */

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Seconds. */
const STEPS = [
  1,
  5,
  15,
  1 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  1 * HOUR,
  4 * HOUR,
  1 * DAY,
  3 * DAY,
  10 * DAY,
  30 * DAY,
  100 * DAY,
  365 * DAY,
] as const;

export type DurationAxis = { readonly min: number; readonly max: number; readonly steps: readonly number[] };

/** The whole steps around the values, in seconds; a minute to an hour for none. */
export function durationAxis(values: readonly number[]): DurationAxis {
  const [shortest, longest] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [MINUTE, HOUR];
  const min = STEPS.findLast((step) => step <= shortest) ?? STEPS[0];
  const beyond = STEPS.find((step) => step > min && step >= longest);
  const max = beyond ?? 2 * longest;
  return { min, max, steps: STEPS.filter((step) => step >= min && step <= max) };
}
