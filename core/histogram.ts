/**
 * A histogram of durations in milliseconds that answers medians of merged days: buckets grow by 2 %, so whatever
 * is read from it lies within 1 % of the exact figure (after DDSketch, Masson, Rim and Lee, VLDB 2019).
 *
 *   bucket    0        1          2            3
 *          0 ···· 1 ······ 1.02 ······ 1.0404 ······ 1.061…      each without its lower border
 */

/** How often each bucket was hit. */
export type Histogram = ReadonlyMap<number, number>;

const GROWTH = 1.02;

/**
 * The upper border of each bucket, in milliseconds. By multiplication alone, which is the same to the last bit
 * on every machine; Math.log is not, and a duration on a border would then change its bucket.
 */
const upperBorders: readonly number[] = (() => {
  const borders = [1];
  for (let border = 1; border < Number.MAX_SAFE_INTEGER; borders.push(border)) border *= GROWTH;
  return borders;
})();

/**
 * The bucket of a duration in milliseconds. All up to 1 ms share bucket 0; so does a negative duration, which two
 * servers' clocks can produce. Throws a RangeError for what is no duration (NaN, over 2^53).
 */
export function bucketOf(ms: number): number {
  if (!(ms <= Number.MAX_SAFE_INTEGER))
    throw new RangeError(`expected a duration in milliseconds, got ${ms}`);
  let low = 0;
  let high = upperBorders.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ms <= (upperBorders[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The duration in milliseconds that stands for a bucket: at most 1 % from any duration in it. Bucket 0 reads 1 ms.
 * Throws a RangeError for a bucket that does not exist.
 */
export function durationOf(bucket: number): number {
  if (bucket === 0) return 1;
  const lower = upperBorders[bucket - 1];
  const upper = upperBorders[bucket];
  if (lower === undefined || upper === undefined) throw new RangeError(`no bucket ${bucket}`);
  return (2 * lower * upper) / (lower + upper); // as far, in relation, from the one border as from the other
}

/** The histogram of these durations in milliseconds. */
export function histogramOf(durations: Iterable<number>): Histogram {
  const counts = new Map<number, number>();
  for (const ms of durations) add(counts, bucketOf(ms), 1);
  return counts;
}

/** The histogram of all durations together; of none, the empty one. */
export function merge(...histograms: readonly Histogram[]): Histogram {
  const counts = new Map<number, number>();
  for (const histogram of histograms) {
    for (const [bucket, count] of histogram) add(counts, bucket, count);
  }
  return counts;
}

/**
 * The quantile `q` (0 to 1) in milliseconds, within 1 % of the exact one; between two durations it interpolates
 * (definition 7 of Hyndman and Fan, as in spreadsheets). Null for an empty histogram.
 * Throws a RangeError for a `q` outside 0 to 1.
 */
export function quantile(histogram: Histogram, q: number): number | null {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`expected a quantile from 0 to 1, got ${q}`);
  const buckets = [...histogram].sort(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  const position = (total - 1) * q;
  const below = valueAt(buckets, Math.floor(position));
  const above = valueAt(buckets, Math.ceil(position));
  return below + (above - below) * (position - Math.floor(position));
}

/** The median in milliseconds: of an even number of durations, the mean of the two in the middle. */
export function median(histogram: Histogram): number | null {
  return quantile(histogram, 0.5);
}

/**
 * The median in milliseconds of all these histograms, each as often as its weight says (whole numbers, one for each);
 * made ready once for many weights. Null where nothing has weight.
 */
export function weightedMedian(
  histograms: readonly Histogram[],
): (weights: ArrayLike<number>) => number | null {
  const buckets = [...merge(...histograms).keys()].sort((a, b) => a - b);
  const counts = histograms.map((histogram) =>
    Float64Array.from(buckets, (bucket) => histogram.get(bucket) ?? 0),
  );
  const sums = new Float64Array(buckets.length);
  return (weights) => {
    sums.fill(0);
    for (const [index, own] of counts.entries()) {
      const weight = weights[index] ?? 0;
      if (weight === 0) continue;
      for (let at = 0; at < sums.length; at += 1)
        sums[at] = (sums[at] as number) + weight * (own[at] as number);
    }
    const total = sums.reduce((sum, count) => sum + count, 0);
    if (total === 0) return null;
    const below = durationAt(Math.floor((total - 1) / 2));
    return below + (durationAt(Math.floor(total / 2)) - below) / 2;
  };

  /** The duration at a rank, counted from 0, by the sums as they are. */
  function durationAt(rank: number): number {
    let at = 0;
    for (let seen = sums[0] as number; seen <= rank; seen += sums[at] as number) at += 1;
    return durationOf(buckets[at] as number);
  }
}

function add(counts: Map<number, number>, bucket: number, count: number): void {
  counts.set(bucket, (counts.get(bucket) ?? 0) + count);
}

/** The value of the duration at `rank`, counted from 0 and less than their number, among the sorted ones. */
function valueAt(buckets: readonly (readonly [number, number])[], rank: number): number {
  let seen = 0;
  let at = 0;
  for (const [bucket, count] of buckets) {
    if (seen > rank) break;
    at = bucket;
    seen += count;
  }
  return durationOf(at);
}
