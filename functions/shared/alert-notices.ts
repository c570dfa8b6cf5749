/**
 * What send-alerts is to see to again, on the bus beside the events of leads: an alert that came back, and one whose quiet
 * hours are over. They name a row and hold nothing personal. Nobody else needs them.
 */
import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import * as z from 'zod';
import { alertRefSchema } from './alert-items.ts';
import { EVENT_SOURCE } from './event-source.ts';

export const alertNoticeSchema = z.discriminatedUnion('type', [
  alertRefSchema.extend({ type: z.literal('AlertUndelivered'), reason: z.string() }),
  alertRefSchema.extend({ type: z.literal('AlertReleased') }),
]);
export type AlertNotice = z.infer<typeof alertNoticeSchema>;

/** The most that one PutEvents call takes. */
const MOST_AT_ONCE = 10;

/** The bus did not take all of them; those that it took may come twice, which changes nothing. */
export class NoticesNotPublished extends Error {
  override readonly name = 'NoticesNotPublished';
}

export type PublishNotices = (notices: readonly AlertNotice[]) => Promise<void>;

export function noticesTo(client: EventBridgeClient, busName: string): PublishNotices {
  return async (notices) => {
    for (let start = 0; start < notices.length; start += MOST_AT_ONCE) {
      const some = notices.slice(start, start + MOST_AT_ONCE);
      const { FailedEntryCount: failed = 0 } = await client.send(
        new PutEventsCommand({
          Entries: some.map((notice) => ({
            EventBusName: busName,
            Source: EVENT_SOURCE,
            DetailType: notice.type,
            Detail: JSON.stringify(notice),
          })),
        }),
      );
      if (failed > 0) throw new NoticesNotPublished(`${failed} of ${some.length}`);
    }
  };
}
