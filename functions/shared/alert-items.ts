/** How an alert lies beside its lead: one row for each recipient and channel of a kind in a round. */
import * as z from 'zod';
import type { Alert } from '../../core/alerts.ts';
import { fromItem, type Item } from './dynamo.ts';

/** What names one alert, and nothing personal: its row is found by it. As text it travels with an e-mail, as its tags. */
export const alertRefSchema = z.object({
  leadId: z.ulid(),
  round: z.coerce.number().int().min(1),
  kind: z.string().min(1),
  recipientId: z.string().min(1),
  channel: z.string().min(1),
});
export type AlertRef = z.infer<typeof alertRefSchema>;

export const alertRef = ({ leadId, round, kind, recipient, channel }: Alert): AlertRef => ({
  leadId,
  round,
  kind,
  recipientId: recipient.id,
  channel,
});

export const alertKey = ({ leadId, round, kind, recipientId, channel }: AlertRef) => ({
  pk: `LEAD#${leadId}`,
  sk: `ALERT#${round}#${kind}#${recipientId}#${channel}`,
});

export const alertRowSchema = z.object({
  kind: z.string(),
  round: z.number().int(),
  recipientId: z.string(),
  channel: z.string(),
  /**
   * `sending`: claimed and on its way; `sent`: the provider took it; `failed`: the last attempt failed, another may
   * follow; `bounced`: taken and not delivered; `complained`: delivered, and the recipient calls it spam.
   */
  status: z.enum(['sending', 'sent', 'failed', 'bounced', 'complained']),
  attempts: z.number().int(),
  /** The provider's id of the message, or why it failed or came back. */
  outcome: z.string().optional(),
  /** When the status was reached. */
  at: z.iso.datetime(),
  /** Until when (epoch milliseconds) nobody else may try. */
  leaseUntil: z.number(),
});
export type AlertRow = z.infer<typeof alertRowSchema>;

export const alertFrom = (item: Item): AlertRow => alertRowSchema.parse(fromItem(item));
