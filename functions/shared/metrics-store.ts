/**
 * Roll-ups in the Metrics table:
 *
 *   pk                    sk                        what
 *   DAY#2026-11-23        source#high#["google"]    counters of one cohort day, tier and value, one attribute each
 *   EVENT#<lead>#<seq>    MARK                      this event is counted (kept for 30 days)
 */
import { type DynamoDBClient, QueryCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { LeadEvent } from '../../core/events.ts';
import { groupRollUps, type RollUp, rollUpKeySchema, rollUpName, rollUpsOf } from '../../core/roll-up.ts';
import { fromItem, type Item, type TransactionOutcome, toItem, transact } from './dynamo.ts';

/** The stream redelivers within a day; a month leaves time for failures that were put aside. */
const MARK_DAYS = 30;

export type Counted =
  | { readonly outcome: 'committed' }
  /** These events (their places in the batch) were counted before; nothing of the batch was counted now. */
  | { readonly outcome: 'repeated'; readonly repeats: ReadonlySet<number> }
  | { readonly outcome: 'lost-race' };

const storedRollUp = z.object({
  key: rollUpKeySchema,
  // A sum past 2⁵³ is read as a bigint; as a number it is inexact, and the figures still answer.
  counters: z.record(z.string(), z.number().or(z.bigint().transform(Number))),
});

export type MetricsStore = ReturnType<typeof metricsStore>;

export function metricsStore(client: DynamoDBClient, table: string) {
  return {
    /** Counts all these events or none: one transaction of their marks and counters. `now` in epoch milliseconds. */
    async count(events: readonly LeadEvent[], now: number): Promise<Counted> {
      const marks = events.map((event) => markWrite(event, now));
      const sums = groupRollUps(events.flatMap(rollUpsOf), (it) => `${it.day}#${rollUpName(it)}`);
      const result: TransactionOutcome = await transact(client, [...marks, ...sums.map(addWrite)]);
      if (result.outcome === 'committed') return result;
      const repeats = result.refusals.map(({ index }) => index).filter((index) => index < marks.length);
      return repeats.length > 0
        ? { outcome: 'repeated', repeats: new Set(repeats) }
        : { outcome: 'lost-race' };
    },

    /** All roll-ups of a cohort day. */
    async ofDay(day: string): Promise<RollUp[]> {
      const rollUps: RollUp[] = [];
      let start: Item | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :day',
            ExpressionAttributeValues: toItem({ ':day': dayKey(day) }),
            ExclusiveStartKey: start,
          }),
        );
        rollUps.push(...(page.Items ?? []).map(rollUpFrom));
        start = page.LastEvaluatedKey;
      } while (start);
      return rollUps;
    },
  };

  function markWrite(event: LeadEvent, now: number): TransactWriteItem {
    return {
      Put: {
        TableName: table,
        Item: toItem({
          pk: `EVENT#${event.leadId}#${event.seq}`,
          sk: 'MARK',
          expiresAt: Math.floor(now / 1000) + MARK_DAYS * 86_400,
        }),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  }

  /** Adds to each counter, and says whose counters they are: the sort key need not be taken apart again. */
  function addWrite({ key, counters }: ReturnType<typeof groupRollUps>[number]): TransactWriteItem {
    const names = Object.keys(counters);
    return {
      Update: {
        TableName: table,
        Key: toItem({ pk: dayKey(key.day), sk: rollUpName(key) }),
        UpdateExpression: `SET #key = :key ADD ${names.map((_, i) => `#c${i} :c${i}`).join(', ')}`,
        ExpressionAttributeNames: {
          '#key': 'key',
          ...Object.fromEntries(names.map((name, i) => [`#c${i}`, name])),
        },
        ExpressionAttributeValues: toItem({
          ':key': key,
          ...Object.fromEntries(names.map((name, i) => [`:c${i}`, counters[name]])),
        }),
      },
    };
  }
}

const dayKey = (day: string): string => `DAY#${day}`;

function rollUpFrom(item: Item): RollUp {
  const { pk: _pk, sk: _sk, key, ...counters } = fromItem(item);
  const stored = storedRollUp.parse({ key, counters });
  return { ...stored.key, counters: stored.counters };
}
