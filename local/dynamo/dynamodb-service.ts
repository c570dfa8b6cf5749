import type { ServiceCall, Stack } from '../ports.ts';
import type { EngineClient, EngineReply } from './engine-client.ts';
import { tableNameOf } from './tables.ts';

/** DynamoDB behind the façade: calls pass through as bytes once their grants are checked. */
export type DynamoService = {
  needs(call: ServiceCall): readonly (readonly [action: string, resource: string])[];
  forward(
    call: ServiceCall,
    headers: Readonly<Record<string, string>>,
    body: Uint8Array,
  ): Promise<EngineReply>;
};

type Grants = (readonly [action: string, resource: string])[];

/** Parts of TransactWriteItems and TransactGetItems are authorised as the single operations they are. */
const partActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

const writes: ReadonlySet<string> = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
]);

const forwarded: readonly string[] = [
  'content-type',
  'x-amz-target',
  'x-amz-date',
  'authorization',
  'x-amz-content-sha256',
];

const nameIn = (tableName: unknown): string => String(tableName).replace(/^arn:.*:table\//, '');

/** The tables that a call names. */
const tablesOf = ({ action, input }: ServiceCall): string[] => {
  if (action === 'BatchWriteItem' || action === 'BatchGetItem')
    return Object.keys((input['RequestItems'] ?? {}) as object).map(nameIn);
  if (action === 'TransactWriteItems' || action === 'TransactGetItems')
    return partsOf(input).map(([, tableName]) => tableName);
  return [nameIn(input['TableName'])];
};

const partsOf = (input: ServiceCall['input']): [action: string, tableName: string][] => {
  const items = Array.isArray(input['TransactItems']) ? input['TransactItems'] : [];
  return items.flatMap((item: Record<string, { TableName?: unknown }>) =>
    Object.entries(item).map(([part, { TableName }]): [string, string] => [
      partActions[part] ?? part,
      nameIn(TableName),
    ]),
  );
};

/**
 * @param wake told the names of the tables that a successful call wrote to.
 */
export const createDynamoService = (
  stack: Stack,
  engine: EngineClient,
  wake: (tableName: string) => void,
): DynamoService => {
  const arns = new Map(
    stack
      .ofType('AWS::DynamoDB::GlobalTable')
      .map((table) => [tableNameOf(table), stack.arnOf(table.logicalId)]),
  );
  const foreign = stack.ofType('AWS::DynamoDB::GlobalTable')[0];
  const arnOf = (tableName: string): string =>
    arns.get(tableName) ??
    (foreign ? stack.arnOf(foreign.logicalId).replace(/[^/]*$/, tableName) : `table/${tableName}`);

  const needs = (call: ServiceCall): Grants => {
    const { action, input } = call;
    if (action === 'TransactWriteItems' || action === 'TransactGetItems')
      return partsOf(input).map(([part, tableName]) => [`dynamodb:${part}`, arnOf(tableName)]);
    const index = typeof input['IndexName'] === 'string' ? `/index/${input['IndexName']}` : '';
    return tablesOf(call).map((tableName) => [`dynamodb:${action}`, `${arnOf(tableName)}${index}`]);
  };

  return {
    needs,
    forward: async (call, headers, body) => {
      const passed: Record<string, string> = {};
      for (const name of forwarded) if (headers[name] !== undefined) passed[name] = headers[name];
      const reply = await engine.forward(passed, body);
      if (reply.status === 200 && writes.has(call.action)) for (const name of tablesOf(call)) wake(name);
      return reply;
    },
  };
};
