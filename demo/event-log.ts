/**
 * The event log as it is written, for counting: what the table's stream would deliver, taken from the writes that were
 * committed, in the order of each lead.
 */
import type { AttributeValue, DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';

type Item = Record<string, AttributeValue>;
type Written = { readonly TransactItems?: readonly TransactWriteItem[]; readonly Item?: Item };

/** Tells `take` of each event that this client writes, once it is committed. */
export function followEvents(
  client: DynamoDBClient,
  take: (records: readonly DynamoDBRecord[]) => void,
): void {
  let sequence = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const { TransactItems = [], Item: single } = args.input as Written;
      const items = [single, ...TransactItems.map(({ Put }) => Put?.Item)];
      const events = items.filter((item) => item?.['sk']?.S?.startsWith('EVENT#'));
      take(
        events.map((image) => {
          sequence += 1;
          const dynamodb = { SequenceNumber: String(sequence), NewImage: image };
          return { eventName: 'INSERT', eventID: `demo-${sequence}`, dynamodb } as DynamoDBRecord;
        }),
      );
      return answer;
    },
    { step: 'initialize', name: 'followEvents' },
  );
}
