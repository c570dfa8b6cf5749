/** Updates written as data: attributes by name, whatever words DynamoDB keeps for itself. */
import type { Update } from '@aws-sdk/client-dynamodb';
import { toItem } from './dynamo.ts';

export type Change = {
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  readonly add?: Readonly<Record<string, number>>;
  /** Names attributes as `#name`, and as `:name` the values below. */
  readonly condition: string;
  readonly values?: Readonly<Record<string, unknown>>;
};

/** The expressions of an update. What is set to undefined stays as it is. */
export function updateOf({ set = {}, remove = [], add = {}, condition, values = {} }: Change) {
  const setting = Object.keys(set).filter((name) => set[name] !== undefined);
  const parts = [
    ['SET', setting.map((name) => `#${name} = :set_${name}`)],
    ['REMOVE', remove.map((name) => `#${name}`)],
    ['ADD', Object.keys(add).map((name) => `#${name} :add_${name}`)],
  ] as const;
  const update = parts
    .filter(([, changes]) => changes.length > 0)
    .map(([verb, changes]) => `${verb} ${changes.join(', ')}`)
    .join(' ');
  const names = new Set([...`${update} ${condition}`.matchAll(/#(\w+)/g)].map(([, name]) => name as string));
  const prefixed = (prefix: string, some: object) =>
    Object.fromEntries(Object.entries(some).map(([name, value]) => [`:${prefix}${name}`, value]));
  return {
    UpdateExpression: update,
    ConditionExpression: condition,
    ExpressionAttributeNames: Object.fromEntries([...names].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: toItem({
      ...prefixed('set_', set),
      ...prefixed('add_', add),
      ...prefixed('', values),
    }),
  } satisfies Partial<Update>;
}
