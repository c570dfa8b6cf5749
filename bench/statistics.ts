/** The `share` quantile (0 to 1) of the values by nearest rank; NaN when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** The middle value, or the mean of the two in the middle; NaN when there are none. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
};

/** Both medians of runs that took turns, and the median of the ratios of each run to the one beside it. */
export function compared(values: readonly number[], baselines: readonly number[]) {
  const ratios = values.map((value, pair) => value / (baselines[pair] ?? Number.NaN));
  return { value: median(values), baseline: median(baselines), ratio: median(ratios) };
}
