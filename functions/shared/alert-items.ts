/**
 * How an alert lies beside its lead: one row for each recipient and channel of a kind in a round. Rows that somebody has to
 * look at, or that wait for the end of quiet hours, are in the index `byOpenDeadline` as well, by status and time.
 */
import * as z from 'zod';
import { type Alert, alertRoles } from '../../core/alerts.ts';
import type { AlertListStatus } from '../../core/contracts/requests.ts';
import { channels } from '../../core/model/alert-rules.ts';
import { fromItem, type Item } from './dynamo.ts';

/** What names one alert, and nothing personal: its row is found by it. As text it travels with an e-mail, as its tags. */
export const alertRefSchema = z.object({
  leadId: z.ulid(),
  round: z.coerce.number().int().min(1),
  kind: z.string().min(1),
  recipientId: z.string().min(1),
  channel: z.enum(channels),
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

/** What a row's key says; throws for the key of anything else. */
export function alertRefOf({ pk, sk }: { readonly pk: string; readonly sk: string }): AlertRef {
  const [, leadId] = pk.split('#');
  const [, round, kind, recipientId, channel] = sk.split('#');
  return alertRefSchema.parse({ leadId, round, kind, recipientId, channel });
}

/** A recipient and a channel, as core names them. */
const place = z.templateLiteral([z.string().min(1), '#', z.enum(channels)]);

export const alertRowSchema = z.object({
  kind: z.string(),
  round: z.number().int(),
  recipientId: z.string(),
  channel: z.enum(channels),
  role: z.enum(alertRoles).default('owner'),
  /** The number of the event it tells of; 0 in rows that are older than this attribute. */
  eventSeq: z.number().int().default(0),
  /**
   * `held`: waits for the end of the recipient's quiet hours; `sending`: claimed and on its way; `sent`: the provider took
   * it; `failed`: the last attempt failed, another may follow unless it fell over; `bounced`: taken and not delivered;
   * `complained`: delivered, and the recipient calls it spam; `not-needed`: somebody responded before it went out.
   */
  status: z.enum(['held', 'sending', 'sent', 'failed', 'bounced', 'complained', 'not-needed']),
  attempts: z.number().int(),
  /** The provider's id of the message, or why it failed or came back. */
  outcome: z.string().optional(),
  /** When the status was reached. */
  at: z.iso.datetime(),
  /** Until when (epoch milliseconds) nobody else may try. */
  leaseUntil: z.number(),
  /** Until when it is held. */
  holdUntil: z.iso.datetime().optional(),
  /** Where it is told in its place; it is not tried again itself. */
  fellOverTo: place.optional(),
  /** Where it was to be told first, if this is a substitute. */
  insteadOf: place.optional(),
});
export type AlertRow = z.infer<typeof alertRowSchema>;

export const alertFrom = (item: Item): AlertRow => alertRowSchema.parse(fromItem(item));

/** The partition of the index for alerts of a status: one, since they are few; a storm of failures is the exception. */
export const alertShard = (status: AlertListStatus): string => `alert#${status}`;

/** What puts a row into the index; `at` (ISO 8601 UTC) is what it is sorted by. */
export const listed = (status: AlertListStatus, at: string) => ({
  openShard: alertShard(status),
  nextDeadline: at,
});
/** What takes it out again. */
export const unlisted = ['openShard', 'nextDeadline'] as const;
