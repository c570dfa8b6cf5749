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
import { type Alert, type Place, placeOf } from '../../core/alerts.ts';
import {
  type AlertRow,
  alertFrom,
  alertKey,
  alertRef,
  alertRowSchema,
  listed,
  unlisted,
} from '../shared/alert-items.ts';
import { type Patience, toItem, transact, untilSettled } from '../shared/dynamo.ts';
import { leadKey } from '../shared/lead-items.ts';
import { type Change, updateOf } from '../shared/update-expression.ts';
import { stillNeeded } from './still-needed.ts';

/** Longer than the function may run, so a live holder never loses its lease. */
export const LEASE_MS = 20_000;

export type Claim =
  | { readonly outcome: 'claimed' }
  /** Somebody responded to the lead, or it is gone: nobody needs to be told any more. */
  | { readonly outcome: 'touched' }
  /** The provider took it before, and it arrived as far as we know. */
  | { readonly outcome: 'already-sent' }
  /** It waits for the end of quiet hours. */
  | { readonly outcome: 'held' }
  /** It came back, or is told elsewhere in its place. */
  | { readonly outcome: 'lost' }
  /** Another delivery of the same event is sending it right now, or died while it was. */
  | { readonly outcome: 'in-flight' };

export type Terms = {
  /** Only while the lead is in the round of the alert. */
  readonly inRound?: boolean;
  /** The alert that is lost and that this one is told in the place of. */
  readonly fallen?: Alert;
};

export type AlertLog = ReturnType<typeof alertLog>;

/** What may be tried again: not what fell over, nor what another is sending. */
const MAY_BE_TRIED =
  '#status IN (:failed, :sending, :unneeded) AND #leaseUntil < :now AND attribute_not_exists(#fellOverTo)';
const MAY_BE_TAKEN = `attribute_not_exists(#pk) OR (${MAY_BE_TRIED}) OR (#status = :held AND #holdUntil <= :iso)`;
const statuses = { failed: 'failed', sending: 'sending', unneeded: 'not-needed', held: 'held' };

export function alertLog(client: DynamoDBClient, table: string, patience: Patience) {
  return {
    /** Claims an alert in order to send it. */
    claim: (alert: Alert, now: number, terms: Terms = {}): Promise<Claim> =>
      take(alert, now, terms, {
        set: { status: 'sending', leaseUntil: now + LEASE_MS },
        remove: [...unlisted, 'holdUntil', 'outcome'],
        add: { attempts: 1 },
      }),

    /** Keeps an alert until quiet hours end; `claimed` when it was not kept before, or for less long. */
    hold: (alert: Alert, now: number, holdUntil: string, terms: Terms = {}): Promise<Claim> =>
      take(alert, now, terms, {
        set: { ...listed('held', holdUntil), status: 'held', leaseUntil: 0, holdUntil },
        add: { attempts: 0 },
      }),

    sent: async (alert: Alert, now: number, providerId: string): Promise<void> => {
      await finish(alert, { status: 'sent', at: iso(now), outcome: providerId });
    },

    /** Answers how often it was tried so far; null when a bounce was quicker and says more. */
    failed: async (alert: Alert, now: number, reason: string): Promise<number | null> => {
      const at = iso(now);
      const row = await finish(alert, { ...listed('failed', at), status: 'failed', at, outcome: reason });
      return row?.attempts ?? null;
    },

    /** Nobody needs to be told any more what was still to be told. */
    notNeeded: async (alert: Alert, now: number): Promise<void> => {
      const change = updateOf({
        set: { status: 'not-needed', at: iso(now), leaseUntil: 0 },
        remove: [...unlisted, 'holdUntil'],
        condition: `#status = :held OR (${MAY_BE_TRIED})`,
        values: { ...statuses, now },
      });
      await unlessRefused(new UpdateItemCommand({ ...keyOf(alert), ...change }));
    },

    /** It is told there in its place. */
    fellOver: async (alert: Alert, to: Place): Promise<void> => {
      await unlessRefused(new UpdateItemCommand({ ...keyOf(alert), ...fallingOver(to) }));
    },
  };

  /** Writes the row, while somebody still needs to be told and nobody else is at it. */
  function take(
    alert: Alert,
    now: number,
    { inRound = false, fallen }: Terms,
    change: Pick<Change, 'set' | 'remove' | 'add'>,
  ): Promise<Claim> {
    const at = iso(now);
    const row = updateOf({
      ...change,
      set: { ...factsOf(alert), at, ...change.set },
      condition: MAY_BE_TAKEN,
      values: { ...statuses, now, iso: at },
    });
    const needed = { TableName: table, Key: toItem(leadKey(alert.leadId)), ...stillNeeded(alert, inRound) };
    const writes: TransactWriteItem[] = [
      { ConditionCheck: needed },
      { Update: { ...keyOf(alert), ...row, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
      ...(fallen ? [{ Update: { ...keyOf(fallen), ...fallingOver(placeOf(alert)) } }] : []),
    ];
    return untilSettled<Claim>(async () => {
      const result = await transact(client, writes);
      if (result.outcome === 'committed') return { outcome: 'claimed' };
      // No condition refused it: something else was writing to the lead at that moment.
      if (result.refusals.length === 0) return 'lost-race';
      if (result.refusals.some(({ index }) => index === 0)) return { outcome: 'touched' };
      const row = alertRowSchema.safeParse(result.refusals.find(({ index }) => index === 1)?.item);
      return { outcome: row.success ? standing(row.data) : 'in-flight' };
    }, patience);
  }

  /**
   * Gives the lease back: a failed alert may be tried again at once. A bounce may be recorded before the send that it
   * answers; it says more, and stays: then there is no row to answer.
   */
  async function finish(alert: Alert, set: Change['set']): Promise<AlertRow | null> {
    const values = { sending: 'sending' };
    const change = updateOf({ set: { ...set, leaseUntil: 0 }, condition: '#status = :sending', values });
    const done = await unlessRefused(
      new UpdateItemCommand({ ...keyOf(alert), ...change, ReturnValues: 'ALL_NEW' }),
    );
    return done?.Attributes ? alertFrom(done.Attributes) : null;
  }

  async function unlessRefused(command: UpdateItemCommand) {
    try {
      return await client.send(command);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      throw error;
    }
  }

  function keyOf(alert: Alert) {
    return { TableName: table, Key: toItem(alertKey(alertRef(alert))) };
  }
}

/** Only what did not get there falls over: it may have been sent after all, by another delivery of its event. */
const fallingOver = (to: Place) => ({
  UpdateExpression: 'SET fellOverTo = :to',
  ConditionExpression: '#status IN (:failed, :bounced)',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: toItem({ ':to': to, ':failed': 'failed', ':bounced': 'bounced' }),
});

/** What of an alert its row says. */
function factsOf({ kind, round, role, recipient, channel, eventSeq, insteadOf }: Alert) {
  return {
    kind,
    round,
    role,
    recipientId: recipient.id,
    channel,
    eventSeq,
    insteadOf: insteadOf ?? undefined,
  };
}

/** What a row means for who wants to send it and may not. */
function standing({ status, fellOverTo }: AlertRow): Exclude<Claim['outcome'], 'claimed' | 'touched'> {
  if (fellOverTo !== undefined || status === 'bounced') return 'lost';
  if (status === 'held') return 'held';
  return status === 'sent' || status === 'complained' ? 'already-sent' : 'in-flight';
}

const iso = (at: number): string => new Date(at).toISOString();
