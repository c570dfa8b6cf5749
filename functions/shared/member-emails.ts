/**
 * Which member an e-mail address belongs to, beside the members: two who take the same address at the same moment race
 * for one item. Kept as a hash; an address that was given up stays as an item of nobody's.
 */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { toItem } from './dynamo.ts';
import { sha256 } from './lead-items.ts';

const itemKey = (email: string) => ({ pk: 'TEAM', sk: `EMAIL#${sha256(email.toLowerCase())}` });

/** The address is this member's from now on, unless it is another's. */
export function claimingEmail(table: string, email: string, memberId: string): TransactWriteItem {
  return {
    Put: {
      TableName: table,
      Item: toItem({ ...itemKey(email), memberId }),
      ConditionExpression: 'attribute_not_exists(pk) OR memberId = :nobody OR memberId = :member',
      ExpressionAttributeValues: toItem({ ':nobody': null, ':member': memberId }),
    },
  };
}

/** The address is nobody's any more. */
export function releasingEmail(table: string, email: string): TransactWriteItem {
  return { Put: { TableName: table, Item: toItem({ ...itemKey(email), memberId: null }) } };
}

/** Addresses that differ in case alone are one. */
export const sameEmail = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
