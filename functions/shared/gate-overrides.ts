/** The opportunities that a manager confirmed past the gate, from the index that holds such events by when they happened. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Lead } from '../../core/lead.ts';
import type { GateOverride } from '../../core/review.ts';
import { fromItem, itemsOf, toItem } from './dynamo.ts';
import { OVERRIDES } from './lead-items.ts';
import type { LeadStore } from './lead-store.ts';

/** An override, and the lead that it opened the gate for. */
export type LeadOverride = GateOverride & {
  readonly lead: Pick<Lead, 'stage' | 'contact' | 'attribution'>;
};

const indexKey = z.object({ pk: z.string().transform((pk) => pk.slice('LEAD#'.length)) });

export type GateOverrides = ReturnType<typeof gateOverrides>;

export function gateOverrides(client: DynamoDBClient, table: string, leads: Pick<LeadStore, 'read'>) {
  /** Those between two instants (ISO 8601 UTC), both included, oldest first. One whose lead is erased is left out. */
  return async function within(first: string, last: string): Promise<LeadOverride[]> {
    const found = await itemsOf(client, {
      TableName: table,
      IndexName: 'byOpenDeadline',
      KeyConditionExpression: 'openShard = :overrides AND nextDeadline BETWEEN :first AND :last',
      ExpressionAttributeValues: toItem({ ':overrides': OVERRIDES, ':first': first, ':last': last }),
    });
    const leadIds = found.map((item) => indexKey.parse(fromItem(item)).pk);
    return (await Promise.all(leadIds.map(overrideOf))).filter((it) => it !== null);
  };

  async function overrideOf(leadId: string): Promise<LeadOverride | null> {
    const lead = await leads.read(leadId);
    if (!lead?.qualification.override) return null;
    const { at, by, reason } = lead.qualification.override;
    // As events name people: `manager:morgan`.
    return { leadId, at, byId: by.slice(by.indexOf(':') + 1), reason, lead };
  }
}
