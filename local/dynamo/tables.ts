import type { Resource, Stack } from '../ports.ts';
import type { EngineClient } from './engine-client.ts';

/** The stream of a table: `tableId` is the table's logical id, `engineArn` what the engine calls its stream. */
export type TableStream = {
  readonly tableId: string;
  readonly tableName: string;
  readonly engineArn: string;
};

/** Physical name of a table of the template. */
export const tableNameOf = ({ logicalId, properties }: Resource): string =>
  String(properties['TableName'] ?? logicalId);

/** The attribute that a table is partitioned by. */
export const partitionKeyOf = ({ logicalId, properties }: Resource): string => {
  const schema = (properties['KeySchema'] ?? []) as { AttributeName: string; KeyType: string }[];
  const key = schema.find(({ KeyType }) => KeyType === 'HASH');
  if (!key) throw new Error(`${logicalId}: the table has no partition key`);
  return key.AttributeName;
};

const definitionOf = (table: Resource): object => {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes } = table.properties;
  const stream = table.properties['StreamSpecification'] as { StreamViewType: string } | undefined;
  const pick = (index: Record<string, unknown>) => ({
    IndexName: index['IndexName'],
    KeySchema: index['KeySchema'],
    Projection: index['Projection'],
  });
  return {
    TableName: tableNameOf(table),
    AttributeDefinitions,
    KeySchema,
    BillingMode: 'PAY_PER_REQUEST',
    ...(Array.isArray(GlobalSecondaryIndexes) && {
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(pick),
    }),
    ...(Array.isArray(LocalSecondaryIndexes) && { LocalSecondaryIndexes: LocalSecondaryIndexes.map(pick) }),
    ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
  };
};

/** What of a table must be as the template says, in a form that can be compared. */
const shapeOf = (description: Record<string, unknown>): string => {
  const indexes = (description['GlobalSecondaryIndexes'] ?? []) as Record<string, unknown>[];
  return JSON.stringify([
    description['KeySchema'],
    indexes
      .map((index) => {
        const projection = index['Projection'] as { ProjectionType: string; NonKeyAttributes?: string[] };
        const attributes = [...(projection.NonKeyAttributes ?? [])].sort();
        return [index['IndexName'], index['KeySchema'], projection.ProjectionType, attributes];
      })
      .sort(),
    (description['StreamSpecification'] as { StreamViewType?: string } | undefined)?.StreamViewType,
  ]);
};

const describe = async (client: EngineClient, name: string): Promise<Record<string, unknown> | undefined> => {
  try {
    const { Table } = await client.call('DescribeTable', { TableName: name });
    return Table as Record<string, unknown>;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
};

const ensureTable = async (client: EngineClient, table: Resource): Promise<TableStream | undefined> => {
  const name = tableNameOf(table);
  const wanted = definitionOf(table) as Record<string, unknown>;
  if ((await describe(client, name)) === undefined) {
    await client.call('CreateTable', wanted);
    const ttl = table.properties['TimeToLiveSpecification'] as
      | { AttributeName: string; Enabled: boolean }
      | undefined;
    if (ttl?.Enabled)
      await client.call('UpdateTimeToLive', {
        TableName: name,
        TimeToLiveSpecification: { Enabled: true, AttributeName: ttl.AttributeName },
      });
  }
  const found = await describe(client, name);
  if (!found) throw new Error(`Table ${name} was not created`);
  if (shapeOf(found) !== shapeOf(wanted))
    throw new Error(`Table ${name} has other keys, indexes or stream than the template; start with --fresh`);
  const engineArn = found['LatestStreamArn'];
  return typeof engineArn === 'string' ? { tableId: table.logicalId, tableName: name, engineArn } : undefined;
};

/**
 * Creates the template's tables that the engine does not have yet, with indexes, streams and TTL.
 * Returns the streams. Encryption, backups and table classes have no meaning on one machine.
 * @throws when a table exists in another shape, as that would need a migration.
 */
export const ensureTables = async (stack: Stack, client: EngineClient): Promise<TableStream[]> => {
  const streams: TableStream[] = [];
  for (const table of stack.ofType('AWS::DynamoDB::GlobalTable')) {
    const stream = await ensureTable(client, table);
    if (stream) streams.push(stream);
  }
  return streams;
};
