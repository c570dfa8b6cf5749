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

export type TableDefinition = {
  readonly AttributeDefinitions: ReturnType<typeof text>;
  readonly KeySchema: ReturnType<typeof keys>;
  readonly GlobalSecondaryIndexes?: ReturnType<typeof index>[];
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
    ],
  },
  metrics: plainTable,
  team: plainTable,
} as const satisfies Record<string, TableDefinition>;

export type TableName = keyof typeof tableDefinitions;
/** The names of one test's tables. */
export type Tables = Readonly<Record<TableName, string>>;
