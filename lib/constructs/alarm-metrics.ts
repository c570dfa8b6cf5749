import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { type HandoffFunction, METRICS_NAMESPACE } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';

/** The step of every alarm: as often as find-stalled runs. */
export const PERIOD = Duration.minutes(5);

/** A metric that Lambda keeps of a function. */
export const ofFunction = (of: HandoffFunction, name: string, statistic: string = Stats.SUM): Metric =>
  of.function.metric(name, { period: PERIOD, statistic });

/** A metric that a function emits itself; Powertools adds the function's name as its only dimension. */
export const ownMetric = (metricName: string, from: HandoffFunction, statistic: string): Metric =>
  new Metric({
    namespace: METRICS_NAMESPACE,
    metricName,
    dimensionsMap: { service: from.name },
    statistic,
    period: PERIOD,
  });

/** How often Lambda refused to run these, ten at most. */
export const throttlesOf = (functions: readonly HandoffFunction[]): IMetric =>
  sum(functions.map((each) => ofFunction(each, 'Throttles')));

/** Writes to an index are throttled on their own, and then hold up the table's. */
export const throttlesOfTable = (table: HouseTable): Metric[] => [
  table.table.metric('ReadThrottleEvents', { statistic: Stats.SUM }),
  table.table.metric('WriteThrottleEvents', { statistic: Stats.SUM }),
  ...table.indexNames.map(
    (indexName) =>
      new Metric({
        namespace: 'AWS/DynamoDB',
        metricName: 'WriteThrottleEvents',
        dimensionsMap: { TableName: table.name, GlobalSecondaryIndexName: indexName },
        statistic: Stats.SUM,
      }),
  ),
];

/** Their sum; those without data count as nothing. CloudWatch takes ten metrics in an alarm at most. */
export const sum = (metrics: readonly Metric[]): MathExpression =>
  new MathExpression({
    expression: 'SUM(METRICS())',
    usingMetrics: named(metrics),
    period: PERIOD,
    label: metrics[0]?.metricName ?? '',
  });

/** The greatest of them in each period. */
export const greatest = (metrics: readonly Metric[]): MathExpression =>
  new MathExpression({
    expression: 'MAX(METRICS())',
    usingMetrics: named(metrics),
    period: PERIOD,
    label: metrics[0]?.metricName ?? '',
  });

/** Events of a stream that a reader could not handle: put aside, or (if even that failed) dropped. */
export const abandonedEvents = (mappingIds: readonly string[]): MathExpression =>
  sum(
    mappingIds.flatMap((mappingId) =>
      ['OnFailureDestinationDeliveredEventCount', 'DroppedEventCount'].map(
        (metricName) =>
          new Metric({
            namespace: 'AWS/Lambda',
            metricName,
            dimensionsMap: { EventSourceMappingUUID: mappingId },
            statistic: Stats.SUM,
            period: PERIOD,
          }),
      ),
    ),
  );

const named = (metrics: readonly Metric[]): Record<string, Metric> =>
  Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));
