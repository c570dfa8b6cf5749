/** Puts onto an alert's row what became of its e-mail. */
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type AlertRef, alertKey, listed } from '../shared/alert-items.ts';
import { toItem } from '../shared/dynamo.ts';
import { updateOf } from '../shared/update-expression.ts';

export type AlertFeedback = ReturnType<typeof alertFeedback>;

export function alertFeedback(client: DynamoDBClient, table: string) {
  return {
    /**
     * `recorded` also when it was recorded before, so that a repeat goes on where the first stopped. The event may be
     * quicker than our own record of the send, so a row that is still `sending` takes it as well.
     * `not-expected`: there is no such row any more, or another attempt is to follow anyway.
     */
    async record(
      alert: AlertRef,
      status: 'bounced' | 'complained',
      { at, reason }: { at: string; reason: string },
    ): Promise<'recorded' | 'not-expected'> {
      try {
        const change = updateOf({
          set: { ...listed(status, at), status, at, outcome: reason },
          condition: '#status IN (:sending, :sent, :status)',
          values: { sending: 'sending', sent: 'sent', status },
        });
        const key = toItem(alertKey(alert));
        await client.send(new UpdateItemCommand({ TableName: table, Key: key, ...change }));
        return 'recorded';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'not-expected';
        throw error;
      }
    },
  };
}
