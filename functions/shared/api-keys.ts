/**
 * API keys, `lh_<id>_<secret>`: random, shown once, of the secret only the hash is kept. A key has a name and one role,
 * and stops at once when it is revoked.
 */
import { timingSafeEqual } from 'node:crypto';
import { type DynamoDBClient, GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { keyRoles } from '../../core/team-contracts.ts';
import type { Machine } from './authorizer.ts';
import { fromItem, itemsOf, toItem, transact } from './dynamo.ts';
import { sha256 } from './lead-items.ts';

const keySchema = z.object({
  keyId: z.string(),
  name: z.string(),
  role: z.enum(keyRoles),
  secretHash: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  revokedAt: z.iso.datetime().nullable(),
});
type StoredKey = z.infer<typeof keySchema>;
/** What is shown of a key. */
export type KeyRecord = Omit<StoredKey, 'secretHash'>;

const itemKey = (keyId: string) => ({ pk: 'APIKEYS', sk: `KEY#${keyId}` });

/** A key's text; `keyId` of a-z and 0-9, `secret` 256 random bits in base64url. */
export const keyText = (keyId: string, secret: string): string => `lh_${keyId}_${secret}`;

export type ApiKeys = ReturnType<typeof apiKeys>;

export function apiKeys(client: DynamoDBClient, table: string) {
  return {
    /** Stores a new key; the secret's hash only. A SHA-256 is enough for 256 random bits: there is nothing to guess from. */
    async add(
      key: Pick<KeyRecord, 'keyId' | 'name' | 'role' | 'createdAt' | 'createdBy'>,
      secret: string,
      together: readonly TransactWriteItem[] = [],
    ): Promise<'added' | 'lost-race'> {
      const record: KeyRecord = { ...key, revokedAt: null };
      const stored = await transact(client, [
        {
          Put: {
            TableName: table,
            Item: toItem({ ...itemKey(key.keyId), ...record, secretHash: sha256(secret) }),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        ...together,
      ]);
      return stored.outcome === 'committed' ? 'added' : 'lost-race';
    },

    /** Every key there ever was, oldest first. */
    async list(): Promise<KeyRecord[]> {
      const found = await itemsOf(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :keys',
        ExpressionAttributeValues: toItem({ ':keys': 'APIKEYS' }),
        ConsistentRead: true,
      });
      const records = found.map((item): KeyRecord => {
        const { secretHash: _secretHash, ...record } = keySchema.parse(fromItem(item));
        return record;
      });
      return records.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },

    /** Revoking twice is revoking once: the first moment stays, and nothing else is written. */
    async revoke(
      keyId: string,
      at: string,
      together: readonly TransactWriteItem[],
    ): Promise<'revoked' | 'already-revoked' | 'no-key' | 'lost-race'> {
      const stored = await transact(client, [
        {
          Update: {
            TableName: table,
            Key: toItem(itemKey(keyId)),
            UpdateExpression: 'SET revokedAt = :at',
            ConditionExpression: 'attribute_exists(pk) AND revokedAt = :never',
            ExpressionAttributeValues: toItem({ ':at': at, ':never': null }),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        ...together,
      ]);
      if (stored.outcome === 'committed') return 'revoked';
      const [refusal] = stored.refusals;
      if (refusal === undefined) return 'lost-race';
      return refusal.item ? 'already-revoked' : 'no-key';
    },

    /** The machine behind a key's text; null for a key that is unknown, wrong or revoked. */
    async find(text: string): Promise<Machine | null> {
      const [, keyId, secret] = /^lh_([a-z0-9]{8,40})_([\w-]{20,100})$/.exec(text) ?? [];
      if (keyId === undefined || secret === undefined) return null;
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: toItem(itemKey(keyId)), ConsistentRead: true }),
      );
      if (!item) return null;
      const { secretHash, revokedAt, name, role } = keySchema.parse(fromItem(item));
      if (revokedAt !== null || !equal(sha256(secret), secretHash)) return null;
      return { kind: 'key', keyId, name, role };
    },
  };
}

/** Both are hashes of the same length. */
const equal = (given: string, expected: string): boolean =>
  timingSafeEqual(Buffer.from(given), Buffer.from(expected));
