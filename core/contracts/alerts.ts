/** Alerts as the API answers them: people by their ids, and nothing of what the lead wrote. */
import * as z from 'zod';
import { alertRoles } from '../alerts.ts';
import { channels } from '../model/alert-rules.ts';

const instant = z.iso.datetime();
/** A recipient and a channel, such as `alex#sms`. */
const place = z.string();

const alert = z.object({
  kind: z.string().describe('`assigned`, `due`, `breached` or `reassigned`.'),
  round: z.int().describe('Of which owner of the lead it tells, the first one being 1.'),
  role: z.enum(alertRoles),
  recipientId: z.string(),
  channel: z.enum(channels),
  status: z.enum(['held', 'sending', 'sent', 'failed', 'bounced', 'complained', 'not-needed']),
  attempts: z.int(),
  at: instant.describe('When the status was reached.'),
});

/** Beside its lead. */
export const leadAlertAnswer = alert.extend({
  eventSeq: z.int().describe('The number of the event that it tells of.'),
  outcome: z.string().optional().describe('The provider’s id of the message, or why it failed or came back.'),
  holdUntil: instant.optional(),
  fellOverTo: place.optional(),
  insteadOf: place.optional(),
});
export type LeadAlertAnswer = z.output<typeof leadAlertAnswer>;

const alertItem = alert.extend({
  leadId: z.ulid(),
  outcome: z.string().nullable().describe('The provider’s id of the message, or why it failed or came back.'),
  holdUntil: instant.nullable().describe('The end of the recipient’s quiet hours.'),
  fellOverTo: place.nullable().describe('By whom and how it was told in its place, such as `alex#sms`.'),
  insteadOf: place.nullable().describe('Where it was to be told first, if this is a substitute.'),
});
export type AlertItem = z.output<typeof alertItem>;

/** `GET /api/alerts` */
export const alertListAnswer = z.object({ items: z.array(alertItem), nextCursor: z.string().nullable() });
export type AlertListAnswer = z.output<typeof alertListAnswer>;
