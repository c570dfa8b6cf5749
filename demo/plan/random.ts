/** Chance that can be repeated: everything the demo leaves to chance comes from a seeded sequence. */

/** The next number of a sequence, in [0, 1). */
export type Random = () => number;

/** The sequence of a seed (mulberry32): the same seed, the same numbers, on every machine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed for a sequence of its own. */
export const seedFrom = (random: Random): number => Math.floor(random() * 4_294_967_296);

export const between = (random: Random, least: number, most: number): number =>
  least + random() * (most - least);

export const pick = <Thing>(random: Random, things: readonly Thing[]): Thing =>
  things[Math.floor(random() * things.length)] as Thing;

/** One of these names, each as often as its weight says. */
export function weighted<Name extends string>(
  random: Random,
  weights: Readonly<Partial<Record<Name, number>>>,
): Name {
  const entries = Object.entries(weights) as [Name, number][];
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  const found = entries.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  return (found ?? (entries.at(-1) as [Name, number]))[0];
}

/**
 * Durations and amounts as life has them: half of them below the median, a few far above. `spread` is the standard
 * deviation of the logarithm.
 */
export function around(random: Random, median: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return median * Math.exp(spread * normal);
}
