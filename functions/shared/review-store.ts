/**
 * Frozen reviews in the Team table:
 *
 *   pk       sk         what
 *   REVIEW   2026-W47   the review of a week as it was frozen last, and its revision
 *
 * A review is one item: its lists are bounded, so that it stays under the 400 KB that an item may have.
 */
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type reviewListAnswer, reviewSchema } from '../../core/contracts/review.ts';
import type { Review } from '../../core/review.ts';
import { fromItem, itemsOf, toItem } from './dynamo.ts';

const keyOf = (isoWeek: string) => ({ pk: 'REVIEW', sk: isoWeek });
const storedReview = z.object({ review: reviewSchema });
const listedReview = z.object({ sk: z.string(), revision: z.number().int(), frozenAt: z.iso.datetime() });

export type ReviewStore = ReturnType<typeof reviewStore>;

export function reviewStore(client: DynamoDBClient, table: string) {
  return {
    /** The frozen review of a week; null when there is none. */
    async read(isoWeek: string): Promise<Review | null> {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: toItem(keyOf(isoWeek)), ConsistentRead: true }),
      );
      return item ? storedReview.parse(fromItem(item)).review : null;
    },

    /**
     * Freezes the draft of a week as the revision after `seen` (0: the first). Loses the race when somebody froze
     * another one meanwhile. `at` is ISO 8601 UTC.
     */
    async freeze(
      draft: Review,
      seen: number,
      at: string,
    ): Promise<{ readonly outcome: 'frozen'; readonly review: Review } | { readonly outcome: 'lost-race' }> {
      const review = { ...draft, frozenAt: at, revision: seen + 1 };
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: toItem({ ...keyOf(draft.isoWeek), revision: review.revision, frozenAt: at, review }),
            ...(seen === 0
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: 'revision = :seen',
                  ExpressionAttributeValues: toItem({ ':seen': seen }),
                }),
          }),
        );
        return { outcome: 'frozen', review };
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return { outcome: 'lost-race' };
        throw error;
      }
    },

    /** The frozen weeks, newest first; 52 a year. */
    async list(): Promise<z.output<typeof reviewListAnswer>['items']> {
      const found = await itemsOf(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :reviews',
        ExpressionAttributeValues: toItem({ ':reviews': keyOf('').pk }),
        ProjectionExpression: 'sk, revision, frozenAt',
        ScanIndexForward: false,
      });
      return found.map((item) => {
        const { sk: isoWeek, ...facts } = listedReview.parse(fromItem(item));
        return { isoWeek, ...facts };
      });
    },
  };
}
