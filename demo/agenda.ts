/** What is still to happen, earliest first; of two things at one moment, the one that was planned first. */
export type Agenda<Thing> = {
  add(at: number, thing: Thing): void;
  /** The next thing, taken off; undefined when nothing is left. */
  next(): { readonly at: number; readonly thing: Thing } | undefined;
};

type Entry<Thing> = { readonly at: number; readonly planned: number; readonly thing: Thing };

/** A binary heap: the entry at i comes before those at 2i+1 and 2i+2. */
export function agenda<Thing>(): Agenda<Thing> {
  const heap: Entry<Thing>[] = [];
  let planned = 0;
  const isBefore = (a: number, b: number): boolean => {
    const [one, other] = [heap[a] as Entry<Thing>, heap[b] as Entry<Thing>];
    return one.at === other.at ? one.planned < other.planned : one.at < other.at;
  };
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b] as Entry<Thing>, heap[a] as Entry<Thing>];
  };

  return {
    add(at, thing) {
      planned += 1;
      heap.push({ at, planned, thing });
      let i = heap.length - 1;
      while (i > 0) {
        const above = (i - 1) >> 1;
        if (!isBefore(i, above)) break;
        swap(i, above);
        i = above;
      }
    },

    next() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      heap[0] = last;
      for (let i = 0; ; ) {
        const below = [2 * i + 1, 2 * i + 2].filter((it) => it < heap.length);
        const least = below.reduce((a, b) => (isBefore(b, a) ? b : a), i);
        if (least === i) break;
        swap(i, least);
        i = least;
      }
      return first;
    },
  };
}
