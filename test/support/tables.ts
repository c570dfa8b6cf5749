/**
 * The three tables as tests create them. test/lib/test-tables.test.ts compares them with the synthesized template, so that no test
 * passes on a table that is not deployed.
 */
const text = (...names: string[]) =>
  names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const }));
const keys = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];
const index = (IndexName: string, partition: string, sort: string, NonKeyAttributes: string[]) => ({
  IndexName,
  KeySchema: keys(partition, sort),
  Projection: { ProjectionType: 'INCLUDE' as const, NonKeyAttributes },
});
const keysOnly = (IndexName: string, partition: string, sort: string) => ({
  IndexName,
  KeySchema: keys(partition, sort),
  Projection: { ProjectionType: 'KEYS_ONLY' as const },
});

export type TableDefinition = {
  readonly AttributeDefinitions: ReturnType<typeof text>;
  readonly KeySchema: ReturnType<typeof keys>;
  readonly GlobalSecondaryIndexes?: (ReturnType<typeof index> | ReturnType<typeof keysOnly>)[];
};

const plainTable: TableDefinition = { AttributeDefinitions: text('pk', 'sk'), KeySchema: keys('pk', 'sk') };

export const tableDefinitions = {
  leads: {
    AttributeDefinitions: text(
      'pk',
      'sk',
      'ownerId',
      'nextDeadline',
      'captureDay',
      'capturedAt',
      'openShard',
      'companyKey',
    ),
    KeySchema: keys('pk', 'sk'),
    GlobalSecondaryIndexes: [
      index('byOwner', 'ownerId', 'nextDeadline', ['stage', 'tier', 'captureDay']),
      index('byCaptureDay', 'captureDay', 'capturedAt', ['stage', 'tier', 'ownerId']),
      index('byOpenDeadline', 'openShard', 'nextDeadline', [
        'stage',
        'respondBy',
        'tier',
        'round',
        'ownerId',
      ]),
      keysOnly('byCompany', 'companyKey', 'capturedAt'),
    ],
  },
  metrics: plainTable,
  team: plainTable,
} as const satisfies Record<string, TableDefinition>;

export type TableName = keyof typeof tableDefinitions;
/** The names of one test's tables. */
export type Tables = Readonly<Record<TableName, string>>;
