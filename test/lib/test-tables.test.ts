import { expect, it } from 'vitest';
import { synthesize, type Untyped } from '../support/stack.ts';
import { type TableDefinition, type TableName, tableDefinitions } from '../support/tables.ts';

const shapeOf = ({ KeySchema, GlobalSecondaryIndexes, AttributeDefinitions }: TableDefinition) => ({
  KeySchema,
  AttributeDefinitions: [...AttributeDefinitions].sort((a, b) =>
    a.AttributeName < b.AttributeName ? -1 : 1,
  ),
  GlobalSecondaryIndexes: (GlobalSecondaryIndexes ?? []).map(
    ({ IndexName, KeySchema: keys, Projection }) => ({
      IndexName,
      KeySchema: keys,
      Projection: {
        ...Projection,
        NonKeyAttributes: 'NonKeyAttributes' in Projection ? [...Projection.NonKeyAttributes].sort() : [],
      },
    }),
  ),
});

it('tests run on the tables of the template', () => {
  const deployed = synthesize().ofType('AWS::DynamoDB::GlobalTable');
  const found = (start: string) => {
    const id = Object.keys(deployed).find((name) => name.startsWith(start)) ?? '';
    return shapeOf(deployed[id]?.Properties as Untyped as TableDefinition);
  };
  const prefixes: Record<TableName, string> = { leads: 'Leads', metrics: 'Metrics', team: 'Team' };
  for (const [table, definition] of Object.entries(tableDefinitions)) {
    expect(found(prefixes[table as TableName]), table).toEqual(shapeOf(definition));
  }
});
