/** Reads many leads at once, where an index has only their ids. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Lead } from '../../core/lead.ts';
import { toItem } from './dynamo.ts';
import { itemsAt } from './item-batch.ts';
import { leadFrom, leadKey } from './lead-items.ts';

/** These leads in this order; one erased between the index and this read is left out. */
export async function readLeads(
  client: DynamoDBClient,
  table: string,
  leadIds: readonly string[],
): Promise<Lead[]> {
  const keys = leadIds.map((leadId) => toItem(leadKey(leadId)));
  return (await itemsAt(client, table, keys)).map(leadFrom);
}
