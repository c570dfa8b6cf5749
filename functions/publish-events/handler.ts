/** Every event of a lead goes to the bus, where alerts, the workflow and other systems listen. */
import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { detailOf, type LeadEvent } from '../../core/events.ts';
import { EVENT_SOURCE } from '../shared/event-source.ts';
import type { Log } from '../shared/log.ts';
import { handleBatch } from '../shared/stream.ts';

/** The most that one PutEvents call takes. */
const MOST_AT_ONCE = 10;

export type PublishDependencies = {
  readonly client: EventBridgeClient;
  readonly busName: string;
  readonly log: Log;
};

export function publishEventsHandler({ client, busName, log }: PublishDependencies) {
  return (batch: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
    handleBatch(batch, log, async (events) => {
      for (let start = 0; start < events.length; start += MOST_AT_ONCE) {
        const some = events.slice(start, start + MOST_AT_ONCE);
        const { Entries: results = [] } = await client.send(
          new PutEventsCommand({ Entries: some.map(({ event }) => entry(event, busName)) }),
        );
        const refused = results.findIndex(({ ErrorCode }) => ErrorCode !== undefined);
        const culprit = some[refused];
        if (culprit) {
          log.warn('EVENT_NOT_PUBLISHED', {
            leadId: culprit.event.leadId,
            error: results[refused]?.ErrorCode,
          });
          return { failedAt: culprit.sequenceNumber };
        }
      }
      return 'handled';
    });
}

function entry(event: LeadEvent, busName: string) {
  return {
    EventBusName: busName,
    Source: EVENT_SOURCE,
    DetailType: event.type,
    Time: new Date(event.at),
    Detail: JSON.stringify(detailOf(event)),
  };
}
