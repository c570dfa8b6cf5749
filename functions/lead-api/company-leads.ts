/** The other leads of a lead's company, newest first. */
import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { companyDomain } from '../../core/free-mail.ts';
import type { Lead } from '../../core/lead.ts';
import { readLeads } from '../shared/lead-batch.ts';
import { companyKeyOf, leadIdFrom } from '../shared/lead-items.ts';
import { encode, partitionKey, placeOf, startKey, startOfCompany } from './cursor.ts';
import { expressionsOf } from './index-filter.ts';

type CompanyPage = {
  /** Null for an address that says nothing of a company. */
  readonly domain: string | null;
  readonly others: readonly Lead[];
  readonly nextCursor: string | null;
};
export type CompanyLeads = ReturnType<typeof companyLeads>;

/** `freeMailDomains` are the model's own, beside the providers that everybody knows. */
export function companyLeads(client: DynamoDBClient, table: string, freeMailDomains: readonly string[]) {
  return async function othersOf(
    { leadId, contact }: Lead,
    { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<CompanyPage> {
    const after = startOfCompany(cursor);
    const domain = companyDomain(contact.email, freeMailDomains);
    if (domain === null) return { domain, others: [], nextCursor: null };
    const companyKey = companyKeyOf(domain);
    const { Items: entries = [], LastEvaluatedKey: lastKey } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'byCompany',
        ...expressionsOf({ attribute: partitionKey('byCompany'), value: companyKey }, null, []),
        ScanIndexForward: false,
        Limit: limit,
        ExclusiveStartKey: startKey('byCompany', companyKey, after),
      }),
    );
    const others = entries.map(leadIdFrom).filter((id) => id !== leadId);
    return {
      domain,
      others: await readLeads(client, table, others),
      nextCursor: lastKey ? encode({ index: 'byCompany', after: placeOf('byCompany', lastKey) }) : null,
    };
  };
}
