/**
 * Generations of the figures. One is a count of everything; it is read as long as it is the current one. A rebuild
 * counts everything again into a new one beside it, and takes its place when it is whole:
 *
 *   current 1                            →  begin   →  current 1, building 2   (what happens counts in both)
 *   current 1, building 2                →  switch  →  current 2, leftovers 1
 *                                        or close   →  current 1, leftovers 2   (it was only to be compared, or failed)
 *   leftovers 1                          →  dropped →  none
 *
 * A number is never used twice, so that whoever still counts into a generation of before does no harm to the next.
 */
import * as z from 'zod';

const generation = z.number().int().min(1);

export const generationsSchema = z.object({
  /** The one that is read. */
  current: generation,
  /** The one that is being counted beside it, if any, and the rebuild that does so. */
  building: generation.nullable(),
  builder: z.ulid().nullable(),
  /** The highest number that was ever given. */
  newest: generation,
  /** Those that nobody reads or counts into any more, and since when (ISO 8601). */
  leftovers: z.array(z.object({ generation, since: z.iso.datetime() })),
});
export type Generations = z.infer<typeof generationsSchema>;

/** Before the first rebuild nobody has written it down. */
export const FIRST_GENERATION: Generations = {
  current: 1,
  building: null,
  builder: null,
  newest: 1,
  leftovers: [],
};

/** A new generation for this rebuild; one that another rebuild left half built is a leftover. */
export function beginBuilding(before: Generations, builder: string, at: string): Generations {
  const abandoned = before.building === null ? [] : [{ generation: before.building, since: at }];
  const building = before.newest + 1;
  return { ...before, building, builder, newest: building, leftovers: [...before.leftovers, ...abandoned] };
}

/** The new generation is read from now on. */
export function switchGeneration(
  before: Generations & { readonly building: number },
  at: string,
): Generations {
  const old = { generation: before.current, since: at };
  return {
    ...before,
    current: before.building,
    building: null,
    builder: null,
    leftovers: [...before.leftovers, old],
  };
}

/** The new generation is given up, or was only to be compared. */
export function closeGeneration(
  before: Generations & { readonly building: number },
  at: string,
): Generations {
  const given = { generation: before.building, since: at };
  return { ...before, building: null, builder: null, leftovers: [...before.leftovers, given] };
}

/** A leftover is gone. */
export function withoutLeftover(before: Generations, gone: number): Generations {
  return { ...before, leftovers: before.leftovers.filter(({ generation: left }) => left !== gone) };
}
