/** Puts onto an alert's row what became of its e-mail. */
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type AlertRef, alertKey } from '../shared/alert-items.ts';
import { toItem } from '../shared/dynamo.ts';

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
        await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: toItem(alertKey(alert)),
            UpdateExpression: 'SET #status = :status, #at = :at, outcome = :reason',
            ConditionExpression: '#status IN (:sending, :sent, :status)',
            ExpressionAttributeNames: { '#status': 'status', '#at': 'at' },
            ExpressionAttributeValues: toItem({
              ':status': status,
              ':sending': 'sending',
              ':sent': 'sent',
              ':at': at,
              ':reason': reason,
            }),
          }),
        );
        return 'recorded';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'not-expected';
        throw error;
      }
    },
  };
}
