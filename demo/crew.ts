/**
 * Carries out what is on the agenda, so that the outcome is always the same, however long anything takes. What belongs
 * to one person's story keeps its order, and beyond that each thing says what it goes by:
 *
 *   beside    whatever else is going on: as many at once as keep the store busy
 *   in-turn   after the one before it that needs its turn: who gets a lead depends on who got the last one
 *   alone     after everything before it
 */
import { type Agenda, agenda } from './agenda.ts';

/** A person's story, as far as it was carried out. */
export type Life = { done: Promise<void> };
export const newLife = (): Life => ({ done: Promise.resolve() });

export type Thing = {
  readonly life: Life;
  readonly goes: 'beside' | 'in-turn' | 'alone';
  readonly happen: (at: number) => Promise<void>;
};
export type Crew = {
  /** Plans something for `at` (epoch milliseconds), unless that is not before `until`. */
  plan(at: number, thing: Thing): void;
  /** Carries out all that is planned, and what that plans in turn; `reached` is told the moment of each thing. */
  work(reached: (at: number) => void): Promise<void>;
};

const AT_ONCE = 24;

export function crewUntil(until: number): Crew {
  const things: Agenda<Thing> = agenda();
  const beside = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;

  const begin = (at: number, { life, happen }: Thing): Promise<void> => {
    life.done = life.done.then(() => happen(at));
    const settled: Promise<void> = life.done
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => beside.delete(settled));
    beside.add(settled);
    return settled;
  };

  return {
    plan(at, thing) {
      if (at < until) things.add(at, thing);
    },

    async work(reached) {
      for (let next = things.next(); next && !failure; next = things.next()) {
        const { at, thing } = next;
        reached(at);
        if (thing.goes === 'alone') await Promise.all(beside);
        const settled = begin(at, thing);
        if (thing.goes !== 'beside') await settled;
        while (beside.size >= AT_ONCE) await Promise.race(beside);
      }
      await Promise.all(beside);
      if (failure) throw failure.error;
    },
  };
}
