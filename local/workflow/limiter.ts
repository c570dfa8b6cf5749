/** `run` starts the work when fewer than `limit` others run; `pending` counts what runs and what waits for its turn. */
export type Limiter = { run<T>(work: () => Promise<T>): Promise<T>; pending(): number };

/** Lets at most `limit` pieces of work run at the same time; the others wait in order. */
export function createLimiter(limit: number): Limiter {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    pending: () => running + waiting.length,
    async run(work) {
      if (running < limit) running += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift(); // hands its place on, so `running` stays
        if (next) next();
        else running -= 1;
      }
    },
  };
}
