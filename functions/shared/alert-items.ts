/** How an alert lies beside its lead: one row for each recipient and channel of a kind in a round. */
import * as z from 'zod';
import type { Alert } from '../../core/alerts.ts';
import { fromItem, type Item } from './dynamo.ts';

export const alertKey = ({ leadId, round, kind, recipient, channel }: Alert) => ({
  pk: `LEAD#${leadId}`,
  sk: `ALERT#${round}#${kind}#${recipient.id}#${channel}`,
});

export const alertRowSchema = z.object({
  kind: z.string(),
  round: z.number().int(),
  recipientId: z.string(),
  channel: z.string(),
  /** `sending`: claimed and on its way; `failed`: the last attempt failed, another may follow. */
  status: z.enum(['sending', 'sent', 'failed']),
  attempts: z.number().int(),
  /** The provider's id of the message, or the name of the error. */
  outcome: z.string().optional(),
  /** When the status was reached. */
  at: z.iso.datetime(),
  /** Until when (epoch milliseconds) nobody else may try. */
  leaseUntil: z.number(),
});
export type AlertRow = z.infer<typeof alertRowSchema>;

export const alertFrom = (item: Item): AlertRow => alertRowSchema.parse(fromItem(item));
