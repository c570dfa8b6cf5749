/** Many function instances at once, as DynamoDB answers them: the native engine alone never finds an item busy. */
import { TransactionCanceledException, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Interference } from './engine.ts';

const itemsOf = (writes: readonly TransactWriteItem[]): string[] =>
  writes.map(({ Put: put, Update: update, ConditionCheck: check }) => {
    const { TableName } = put ?? update ?? check ?? {};
    const key = put?.Item ?? update?.Key ?? check?.Key;
    return `${TableName} ${key?.['pk']?.S} ${key?.['sk']?.S}`;
  });

/** Cancels a transaction that meets another one on an item, without asking the engine: TransactionConflict. */
export function busyItems(): { readonly interfere: Interference; readonly conflicts: () => number } {
  const busy = new Set<string>();
  let conflicts = 0;
  const interfere: Interference = async ({ name, input }, send) => {
    if (name !== 'TransactWriteItemsCommand') return send();
    const items = itemsOf(input['TransactItems'] as TransactWriteItem[]);
    if (items.some((item) => busy.has(item))) {
      conflicts += 1;
      const CancellationReasons = items.map((item) => ({
        Code: busy.has(item) ? 'TransactionConflict' : 'None',
      }));
      throw new TransactionCanceledException({ message: 'busy', $metadata: {}, CancellationReasons });
    }
    for (const item of items) busy.add(item);
    try {
      return await send();
    } finally {
      for (const item of items) busy.delete(item);
    }
  };
  return { interfere, conflicts: () => conflicts };
}
