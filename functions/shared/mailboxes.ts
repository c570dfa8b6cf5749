/**
 * What became of mail to an address, where it matters for the next one: a mark on the address, in the Team table,
 * under its hash. No mark: mail goes there, as it does to whatever address a member has next.
 */
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { fromItem, toItem } from './dynamo.ts';
import { sha256 } from './lead-items.ts';

const mailboxSchema = z.object({
  /** `bounced`: there is no such mailbox, or it takes nothing; `complained`: its owner calls our mail spam. */
  state: z.enum(['bounced', 'complained']),
  /** When we learned of it, ISO 8601 UTC. */
  at: z.iso.datetime(),
  /** SES's own words for it, such as `Permanent/General`; nobody else's. */
  reason: z.string(),
});
export type Mailbox = z.infer<typeof mailboxSchema>;

/** Mail is delivered without regard to case, whatever the standard allows. */
const key = (address: string) => ({ pk: `MAILBOX#${sha256(address.trim().toLowerCase())}`, sk: 'MAILBOX' });

export type Mailboxes = ReturnType<typeof mailboxes>;

export function mailboxes(client: DynamoDBClient, table: string) {
  return {
    /** The mark of an address; null where mail goes. */
    async read(address: string): Promise<Mailbox | null> {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: toItem(key(address)), ConsistentRead: true }),
      );
      return item ? mailboxSchema.parse(fromItem(item)) : null;
    },

    async mark(address: string, { state, at, reason }: Mailbox): Promise<void> {
      const marked = { ...key(address), state, at, reason };
      await client.send(new PutItemCommand({ TableName: table, Item: toItem(marked) }));
    },
  };
}
