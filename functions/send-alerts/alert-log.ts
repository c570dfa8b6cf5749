/**
 * Claims an alert before it is sent and records how that went. A claim is a lease: when its holder dies between claim
 * and record, somebody else tries again after the lease; a second message is possible only if the provider had
 * already taken the first.
 */
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  type TransactWriteItem,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Alert } from '../../core/alerts.ts';
import { type AlertRow, alertKey, alertRef, alertRowSchema } from '../shared/alert-items.ts';
import { type Patience, toItem, transact, untilSettled } from '../shared/dynamo.ts';
import { leadKey } from '../shared/lead-items.ts';

/** Longer than the function may run, so a live holder never loses its lease. */
export const LEASE_MS = 20_000;

export type Claim =
  | { readonly outcome: 'claimed' }
  /** Somebody responded to the lead, or it is gone: nobody needs to be told any more. */
  | { readonly outcome: 'touched' }
  /** The provider took it before, whatever became of it then. */
  | { readonly outcome: 'already-sent' }
  /** Another delivery of the same event is sending it right now, or died while it was. */
  | { readonly outcome: 'in-flight' };

/** Of these an event that is delivered again makes another attempt. */
const OPEN: readonly AlertRow['status'][] = ['sending', 'failed'];

export type AlertLog = ReturnType<typeof alertLog>;

export function alertLog(client: DynamoDBClient, table: string, patience: Patience) {
  return {
    claim: (alert: Alert, now: number): Promise<Claim> =>
      untilSettled<Claim>(async () => {
        const result = await transact(client, [stillUntouched(alert), leaseOf(alert, now)]);
        if (result.outcome === 'committed') return { outcome: 'claimed' };
        // No condition refused it: something else was writing to the lead at that moment.
        if (result.refusals.length === 0) return 'lost-race';
        if (result.refusals.some(({ index }) => index === 0)) return { outcome: 'touched' };
        const row = alertRowSchema.safeParse(result.refusals.find(({ index }) => index === 1)?.item);
        return { outcome: row.success && !OPEN.includes(row.data.status) ? 'already-sent' : 'in-flight' };
      }, patience),

    sent: (alert: Alert, now: number, providerId: string) => finish(alert, 'sent', now, providerId),
    failed: (alert: Alert, now: number, error: string) => finish(alert, 'failed', now, error),
  };

  function stillUntouched(alert: Alert): TransactWriteItem {
    return {
      ConditionCheck: {
        TableName: table,
        Key: toItem(leadKey(alert.leadId)),
        ConditionExpression: 'stage = :assigned',
        ExpressionAttributeValues: toItem({ ':assigned': 'assigned' }),
      },
    };
  }

  function leaseOf(alert: Alert, now: number): TransactWriteItem {
    return {
      Update: {
        TableName: table,
        Key: toItem(alertKey(alertRef(alert))),
        UpdateExpression:
          'SET #status = :sending, #at = :at, leaseUntil = :until, #kind = :kind, #round = :round, ' +
          'recipientId = :recipient, channel = :channel ADD attempts :one',
        ConditionExpression:
          'attribute_not_exists(pk) OR (#status IN (:sending, :failed) AND leaseUntil < :now)',
        ExpressionAttributeNames: {
          '#status': 'status',
          '#at': 'at',
          '#kind': 'kind',
          '#round': 'round',
        },
        ExpressionAttributeValues: toItem({
          ':sending': 'sending',
          ':failed': 'failed',
          ':at': new Date(now).toISOString(),
          ':until': now + LEASE_MS,
          ':now': now,
          ':kind': alert.kind,
          ':round': alert.round,
          ':recipient': alert.recipient.id,
          ':channel': alert.channel,
          ':one': 1,
        }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    };
  }

  /** A bounce may be recorded before the send that it answers; it says more, and stays. */
  async function finish(
    alert: Alert,
    status: 'sent' | 'failed',
    now: number,
    outcome: string,
  ): Promise<void> {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: toItem(alertKey(alertRef(alert))),
          // A failed alert may be tried again at once.
          UpdateExpression: 'SET #status = :status, #at = :at, leaseUntil = :released, outcome = :outcome',
          ConditionExpression: '#status = :sending',
          ExpressionAttributeNames: { '#status': 'status', '#at': 'at' },
          ExpressionAttributeValues: toItem({
            ':status': status,
            ':sending': 'sending',
            ':at': new Date(now).toISOString(),
            ':released': 0,
            ':outcome': outcome,
          }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}
