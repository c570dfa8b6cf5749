/** Who owns the leads of a company, by its e-mail domain. Kept as a hash: a small company's domain can be a person's name. */
import { type DynamoDBClient, GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { fromItem, toItem } from './dynamo.ts';
import { sha256 } from './lead-items.ts';

const accountSchema = z.object({ ownerId: z.string() });

const keyOf = (domain: string) => ({ pk: `ACCOUNT#${sha256(domain)}`, sk: 'ACCOUNT' });

export type Accounts = ReturnType<typeof accounts>;

export function accounts(client: DynamoDBClient, table: string) {
  return {
    async ownerOf(domain: string): Promise<string | null> {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: toItem(keyOf(domain)), ConsistentRead: true }),
      );
      return item ? accountSchema.parse(fromItem(item)).ownerId : null;
    },

    /** The company's leads are this person's from now on, unless they became another's since `seen`. */
    taking(domain: string, seen: string | null, ownerId: string): TransactWriteItem {
      return {
        Put: {
          TableName: table,
          Item: toItem({ ...keyOf(domain), ownerId }),
          ...(seen === null
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'ownerId = :seen',
                ExpressionAttributeValues: toItem({ ':seen': seen }),
              }),
        },
      };
    },
  };
}
