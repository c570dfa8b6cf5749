/** Counts events into the figures: each exactly once, a batch at a time, however often the stream delivers it. */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { LeadEvent } from '../../core/events.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import type { Log } from '../shared/log.ts';
import type { MetricsStore } from '../shared/metrics-store.ts';
import { handleBatch } from '../shared/stream.ts';

export type RollUpDependencies = {
  readonly metrics: Pick<MetricsStore, 'count'>;
  readonly now: () => number;
  readonly patience: Patience;
  readonly log: Log;
};

export function rollUpHandler({ metrics, now, patience, log }: RollUpDependencies) {
  return (batch: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
    handleBatch(batch, log, async (streamed) => {
      // One transaction cannot hold the same mark twice.
      const distinct = new Map(streamed.map(({ event }) => [`${event.leadId}#${event.seq}`, event]));
      let uncounted: readonly LeadEvent[] = [...distinct.values()];
      await untilSettled(async () => {
        if (uncounted.length === 0) return 'counted' as const;
        const result = await metrics.count(uncounted, now());
        if (result.outcome === 'committed') return 'counted' as const;
        if (result.outcome === 'repeated') uncounted = uncounted.filter((_, i) => !result.repeats.has(i));
        return 'lost-race';
      }, patience);
      return 'handled';
    });
}
