/** What time it is for the service: a laptop that is two minutes off must not show another deadline than its owner's colleague sees. */
import { useSyncExternalStore } from 'react';
import { dayIn } from './format.ts';

let aheadMs = 0;

/** Takes the `Date` header of an answer. It has whole seconds, so what is off by less is no news. */
export function noteServerTime(header: string | null): void {
  const at = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(at)) return;
  const found = at - Date.now();
  if (Math.abs(found - aheadMs) > 1_500) aheadMs = found;
}

/** Epoch milliseconds. */
export const serverNow = (): number => Date.now() + aheadMs;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const wholeSecond = (): number => Math.floor(serverNow() / 1_000) * 1_000;

/** The second that it is, in epoch milliseconds. Every clock of a page ticks by the same timer. */
export const useNow = (): number => useSyncExternalStore(subscribe, wholeSecond);

/** The day that it is where the zone's clocks are, `YYYY-MM-DD`; midnight changes it under an open page. */
export const useToday = (timeZone: string): string =>
  useSyncExternalStore(subscribe, () => dayIn(timeZone, serverNow()));
