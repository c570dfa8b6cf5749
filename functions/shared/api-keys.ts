/** API keys: random, shown once, kept as a hash only. A key has a name and one role. */
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { fromItem, toItem } from './dynamo.ts';
import { type HttpRequest, header } from './http.ts';
import { sha256 } from './lead-items.ts';
import { Refused } from './problem.ts';

export const keyRoles = ['admin', 'bi'] as const;
/** `admin` may do everything; `bi` reads figures and exports. */
export type KeyRole = (typeof keyRoles)[number];

const principalSchema = z.object({ name: z.string(), role: z.enum(keyRoles) });
/** Who is calling. */
export type Principal = z.infer<typeof principalSchema>;

/** A SHA-256 is enough for a key of 256 random bits: there is nothing to guess from. */
const recordKey = (apiKey: string) => ({ pk: `APIKEY#${sha256(apiKey)}`, sk: 'APIKEY' });

export type ApiKeys = ReturnType<typeof apiKeys>;

export function apiKeys(client: DynamoDBClient, table: string) {
  return {
    /** Stores a new key for this principal; `createdAt` is ISO 8601 UTC. */
    async add(apiKey: string, { name, role }: Principal, createdAt: string): Promise<void> {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: toItem({ ...recordKey(apiKey), name, role, createdAt }),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    },

    /** The caller behind a request's key, if the role is one of those allowed; throws `Refused` otherwise. */
    async require(request: HttpRequest, allowed: readonly KeyRole[]): Promise<Principal> {
      const apiKey = keyOf(request);
      if (apiKey === undefined) throw new Refused('unauthenticated');
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: table, Key: toItem(recordKey(apiKey)), ConsistentRead: true }),
      );
      if (!item) throw new Refused('unauthenticated');
      const principal = principalSchema.parse(fromItem(item));
      if (!allowed.includes(principal.role)) throw new Refused('forbidden');
      return principal;
    },
  };
}

function keyOf(request: HttpRequest): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(header(request, 'authorization') ?? '')?.[1];
  return header(request, 'x-api-key') || bearer;
}
