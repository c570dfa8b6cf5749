/** The audit of the team and its keys, in the Team table: `AUDIT` × `<ISO time>#<ULID>`. Nothing takes an entry back. */
import { type DynamoDBClient, QueryCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { AuditAnswer } from '../../core/contracts/team.ts';
import { type AuditEntry, auditEntrySchema } from '../../core/team-audit.ts';
import { fromItem, toItem } from './dynamo.ts';

/** The sort key after which a page goes on. */
const place = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z#[0-9A-Z]{26}$/;

export type TeamAudit = ReturnType<typeof teamAudit>;

/** `newId` answers a ULID for a moment in epoch milliseconds: entries of one moment stay apart. */
export function teamAudit(client: DynamoDBClient, table: string, newId: (at: number) => string) {
  return {
    /** What must be written together with the change. */
    recording(entry: AuditEntry): TransactWriteItem {
      const sk = `${entry.at}#${newId(Date.parse(entry.at))}`;
      return { Put: { TableName: table, Item: toItem({ pk: 'AUDIT', sk, ...entry }) } };
    },

    /** Newest first; null for a cursor that is none of ours. */
    async page(limit: number, cursor: string | undefined): Promise<AuditAnswer | null> {
      const after = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
      if (after !== undefined && !place.test(after)) return null;
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :audit',
          ExpressionAttributeValues: toItem({ ':audit': 'AUDIT' }),
          ScanIndexForward: false,
          Limit: limit,
          ExclusiveStartKey: after === undefined ? undefined : toItem({ pk: 'AUDIT', sk: after }),
          ConsistentRead: true,
        }),
      );
      const last = page.LastEvaluatedKey?.['sk']?.S;
      return {
        items: (page.Items ?? []).map((item) => auditEntrySchema.parse(fromItem(item))),
        nextCursor: last === undefined ? null : Buffer.from(last).toString('base64url'),
      };
    },
  };
}
