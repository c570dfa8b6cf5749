/** Reads leads and stores what happened to them: the lead and its event together, or neither. */
import { type DynamoDBClient, GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { EventDetails, LeadEvent } from '../../core/events.ts';
import type { Lead } from '../../core/lead.ts';
import { type AlertRow, alertFrom } from './alert-items.ts';
import { type Item, itemsOf, type TransactionOutcome, toItem, transact } from './dynamo.ts';
import { eventFrom, eventItem, leadFrom, leadItem, leadKey, type RecordedEvent } from './lead-items.ts';

/** A lead as it is after an event; the event's seq is the lead's version. */
export type Recorded = { readonly lead: Lead; readonly event: LeadEvent; readonly details?: EventDetails };

export type LeadStore = ReturnType<typeof leadStore>;

export function leadStore(client: DynamoDBClient, table: string) {
  return {
    /** The lead as last committed; null when there is none of this id. */
    async read(leadId: string): Promise<Lead | null> {
      const key = toItem(leadKey(leadId));
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }),
      );
      return item ? leadFrom(item) : null;
    },

    /** The events of a lead in order. */
    timeline: async (leadId: string): Promise<RecordedEvent[]> =>
      (await beside(leadId, 'EVENT#')).map(eventFrom),

    /** The events of the same lead before this one, in order. */
    eventsBefore: async ({ leadId, seq }: LeadEvent): Promise<LeadEvent[]> =>
      (await beside(leadId, 'EVENT#'))
        .map((item) => eventFrom(item).event)
        .filter((event) => event.seq < seq),

    /** What was sent about a lead, or could not be: one row for each recipient, channel, kind and round. */
    alerts: async (leadId: string): Promise<AlertRow[]> => (await beside(leadId, 'ALERT#')).map(alertFrom),

    /**
     * Stores a change of a lead with its event, and whatever must stand or fall with it. Loses the race when the
     * lead is no longer at the version that the change was made from.
     */
    record(change: Recorded, together: readonly TransactWriteItem[] = []): Promise<TransactionOutcome> {
      return transact(client, [...writesOf(table, change), ...together]);
    },

    /** Refuses a transaction when this lead has changed since it was read. */
    unchanged: ({ leadId, version }: Lead): TransactWriteItem => ({
      ConditionCheck: {
        TableName: table,
        Key: toItem(leadKey(leadId)),
        ConditionExpression: 'version = :seen',
        ExpressionAttributeValues: toItem({ ':seen': version }),
      },
    }),
  };

  /** The items of one kind in a lead's partition, in the order of their keys. */
  function beside(leadId: string, kind: 'EVENT#' | 'ALERT#'): Promise<Item[]> {
    return itemsOf(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :kind)',
      ExpressionAttributeValues: toItem({ ':pk': leadKey(leadId).pk, ':kind': kind }),
      ConsistentRead: true,
    });
  }
}

/** The two writes of a change; `together` with others they make one transaction. */
export function writesOf(table: string, { lead, event, details }: Recorded): TransactWriteItem[] {
  const first = event.seq === 1;
  return [
    {
      Put: {
        TableName: table,
        Item: leadItem(lead),
        ...(first
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'version = :seen',
              ExpressionAttributeValues: toItem({ ':seen': event.seq - 1 }),
            }),
      },
    },
    {
      Put: {
        TableName: table,
        Item: eventItem(event, details),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ];
}
