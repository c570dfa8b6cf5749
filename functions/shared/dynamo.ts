/** The one DynamoDB client of a function, and how a transaction's refusal is told from its failure. */
import {
  type AttributeValue,
  DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

export type Item = Record<string, AttributeValue>;

export const dynamo = (): DynamoDBClient => new DynamoDBClient({ maxAttempts: 5 });

export const toItem = (value: Record<string, unknown>): Item =>
  marshall(value, { removeUndefinedValues: true }) as Item;

export const fromItem = (item: Item): Record<string, unknown> => unmarshall(item);

/** The pages of a query, one after the other; an empty page is not the last one. */
export async function* pagesOf(
  client: DynamoDBClient,
  query: Omit<QueryCommandInput, 'ExclusiveStartKey'>,
): AsyncGenerator<readonly Item[]> {
  let start: Item | undefined;
  do {
    const page = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: start }));
    yield page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start);
}

/** All that a query finds. */
export async function itemsOf(
  client: DynamoDBClient,
  query: Omit<QueryCommandInput, 'ExclusiveStartKey'>,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pagesOf(client, query)) items.push(...page);
  return items;
}

/** One write of a transaction refused: which (its index), and the item that stood in the way, if it was asked for. */
export type Refusal = { readonly index: number; readonly item?: Record<string, unknown> };

export type TransactionOutcome =
  | { readonly outcome: 'committed' }
  /** A condition did not hold, or an item was busy at that moment (then no refusal names it): nothing was written. */
  | { readonly outcome: 'lost-race'; readonly refusals: readonly Refusal[] };

/** Why a transaction is cancelled that may well succeed in a moment; the SDK itself does not try those again. */
const PASSING = new Set([
  'None',
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/**
 * Writes all items or none. The SDK keeps one request token over its own retries, so a transaction that did commit
 * before its answer was lost is not applied twice. Throws what is neither success nor a lost race.
 */
export async function transact(
  client: DynamoDBClient,
  writes: readonly TransactWriteItem[],
): Promise<TransactionOutcome> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: [...writes] }));
    return { outcome: 'committed' };
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = error.CancellationReasons ?? [];
    if (!reasons.every(({ Code }) => Code === undefined || PASSING.has(Code))) throw error;
    const refusals = reasons.flatMap(({ Code, Item: item }, index) =>
      Code === 'ConditionalCheckFailed' ? [item ? { index, item: fromItem(item) } : { index }] : [],
    );
    return { outcome: 'lost-race', refusals };
  }
}

/** Somebody else kept winning; the caller may try later. */
export class TooMuchContention extends Error {
  override readonly name = 'TooMuchContention';
}

/** How a race is run again: `random` in [0,1), `sleep` in milliseconds. */
export type Patience = { readonly random: () => number; readonly sleep: (ms: number) => Promise<void> };

export const patience: Patience = {
  random: Math.random,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** 20 tries with full jitter under 10, 20, 40 … 320 ms: 5.1 s at most, half of that as a rule. */
const USUALLY = { tries: 20, longestPauseMs: 320 };
const FIRST_PAUSE_MS = 10;

/** Reads, decides and writes again until the race is not lost; a bounded number of times, with full jitter. */
export async function untilSettled<Settled>(
  attempt: () => Promise<Settled | 'lost-race'>,
  { random, sleep }: Patience,
  { tries, longestPauseMs } = USUALLY,
): Promise<Exclude<Settled, 'lost-race'>> {
  for (let tried = 0; tried < tries; tried += 1) {
    const settled = await attempt();
    if (settled !== 'lost-race') return settled as Exclude<Settled, 'lost-race'>;
    await sleep(random() * Math.min(longestPauseMs, FIRST_PAUSE_MS * 2 ** tried));
  }
  throw new TooMuchContention(`lost the race ${tries} times`);
}
