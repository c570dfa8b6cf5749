/** The untouched leads, from the index that holds no others: what the sweeper and the live figures look at. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type Tier, tiers } from '../../core/model/tier-rules.ts';
import { fromItem, pagesOf, toItem } from './dynamo.ts';
import { openShards } from './lead-items.ts';

const openLeadSchema = z.object({
  pk: z.string().transform((pk) => pk.slice('LEAD#'.length)),
  stage: z.enum(['captured', 'assigned']),
  tier: z.enum(tiers),
  round: z.number().int(),
  ownerId: z.string(),
  nextDeadline: z.string(),
  respondBy: z.string().optional(),
});

export type OpenLead = {
  readonly leadId: string;
  readonly stage: 'captured' | 'assigned';
  readonly tier: Tier;
  readonly round: number;
  readonly ownerId: string;
  /** The next deadline not acted on; `~` when only the manager is left. */
  readonly nextDeadline: string;
  /** When the first response of the current owner is due; absent while nobody from sales owns the lead. */
  readonly respondBy?: string | undefined;
};

export type OpenLeads = ReturnType<typeof openLeads>;

export function openLeads(client: DynamoDBClient, table: string) {
  /** Every untouched lead, or those of these parts of the index, in no order. */
  return async function* untouched(shards: readonly string[] = openShards): AsyncGenerator<OpenLead> {
    for (const shard of shards) {
      for await (const items of pagesOf(client, {
        TableName: table,
        IndexName: 'byOpenDeadline',
        KeyConditionExpression: 'openShard = :shard',
        ExpressionAttributeValues: toItem({ ':shard': shard }),
      })) {
        for (const item of items) {
          const { pk: leadId, ...lead } = openLeadSchema.parse(fromItem(item));
          yield { leadId, ...lead };
        }
      }
    }
  };
}
