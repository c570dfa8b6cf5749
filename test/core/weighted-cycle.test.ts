import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextInCycle, weightedCycle } from '../../core/weighted-cycle.ts';

type Weights = Readonly<Record<string, number>>;
const cycleOf = (weights: Weights) =>
  weightedCycle(Object.entries(weights).map(([id, weight]) => ({ id, weight })));
const timesOf = (name: string, turns: readonly string[]) => turns.filter((it) => it === name).length;
const sumOf = (weights: readonly number[]) => weights.reduce((sum, weight) => sum + weight, 0);

/** Members called a, b, c … with these weights. */
const named = (weights: readonly number[]): Weights =>
  Object.fromEntries(weights.map((weight, i) => [String.fromCharCode(97 + i), weight]));
const anyWeights = (members: number) =>
  fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: members }).map(named);

/** How many turns somebody is off their share, at worst, after any number of these turns. */
function worstAmong(members: readonly string[], weights: Weights, turns: readonly string[]): number {
  const all = sumOf(members.map((name) => weights[name] as number));
  const had = new Map(members.map((name) => [name, 0]));
  let worst = 0;
  turns
    .filter((name) => members.includes(name))
    .forEach((name, index) => {
      had.set(name, (had.get(name) as number) + 1);
      for (const [each, count] of had) {
        worst = Math.max(worst, Math.abs(count - ((index + 1) * (weights[each] as number)) / all));
      }
    });
  return worst;
}

/** Every part of the members that has at least two. */
const partsOf = (members: readonly string[]): string[][] =>
  Array.from({ length: 2 ** members.length }, (_, bits) =>
    members.filter((_name, i) => bits & (1 << i)),
  ).filter((part) => part.length > 1);
function worstOfParts(weights: Weights): number {
  const cycle = cycleOf(weights);
  return Math.max(0, ...partsOf(Object.keys(weights)).map((part) => worstAmong(part, weights, cycle)));
}

/** All weights from 1 to `most` that so many members can have, in falling order. */
function allWeights(members: number, most: number): number[][] {
  if (members === 0) return [[]];
  return Array.from({ length: most }, (_, i) => i + 1).flatMap((weight) =>
    allWeights(members - 1, weight).map((others) => [weight, ...others]),
  );
}

describe('a cycle', () => {
  it.each([
    [{ alex: 1, blair: 1, casey: 1 }, 'alex blair casey'],
    [{ alex: 3, blair: 2, casey: 1 }, 'alex blair alex casey blair alex'],
    [{ alex: 4, blair: 2, casey: 2 }, 'alex blair casey alex'],
    [{ alex: 5, blair: 1 }, 'alex alex alex blair alex alex'],
    [{ alex: 1 }, 'alex'],
    [{ alex: 7 }, 'alex'],
  ] as const)('of %j is %s', (weights, turns) => {
    expect(cycleOf(weights as unknown as Weights).join(' ')).toBe(turns);
  });

  it('of nobody is empty', () => {
    expect(weightedCycle([])).toEqual([]);
  });

  it('gives each member exactly the turns of their weight, in lowest terms', () => {
    fc.assert(
      fc.property(anyWeights(12), (weights) => {
        const cycle = cycleOf(weights);
        const [[first, weight]] = Object.entries(weights) as [[string, number]];
        const terms = weight / timesOf(first, cycle);
        expect(Number.isInteger(terms)).toBe(true);
        for (const [name, each] of Object.entries(weights)) {
          expect(timesOf(name, cycle)).toBe(each / terms);
        }
        expect(cycle).toHaveLength(sumOf(Object.values(weights)) / terms);
        expect(
          cycleOf(Object.fromEntries(Object.entries(weights).map(([id, it]) => [id, it / terms]))),
        ).toEqual(cycle);
      }),
    );
  });

  it('has after any number of turns given everybody their share, less or more than one turn', () => {
    fc.assert(
      fc.property(anyWeights(40), (weights) => {
        const twice = [...cycleOf(weights), ...cycleOf(weights)];
        expect(worstAmong(Object.keys(weights), weights, twice)).toBeLessThan(1);
      }),
    );
  });
});

describe('a cycle of many members', () => {
  it('keeps the share of all where the parts alone would lead it a turn astray', () => {
    const weights = [
      7,
      7,
      7,
      6,
      6,
      6,
      5,
      5,
      5,
      ...Array(11).fill(4),
      ...Array(6).fill(3),
      2,
      ...Array(9).fill(1),
    ];
    const members = Object.fromEntries(weights.map((weight, i) => [`rep-${i}`, weight]));
    expect(worstAmong(Object.keys(members), members, cycleOf(members))).toBeLessThan(1);
  });
});

