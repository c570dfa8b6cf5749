/**
 * Spend in the Team table, by month, in the order of its days:
 *
 *   pk              sk                               what
 *   SPEND#2026-11   2026-11-23#"google"#launch       one row: what a campaign cost on a day; null for no source
 */
import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type DayRange, monthsOf } from '../../core/day-range.ts';
import { type SpendRow, spendKey, spendRowSchema } from '../../core/spend.ts';
import { fromItem, type Item, itemsOf, type Patience, toItem, transact, untilSettled } from './dynamo.ts';

/** The most that one transaction takes. */
const ROWS_TOGETHER = 100;

const storedSpend = z.object({ row: spendRowSchema, importedAt: z.iso.datetime() });
export type StoredSpend = z.output<typeof storedSpend>;

export type SpendPage = { readonly items: readonly StoredSpend[]; readonly nextCursor: string | null };
export type SpendStore = ReturnType<typeof spendStore>;

export function spendStore(client: DynamoDBClient, table: string) {
  return {
    /**
     * Writes every row over what its key holds. A hundred at a time: what fails in between leaves whole rows, and sending
     * the same rows again leaves the same. `importedAt` ISO 8601 UTC.
     */
    async put(rows: readonly SpendRow[], importedAt: string, patience: Patience): Promise<void> {
      const writes = rows.map((row) => ({
        Put: { TableName: table, Item: toItem({ ...itemKey(row), row, importedAt }) },
      }));
      for (let first = 0; first < writes.length; first += ROWS_TOGETHER) {
        const together = writes.slice(first, first + ROWS_TOGETHER);
        await untilSettled(async () => (await transact(client, together)).outcome, patience);
      }
    },

    /** Every row of these days. */
    async inRange(range: DayRange): Promise<SpendRow[]> {
      const months = monthsOf(range).map(async (month) => {
        const found = await itemsOf(client, { ...ofMonth(month, range) });
        return found.map((item) => spendFrom(item).row);
      });
      return (await Promise.all(months)).flat();
    },

    /** The rows of these days, oldest first, a page at a time; null for a cursor that is none of this list. */
    async page(range: DayRange, limit: number, cursor?: string): Promise<SpendPage | null> {
      const after = cursor === undefined ? undefined : placeIn(cursor, range);
      if (after === null) return null;
      const items: StoredSpend[] = [];
      for (const month of monthsOf({ ...range, from: after?.slice(0, 10) ?? range.from })) {
        const start = after?.startsWith(month) ? toItem({ pk: partitionOf(month), sk: after }) : undefined;
        const page = await client.send(
          new QueryCommand({
            ...ofMonth(month, range),
            Limit: limit - items.length,
            ExclusiveStartKey: start,
          }),
        );
        items.push(...(page.Items ?? []).map(spendFrom));
        const last = items.at(-1);
        if (page.LastEvaluatedKey && last) return { items, nextCursor: cursorOf(last.row) };
        if (items.length === limit && last) return { items, nextCursor: cursorOf(last.row) };
      }
      return { items, nextCursor: null };
    },
  };

  function ofMonth(month: string, { from, to }: DayRange) {
    return {
      TableName: table,
      KeyConditionExpression: 'pk = :month AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: toItem({
        ':month': partitionOf(month),
        ':first': from,
        ':last': afterDay(to),
      }),
      ConsistentRead: true,
    };
  }
}

const partitionOf = (month: string): string => `SPEND#${month}`;
const itemKey = (row: SpendRow) => ({ pk: partitionOf(row.day.slice(0, 7)), sk: spendKey(row) });
const spendFrom = (item: Item): StoredSpend => storedSpend.parse(fromItem(item));

/** Sorts behind every key of the day: they go on with `#`, and `$` is the character after it. */
const afterDay = (day: string): string => `${day}$`;

const cursorOf = (row: SpendRow): string => Buffer.from(spendKey(row)).toString('base64url');

/** The sort key to start after; null where a query of the range would not take it for a start. */
function placeIn(cursor: string, { from, to }: DayRange): string | null {
  const place = Buffer.from(cursor, 'base64url').toString();
  const isPlace = /^\d{4}-\d\d-\d\d#/.test(place) && place.length <= 1_000;
  return isPlace && place > from && place < afterDay(to) ? place : null;
}
