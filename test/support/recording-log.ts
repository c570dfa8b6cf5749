import type { Facts, Log } from '../../functions/shared/log.ts';

export type LogLine = { readonly level: string; readonly code: string; readonly facts: Facts };

/** A log that keeps its lines and sums up its counts. */
export function recordingLog() {
  const lines: LogLine[] = [];
  const counts: Record<string, number> = {};
  const write =
    (level: string) =>
    (code: string, facts: Facts = {}) =>
      void lines.push({ level, code, facts });
  const log: Log = {
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    count: (metric, value = 1) => {
      counts[metric] = (counts[metric] ?? 0) + value;
    },
  };
  return { log, lines, counts, codes: () => lines.map(({ code }) => code) };
}
