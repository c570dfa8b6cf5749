/**
 * Roll-ups in the Metrics table:
 *
 *   pk                        sk                                  what
 *   G1#source#2026-11         2026-11-23#high#["google"]#0        counters of one day, tier and value, one attribute each;
 *                                                                 `key` says so again only where `sk` has but a hash of it
 *   FIGURES                   GENERATIONS                         which generation is read, and which is being built
 *   FIGURES                   RUN#<ULID>                          a rebuild (rebuild-runs.ts; kept 90 days)
 *   EVENT#<lead>#<seq>        MARK#1                              this event is counted in generation 1 (kept 30 days)
 *
 * A generation is one count of everything. The number at the end of `sk` is a shard: writers that meet on a hot counter
 * go on in another one, and readers add them up.
 */
import { createHash } from 'node:crypto';
import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import type * as z from 'zod';
import { type DayRange, monthsOf } from '../../core/day-range.ts';
import type { LeadEvent } from '../../core/events.ts';
import { FIRST_GENERATION, generationsSchema } from '../../core/generations.ts';
import {
  type Countable,
  type DayOf,
  type Dimension,
  groupRollUps,
  type RollUp,
  type RollUpKey,
  rollUpKeySchema,
  rollUpName,
  rollUpsOf,
} from '../../core/roll-up.ts';
import { fromItem, type Item, itemsOf, type TransactionOutcome, toItem, transact } from './dynamo.ts';

/** The stream redelivers within a day; a month leaves time for failures that were put aside. */
const MARK_DAYS = 30;

export type Counted =
  | { readonly outcome: 'committed' }
  /** These events (their places in the batch) were counted before; nothing of the batch was counted now. */
  | { readonly outcome: 'repeated'; readonly repeats: ReadonlySet<number> }
  | { readonly outcome: 'lost-race' };

/** Where to count: in which generation, and in which of its shards. */
export type Place = { readonly generation: number; readonly shard: number };

/** All that counting and reading need to know of generations. */
const pointerSchema = generationsSchema.pick({ current: true, building: true });

export const generationsKey = { pk: 'FIGURES', sk: 'GENERATIONS' };

export type MetricsStore = ReturnType<typeof metricsStore>;

