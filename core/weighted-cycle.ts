/**
 * Turns by weight. A cycle is a list of slots in which each name stands as often as its weight says, spread so evenly
 * that after any number of slots every name has had its share, less or more than one turn. Slots of those who cannot
 * come are passed over, so who is always there never gains or loses by the absence of others.
 *
 *   alex 3, blair 2, casey 1   →   alex blair alex casey blair alex | alex blair …
 */

export type Weighted = { readonly id: string; readonly weight: number };

/**
 * The slots of one cycle; names in the order given where the shares do not decide. Earliest deadline first among those
 * whose next turn has begun, which keeps every share within one turn (Baruah et al., "Proportionate progress", 1996).
 */
export function weightedCycle(members: readonly Weighted[]): string[] {
  const common = members.reduce((divisor, { weight }) => greatestCommonDivisor(divisor, weight), 0);
  const turns = members.map(({ id, weight }) => ({ id, weight: weight / common, had: 0 }));
  const length = turns.reduce((sum, { weight }) => sum + weight, 0);
  const cycle: string[] = [];
  while (cycle.length < length) {
    const begun = turns.filter(({ had, weight }) => had < weight && had * length <= cycle.length * weight);
    const next = begun.reduce((best, it) => (deadlineOf(it, length) < deadlineOf(best, length) ? it : best));
    next.had += 1;
    cycle.push(next.id);
  }
  return cycle;
}

/** By which slot the next turn must have come, as a whole number. */
const deadlineOf = ({ had, weight }: { had: number; weight: number }, length: number): number =>
  Math.ceil(((had + 1) * length) / weight);

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);

/** The next slot, from `position` on, of somebody who can come; null when nobody of the cycle can. */
export function nextInCycle(
  cycle: readonly string[],
  position: number,
  canCome: (id: string) => boolean,
): { readonly id: string; readonly position: number } | null {
  for (let step = 0; step < cycle.length; step += 1) {
    const slot = (position + step) % cycle.length;
    const id = cycle[slot] as string;
    if (canCome(id)) return { id, position: (slot + 1) % cycle.length };
  }
  return null;
}
