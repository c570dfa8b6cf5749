import type { Need, ServiceCall, Stack } from '../ports.ts';
import type { EngineClient, EngineReply } from './engine-client.ts';
import { createQueryMemory } from './query-memory.ts';
import { partitionKeyOf, tableNameOf } from './tables.ts';

/** DynamoDB behind the façade: calls pass through as bytes once their grants are checked. */
export type DynamoService = {
  needs(call: ServiceCall): readonly Need[];
  forward(
    call: ServiceCall,
    headers: Readonly<Record<string, string>>,
    body: Uint8Array,
  ): Promise<EngineReply>;
};

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

type Values = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
/** What an operation on one item says: which table, and the item or its key. */
type OnItem = { readonly TableName?: unknown; readonly Item?: Values; readonly Key?: Values };

const partsOf = (input: ServiceCall['input']): [action: string, tableName: string, operation: OnItem][] => {
  const items = Array.isArray(input['TransactItems']) ? input['TransactItems'] : [];
  return items.flatMap((item: Record<string, OnItem>) =>
    Object.entries(item).map(([part, operation]): [string, string, OnItem] => [
      partActions[part] ?? part,
      nameIn(operation.TableName),
      operation,
    ]),
  );
};

/** The partition of the one item that an operation is about; none for a query or a batch. */
const leadingKeys = ({ Item, Key }: OnItem, partitionKey: string | undefined): string[] =>
  Object.values((Item ?? Key)?.[partitionKey ?? ''] ?? {}).map(String);

/**
 * @param wake told the names of the tables that a successful call wrote to.
 */
export const createDynamoService = (
  stack: Stack,
  engine: EngineClient,
  wake: (tableName: string) => void,
): DynamoService => {
  const tables = stack.ofType('AWS::DynamoDB::GlobalTable');
  const arns = new Map(tables.map((table) => [tableNameOf(table), stack.arnOf(table.logicalId)]));
  const partitionKeys = new Map(tables.map((table) => [tableNameOf(table), partitionKeyOf(table)]));
  const [foreign] = tables;
  const memory = createQueryMemory();
  const arnOf = (tableName: string): string =>
    arns.get(tableName) ??
    (foreign ? stack.arnOf(foreign.logicalId).replace(/[^/]*$/, tableName) : `table/${tableName}`);

  const need = (action: string, tableName: string, operation: OnItem, index = ''): Need => {
    const arn = `${arnOf(tableName)}${index}`;
    const keys = leadingKeys(operation, partitionKeys.get(tableName));
    return keys.length === 0
      ? [`dynamodb:${action}`, arn]
      : [`dynamodb:${action}`, arn, { 'dynamodb:LeadingKeys': keys }];
  };

  const needs = (call: ServiceCall): Need[] => {
    const { action, input } = call;
    if (action === 'TransactWriteItems' || action === 'TransactGetItems')
      return partsOf(input).map(([part, tableName, operation]) => need(part, tableName, operation));
    const index = typeof input['IndexName'] === 'string' ? `/index/${input['IndexName']}` : '';
    return tablesOf(call).map((tableName) => need(action, tableName, input, index));
  };

  return {
    needs,
    forward: async (call, headers, body) => {
      const passed: Record<string, string> = {};
      for (const name of forwarded) if (headers[name] !== undefined) passed[name] = headers[name];
      const ask = () => engine.forward(passed, body);
      if (call.action === 'Query') return memory.answer(nameIn(call.input['TableName']), body, ask);
      if (!writes.has(call.action)) return ask();
      const written = tablesOf(call);
      written.forEach(memory.forget);
      try {
        const reply = await ask();
        if (reply.status === 200) for (const name of written) wake(name);
        return reply;
      } finally {
        written.forEach(memory.forget);
      }
    },
  };
};
