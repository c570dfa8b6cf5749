/**
 * Logs and metrics. A message is a stable code of upper-case words; facts beside it are ids, counts and names of
 * errors. Nothing a lead or a rep typed is ever logged.
 */
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

export type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;

export type Log = {
  info(code: string, facts?: Facts): void;
  warn(code: string, facts?: Facts): void;
  error(code: string, facts?: Facts): void;
  /** Adds to a count that an alarm or a chart watches. */
  count(metric: string, value?: number): void;
};

/** The function's log; counts are written at once, so that interleaved invocations never mix. */
export function createLog(): Log {
  const logger = new Logger();
  const metrics = new Metrics();
  return {
    info: (code, facts = {}) => logger.info(code, facts),
    warn: (code, facts = {}) => logger.warn(code, facts),
    error: (code, facts = {}) => logger.error(code, facts),
    count: (metric, value = 1) => metrics.singleMetric().addMetric(metric, MetricUnit.Count, value),
  };
}

/** The kind of an error without its message, which may quote a person's words. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
