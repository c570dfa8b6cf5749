/** Counts events into the figures: each exactly once, a batch at a time, however often the stream delivers it. */
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { Counting } from '../shared/counting.ts';
import type { Log } from '../shared/log.ts';
import type { MetricsStore } from '../shared/metrics-store.ts';
import { handleBatch } from '../shared/stream.ts';

export type RollUpDependencies = {
  readonly metrics: Pick<MetricsStore, 'generations'>;
  readonly count: Counting;
  readonly log: Log;
};

export function rollUpHandler({ metrics, count, log }: RollUpDependencies) {
  return (batch: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
    handleBatch(batch, log, async (streamed) => {
      const events = streamed.map(({ event }) => event);
      // Read for each batch: whoever drops a generation waits until every batch that knew it has ended.
      const { current, building } = await metrics.generations();
      await count(events, current);
      if (building !== null) await count(events, building);
      return 'handled';
    });
}
