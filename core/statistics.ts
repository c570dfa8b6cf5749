/**
 * How sure a figure is: intervals that hold the true value in 95 of 100 cases. Chance is passed in, so that the same
 * figures always get the same interval.
 */

/** Both ends included. */
export type Interval = { readonly low: number; readonly high: number };
/** How many of how many; whole numbers. */
export type Proportion = { readonly hits: number; readonly of: number };

export const CONFIDENCE = 0.95;
/** The 97.5th percentile of the normal distribution: 2.5 % beyond either end. */
const Z = 1.959963984540054;

/**
 * The score interval of a proportion, which keeps its promise for few cases and at 0 and 1 too
 * (E. B. Wilson, JASA 22, 1927). Throws a RangeError where there are no cases, or more hits than cases.
 */
export function wilson({ hits, of }: Proportion): Interval {
  if (!(of > 0 && hits >= 0 && hits <= of)) throw new RangeError(`expected a proportion, got ${hits}/${of}`);
  const scale = 2 * (of + Z ** 2);
  const centre = (2 * hits + Z ** 2) / scale;
  const half = (Z * Math.sqrt(Z ** 2 + 4 * hits * (1 - hits / of))) / scale;
  // Both are exact in theory, and off by a last bit in floating point.
  return { low: hits === 0 ? 0 : centre - half, high: hits === of ? 1 : centre + half };
}

/**
 * The interval of the difference `a − b` of two independent proportions, from the score interval of each
 * (method 10 of R. G. Newcombe, Statistics in Medicine 17, 1998). Throws as `wilson` does.
 */
export function newcombe(a: Proportion, b: Proportion): Interval {
  const [shareA, shareB] = [a.hits / a.of, b.hits / b.of];
  const [ofA, ofB] = [wilson(a), wilson(b)];
  const difference = shareA - shareB;
  return {
    low: difference - Math.hypot(shareA - ofA.low, ofB.high - shareB),
    high: difference + Math.hypot(ofA.high - shareA, shareB - ofB.low),
  };
}

/** Numbers in [0, 1). */
export type Random = () => number;

/** The same numbers for the same seed, a 32-bit whole number (mulberry32, T. Ettinger, 2017). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How often each day is in a sample of the days. */
export type Weights = ArrayLike<number>;
/** A figure of weighted days; null where they have nothing to tell. */
export type Statistic = (weights: Weights) => number | null;

/**
 * What the statistic would have been for other samples of as many days, drawn with replacement (B. Efron, Annals of
 * Statistics 7, 1979). Whole days are drawn, since the leads of one day share their weather: who was ill, what was on.
 */
export function resampled(
  days: number,
  statistic: Statistic,
  random: Random,
  samples: number,
): (number | null)[] {
  const weights = new Uint32Array(days);
  return Array.from({ length: samples }, () => {
    weights.fill(0);
    for (let drawn = 0; drawn < days; drawn += 1) {
      const day = Math.floor(random() * days);
      weights[day] = (weights[day] as number) + 1;
    }
    return statistic(weights);
  });
}

/**
 * The percentile interval of a figure from its resamples. It always holds the figure itself, which of few and skew days
 * may lie beyond its own resamples.
 */
export function percentileInterval(figure: number, samples: readonly (number | null)[]): Interval {
  const sorted = samples.filter((it) => it !== null).sort((a, b) => a - b);
  const beyond = (1 - CONFIDENCE) / 2;
  return {
    low: Math.min(figure, quantileOf(sorted, beyond) ?? figure),
    high: Math.max(figure, quantileOf(sorted, 1 - beyond) ?? figure),
  };
}

/** Definition 7 of Hyndman and Fan; undefined of nothing. */
function quantileOf(sorted: readonly number[], q: number): number | undefined {
  const position = Math.max(0, sorted.length - 1) * q;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (position - Math.floor(position));
}
