import type { Clock, Runtime } from '../ports.ts';

/**
 * The longest sleep between two looks at the store, in ms. A look is one read of an index. Short, because a timer
 * counts a monotonic clock while deadlines are wall-clock moments: after a suspend or a step of the clock
 * the next look is at most this late. It also keeps every delay far below setTimeout's limit of 24.8 days.
 */
const LONGEST_SLEEP_MS = 1_000;

export type AlarmClock = {
  start(): void;
  stop(): void;
  /** Look again at once: something may have become due. */
  ring(): void;
};

/**
 * One timer for any number of durable deadlines. `look` starts what is due by `clock` and answers the next
 * moment something will be (epoch ms), or undefined. It is never trusted to be exact: only `look` compares
 * times, so nothing fires early when a timer does, or when the wall clock goes backwards.
 * An error in `look` is logged and tried again at the next ring.
 */
export function createAlarmClock(
  name: string,
  clock: Clock,
  log: Runtime['log'],
  look: () => number | undefined,
): AlarmClock {
  let running = false;
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Immediate | undefined;

  const turn = () => {
    soon = undefined;
    clearTimeout(timer);
    if (!running) return;
    let sleep = LONGEST_SLEEP_MS;
    try {
      const next = look();
      if (next !== undefined) sleep = Math.min(Math.max(next - clock.now(), 1), LONGEST_SLEEP_MS);
    } catch (error) {
      log('ALARM_CLOCK_FAILED', { name, error: String(error) });
    }
    timer = setTimeout(turn, sleep);
  };

  return {
    start() {
      running = true;
      turn();
    },
    stop() {
      running = false;
      clearTimeout(timer);
      if (soon) clearImmediate(soon);
      soon = undefined;
    },
    ring() {
      if (running) soon ??= setImmediate(turn);
    },
  };
}