/** `dayOf` is the model's: what happened counts on the day it was there. */
export function metricsStore(client: DynamoDBClient, table: string, dayOf: DayOf) {
  async function generations(): Promise<z.infer<typeof pointerSchema>> {
    const { Item: item } = await client.send(
      new GetItemCommand({ TableName: table, Key: toItem(generationsKey), ConsistentRead: true }),
    );
    return item ? pointerSchema.parse(fromItem(item)) : FIRST_GENERATION;
  }

  return {
    /** Which generation is read, and which one is being built beside it, if any. */
    generations,

    /** Counts all these events or none: one transaction of their marks and counters. `now` in epoch milliseconds. */
    async count(events: readonly Countable[], { generation, shard }: Place, now: number): Promise<Counted> {
      const marks = events.map(({ event }) => markWrite(event, generation, now));
      const sums = groupRollUps(
        events.flatMap((it) => rollUpsOf(it, dayOf)),
        (it) => `${it.day}#${rollUpName(it)}`,
      );
      const result: TransactionOutcome = await transact(client, [
        ...marks,
        ...sums.map((sum) => addWrite(sum, { generation, shard })),
      ]);
      if (result.outcome === 'committed') return result;
      const repeats = result.refusals.map(({ index }) => index).filter((index) => index < marks.length);
      return repeats.length > 0
        ? { outcome: 'repeated', repeats: new Set(repeats) }
        : { outcome: 'lost-race' };
    },

    /** The roll-ups of these dimensions on the days of a range; of the generation that is read, unless another is named. */
    async read(range: DayRange, dimensions: readonly Dimension[], generation?: number): Promise<RollUp[]> {
      const from = generation ?? (await generations()).current;
      const months = monthsOf(range);
      const parts = dimensions.flatMap((dimension) =>
        months.map((month) => readPart(partitionOf(from, dimension, month), range)),
      );
      return (await Promise.all(parts)).flat();
    },
  };

  async function readPart(pk: string, { from, to }: DayRange): Promise<RollUp[]> {
    const found = await itemsOf(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      // Every sort key of a day is its day, "#" and more; "$" comes next after "#".
      ExpressionAttributeValues: toItem({ ':pk': pk, ':from': `${from}#`, ':to': `${to}$` }),
    });
    return found.map(rollUpFrom);
  }

  function markWrite(event: LeadEvent, generation: number, now: number): TransactWriteItem {
    return {
      Put: {
        TableName: table,
        Item: toItem({
          pk: `EVENT#${event.leadId}#${event.seq}`,
          sk: `MARK#${generation}`,
          expiresAt: Math.floor(now / 1000) + MARK_DAYS * 86_400,
        }),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  }

  /** Adds to each counter. Its own key says whose they are: said again, that would be a third of what an answer reads. */
  function addWrite(
    { key, counters }: ReturnType<typeof groupRollUps>[number],
    place: Place,
  ): TransactWriteItem {
    const names = Object.keys(counters);
    const unreadable = isHashed(key.value);
    const adding = `ADD ${names.map((_, i) => `#c${i} :c${i}`).join(', ')}`;
    return {
      Update: {
        TableName: table,
        Key: toItem(rollUpItemKey(key, place)),
        UpdateExpression: unreadable ? `SET #key = :key ${adding}` : adding,
        ExpressionAttributeNames: {
          ...(unreadable ? { '#key': 'key' } : {}),
          ...Object.fromEntries(names.map((name, i) => [`#c${i}`, name])),
        },
        ExpressionAttributeValues: toItem({
          ...(unreadable ? { ':key': key } : {}),
          ...Object.fromEntries(names.map((name, i) => [`:c${i}`, counters[name]])),
        }),
      },
    };
  }
}

/** Where the counters of a roll-up lie. */
export const rollUpItemKey = ({ dimension, day, tier, value }: RollUpKey, { generation, shard }: Place) => ({
  pk: partitionOf(generation, dimension, day.slice(0, 7)),
  sk: `${day}#${tier}#${valueName(value)}#${shard}`,
});

export const partitionOf = (generation: number, dimension: Dimension, month: string): string =>
  `G${generation}#${dimension}#${month}`;

/** A sort key holds 1,024 bytes; longer values go by their hash, and the item says what they are. */
const LONGEST_NAME = 900;

const isHashed = (value: RollUpKey['value']): boolean =>
  Buffer.byteLength(JSON.stringify(value)) > LONGEST_NAME;

function valueName(value: RollUpKey['value']): string {
  const name = JSON.stringify(value);
  return isHashed(value) ? createHash('sha256').update(name).digest('hex') : name;
}

/** An answer reads thousands of these with dozens of counters each, so the counters are read without a schema. */
function rollUpFrom(item: Item): RollUp {
  const counters: Record<string, number> = {};
  for (const name in item) if (!besideCounters.has(name)) counters[name] = counterFrom(item[name]);
  return { ...rollUpKeySchema.parse(keyOf(item)), counters };
}

const besideCounters = new Set(['pk', 'sk', 'key']);

/** Whose counters an item holds, not yet checked. */
function keyOf({ pk, sk, key }: Item): unknown {
  if (key !== undefined) return fromItem({ key })['key'];
  const [day, tier, ...rest] = (sk?.S ?? '').split('#');
  // Tags of links may hold the sign itself; the shard after the last one cannot.
  return { dimension: pk?.S?.split('#')[1], day, tier, value: JSON.parse(rest.slice(0, -1).join('#')) };
}

/** A sum past 2⁵³ is inexact as a number, and the figures still answer. */
function counterFrom(value: AttributeValue | undefined): number {
  const counter = Number(value?.N);
  if (Number.isNaN(counter)) throw new TypeError('a counter of a roll-up is no number');
  return counter;
}