describe('of every part of the members, taken for itself, a cycle', () => {
  it('is within one turn of the shares, for all weights that up to four members can have', () => {
    for (const members of [2, 3, 4]) {
      for (const weights of allWeights(members, 10)) {
        expect([worstOfParts(named(weights)) < 1, weights]).toEqual([true, weights]);
      }
    }
  });

  it('is within one turn of the shares, for any number of members of one weight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 10 }), (members, weight) => {
        expect(worstOfParts(named(Array.from({ length: members }, () => weight)))).toBeLessThan(1);
      }),
    );
  });

  it('is within 1.54 turns of the shares, for any weights of up to eight members', () => {
    fc.assert(
      fc.property(anyWeights(8), (weights) => {
        expect(worstOfParts(weights)).toBeLessThan(1.54);
      }),
      { numRuns: 40 },
    );
  });

  it('is as even as any order can be where none is within one turn: 6, 1, 1, 1 and 1', () => {
    const weights = named([6, 1, 1, 1, 1]);
    expect(worstOfParts(weights)).toBe(1);
    expect(leastPossible([6, 1, 1, 1, 1])).toBe(1);
  });
});

describe('when others stay away, as often and as long as they like,', () => {
  const absences = fc.array(fc.nat({ max: 255 }), { minLength: 1, maxLength: 200 });

  /** The turns of so many leads; who is away at each of them is said by the bits of a number. */
  function turnsWith(weights: Weights, always: readonly string[], away: readonly number[]): string[] {
    const cycle = cycleOf(weights);
    const members = Object.keys(weights);
    const turns: string[] = [];
    let position = 0;
    for (const bits of away) {
      const canCome = (name: string) => always.includes(name) || !(bits & (1 << members.indexOf(name)));
      const turn = nextInCycle(cycle, position, canCome);
      if (!turn) continue;
      turns.push(turn.id);
      position = turn.position;
    }
    return turns;
  }

  it('those who are always there take their turns in the order they would have without them', () => {
    fc.assert(
      fc.property(anyWeights(8), fc.nat({ max: 255 }), absences, (weights, bits, away) => {
        const always = Object.keys(weights).filter((_, i) => bits & (1 << i));
        const turns = turnsWith(weights, always, away).filter((name) => always.includes(name));
        const own = cycleOf(weights).filter((name) => always.includes(name));
        expect(turns).toEqual(turns.map((_, i) => own[i % own.length]));
      }),
    );
  });

  it('those who are always there have their share of what they got, within one turn, in teams of up to four', () => {
    fc.assert(
      fc.property(anyWeights(4), fc.nat({ max: 15 }), absences, (weights, bits, away) => {
        const always = Object.keys(weights).filter((_, i) => bits & (1 << i));
        expect(worstAmong(always, weights, turnsWith(weights, always, away))).toBeLessThan(1);
      }),
    );
  });
});

describe('the next turn', () => {
  const cycle = ['alex', 'blair', 'alex', 'casey'];

  it('is the slot at the position, and the cycle goes on behind it', () => {
    expect(nextInCycle(cycle, 0, () => true)).toEqual({ id: 'alex', position: 1 });
    expect(nextInCycle(cycle, 3, () => true)).toEqual({ id: 'casey', position: 0 });
  });

  it('passes over whoever cannot come', () => {
    expect(nextInCycle(cycle, 1, (id) => id !== 'blair')).toEqual({ id: 'alex', position: 3 });
    expect(nextInCycle(cycle, 2, (id) => id === 'blair')).toEqual({ id: 'blair', position: 2 });
  });

  it('is nobody when nobody can come, or nobody is there', () => {
    expect(nextInCycle(cycle, 0, () => false)).toBeNull();
    expect(nextInCycle([], 0, () => true)).toBeNull();
  });

  it('is found at a position beyond the cycle: the team was larger when it was written', () => {
    expect(nextInCycle(cycle, 41, () => true)).toEqual({ id: 'blair', position: 2 });
  });
});

/** The smallest number of turns that any order can keep all parts of members with these weights off their shares by. */
function leastPossible(weights: readonly number[]): number {
  const parts = partsOf(weights.map((_, i) => String(i))).map((part) => part.map(Number));
  const offBy = (had: readonly number[]): number =>
    Math.max(
      ...parts.flatMap((part) => {
        const share = sumOf(part.map((i) => had[i] as number)) / sumOf(part.map((i) => weights[i] as number));
        return part.map((i) => Math.abs((had[i] as number) - share * (weights[i] as number)));
      }),
    );
  const known = new Map<string, number>();
  const best = (had: readonly number[]): number => {
    const name = had.join();
    const found = known.get(name);
    if (found !== undefined) return found;
    const before = had.flatMap((count, i) => (count > 0 ? [best(had.with(i, count - 1))] : []));
    const least = before.length === 0 ? 0 : Math.max(Math.min(...before), offBy(had));
    known.set(name, least);
    return least;
  };
  return best(weights);
}
