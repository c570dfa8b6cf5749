/**
 * Turns by weight. A cycle is a list of slots in which each name stands as often as its weight says. Slots of those who
 * cannot come are passed over, so who is always there never gains or loses by the absence of others.
 *
 *   alex 3, blair 2, casey 1   →   alex blair alex casey blair alex | alex blair …
 *
 * After any number of slots every name has had its share, less or more than one turn (strictly): the turns of a name
 * have deadlines that keep it so, and a slot goes to nobody who would make another miss theirs (Baruah et al.,
 * "Proportionate progress", 1996). Among those who may have the slot, it goes to whom it leaves every part of the
 * members, taken for itself, nearest to its own shares: that is what is left of the cycle when the others stay away.
 * Of up to four members every part is then within one turn of its shares as well (strictly; all weights from 1 to 10
 * were tried), and of members of one weight, however many. Of more it cannot always be: of the weights 6, 1, 1, 1 and 1,
 * some part is a whole turn off in any order. All weights of up to eight members stay below 1.54 turns.
 */

export type Weighted = { readonly id: string; readonly weight: number };

/** Members of one weight, who take their turns one after the other; `served` counts the turns of all of them. */
type Peers = { readonly weight: number; readonly ids: string[]; served: number };

/** The slots of one cycle; names in the order given where the shares do not decide. */
export function weightedCycle(members: readonly Weighted[]): string[] {
  const common = members.reduce((divisor, { weight }) => greatestCommonDivisor(divisor, weight), 0);
  const length = members.reduce((sum, { weight }) => sum + weight / common, 0);
  const classes = peersOf(members.map(({ id, weight }) => ({ id, weight: weight / common })));
  const places = new Map(members.map(({ id }, place) => [id, place]));
  const placeOf = (peers: Peers): number => places.get(nextOf(peers)) as number;
  const spare = spareSlots(classes, length);

  const cycle: string[] = [];
  while (cycle.length < length) {
    const used = cycle.length;
    // A slot for somebody whose deadline is later takes one of the spare slots before it.
    const horizon = spare.findIndex((slots, by) => by > used && slots === 0);
    const [first, ...others] = classes
      .filter((it) => turnsOfNext(it) * length < (used + 1) * it.weight && deadlineOf(it, length) <= horizon)
      .sort((a, b) => placeOf(a) - placeOf(b)) as [Peers, ...Peers[]];
    const next = others.reduce(
      (best, it) => {
        const unevenness = unevennessAfter(it, classes);
        return unevenness < best.unevenness ? { peers: it, unevenness } : best;
      },
      { peers: first, unevenness: unevennessAfter(first, classes) },
    ).peers;
    for (let by = used + 1; by < deadlineOf(next, length); by += 1) spare[by] = (spare[by] as number) - 1;
    cycle.push(nextOf(next));
    next.served += 1;
  }
  return cycle;
}

function peersOf(members: readonly Weighted[]): Peers[] {
  const classes = new Map<number, Peers>();
  for (const { id, weight } of members) {
    const peers = classes.get(weight) ?? { weight, ids: [], served: 0 };
    peers.ids.push(id);
    classes.set(weight, peers);
  }
  return [...classes.values()];
}

const nextOf = ({ ids, served }: Peers): string => ids[served % ids.length] as string;

/** How many turns whoever is next has had. */
const turnsOfNext = ({ ids, served }: Peers): number => Math.floor(served / ids.length);

/** By which slot the next turn must have come, as a whole number; beyond the cycle when all have come. */
const deadlineOf = (peers: Peers, length: number): number =>
  Math.ceil(((turnsOfNext(peers) + 1) * length) / peers.weight);

/** For each number of slots, how many of them no deadline needs. */
function spareSlots(classes: readonly Peers[], length: number): number[] {
  return Array.from({ length: length + 1 }, (_, by) =>
    classes.reduce((spare, { weight, ids }) => spare - ids.length * Math.floor((by * weight) / length), by),
  );
}

/** So many members of one weight that have had as many turns. */
type Even = { readonly weight: number; readonly turns: number; readonly size: number };

/** How many turns somebody would be off their share of some part of the members, at worst, if these had the slot. */
function unevennessAfter(next: Peers, classes: readonly Peers[]): number {
  const groups = classes.flatMap((peers): Even[] => {
    const served = peers.served + (peers === next ? 1 : 0);
    const { weight, ids } = peers;
    const [turns, ahead] = [Math.floor(served / ids.length), served % ids.length];
    return [
      { weight, turns, size: ids.length - ahead },
      { weight, turns: turns + 1, size: ahead },
    ].filter(({ size }) => size > 0);
  });
  const leastServed = groups.sort((a, b) => a.turns * b.weight - b.turns * a.weight);
  const mostServed = leastServed.toReversed();
  return Math.max(...groups.flatMap((one) => [offBy(one, leastServed), offBy(one, mostServed)]));
}

/** The worst part for one member is made of those who were served least, or most, for their weight: of so many of them. */
function offBy(one: Even, others: readonly Even[]): number {
  let [weight, turns, worst] = [one.weight, one.turns, 0];
  for (const other of others) {
    const size = other === one ? other.size - 1 : other.size;
    weight += size * other.weight;
    turns += size * other.turns;
    worst = Math.max(worst, Math.abs(one.turns - (turns * one.weight) / weight));
  }
  return worst;
}

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
