/** Everything the tables hold, read once, as plain records. Parsed by hand: the checker trusts no schema of the code. */
import { type DynamoDBClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Tables } from '../tables.ts';

// biome-ignore lint/suspicious/noExplicitAny: stored items as they are, whatever shape a fault left them in
export type Row = Record<string, any>;

/** A lead with everything beside it. `lead` is undefined when events or alerts lie there without their lead. */
export type LeadRecord = {
  readonly leadId: string;
  readonly item: Row | undefined;
  readonly lead: Row | undefined;
  /** In the order of their keys. */
  readonly events: readonly { readonly sk: string; readonly event: Row; readonly details?: Row }[];
  readonly alerts: readonly Row[];
};

export type Snapshot = {
  readonly leads: readonly LeadRecord[];
  readonly submissions: readonly Row[];
  readonly emails: readonly Row[];
  readonly quarantined: readonly Row[];
  /** Events of submissions that bots filled in. */
  readonly quarantineEvents: readonly Row[];
  /** Of the generation that is read. */
  readonly rollUps: readonly Row[];
  readonly marks: readonly Row[];
};

export async function readTables(
  client: DynamoDBClient,
  tables: Pick<Tables, 'leads' | 'metrics'>,
): Promise<Snapshot> {
  const [rows, metrics] = await Promise.all([
    everyRow(client, tables.leads),
    everyRow(client, tables.metrics),
  ]);
  const ofKind = (kind: string) => rows.filter(({ sk }) => sk === kind);
  const byLead = Object.groupBy(
    rows.filter(({ pk }) => pk.startsWith('LEAD#')),
    ({ pk }) => pk,
  );
  const generation = metrics.find(({ sk }) => sk === 'GENERATIONS')?.['current'] ?? 1;
  return {
    leads: Object.entries(byLead).map(([pk, beside]) => leadRecord(pk.slice('LEAD#'.length), beside ?? [])),
    submissions: ofKind('SUBMISSION'),
    emails: ofKind('EMAIL'),
    quarantined: ofKind('QUARANTINE'),
    quarantineEvents: rows
      .filter(({ pk, sk }) => pk.startsWith('QUARANTINE#') && sk.startsWith('EVENT#'))
      .map((row) => row['event']),
    rollUps: metrics.filter(({ pk }) => pk.startsWith(`G${generation}#`)),
    marks: metrics.filter(({ sk }) => sk === `MARK#${generation}`),
  };
}

function leadRecord(leadId: string, rows: readonly Row[]): LeadRecord {
  const item = rows.find(({ sk }) => sk === 'LEAD');
  const beside = (prefix: string) =>
    rows.filter(({ sk }) => sk.startsWith(prefix)).sort((a, b) => (a['sk'] < b['sk'] ? -1 : 1));
  return {
    leadId,
    item,
    lead: item?.['lead'],
    events: beside('EVENT#') as unknown as LeadRecord['events'],
    alerts: beside('ALERT#'),
  };
}

/** All items of a table. */
export async function everyRow(client: DynamoDBClient, table: string): Promise<Row[]> {
  const rows: Row[] = [];
  let start: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    rows.push(...(page.Items ?? []).map((item) => unmarshall(item)));
    start = page.LastEvaluatedKey;
  } while (start);
  return rows;
}
