/** Reads many leads at once, where an index has only their ids. */
import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Lead } from '../../core/lead.ts';
import { type Item, toItem } from './dynamo.ts';
import { leadFrom, leadKey } from './lead-items.ts';

/** What BatchGetItem takes at once. */
export const MOST_LEADS_AT_ONCE = 100;

/** These leads in this order; one erased between the index and this read is left out. */
export async function readLeads(
  client: DynamoDBClient,
  table: string,
  leadIds: readonly string[],
): Promise<Lead[]> {
  const found = new Map<string, Lead>();
  for (let start = 0; start < leadIds.length; start += MOST_LEADS_AT_ONCE) {
    let wanted: Item[] = leadIds
      .slice(start, start + MOST_LEADS_AT_ONCE)
      .map((leadId) => toItem(leadKey(leadId)));
    while (wanted.length > 0) {
      const { Responses: items, UnprocessedKeys: left } = await client.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys: wanted } } }),
      );
      for (const item of items?.[table] ?? []) {
        const lead = leadFrom(item);
        found.set(lead.leadId, lead);
      }
      wanted = (left?.[table]?.Keys ?? []) as Item[];
    }
  }
  return leadIds.flatMap((leadId) => found.get(leadId) ?? []);
}
