import type { InvokeResult } from '../ports.ts';
import type { MappingSettings } from './mapping-settings.ts';
import type { StreamRecord } from './stream.ts';

/** Why a batch was given up. The words are those of the invocation record that AWS writes. */
export type GivenUp = {
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly records: readonly StreamRecord[];
  readonly invocations: number;
  readonly failure: InvokeResult | undefined;
};

/** What the delivery of a batch does to the world. */
export type BatchEffects = {
  invoke(records: readonly StreamRecord[]): Promise<InvokeResult>;
  /** Everything up to and including this record is dealt with for good. */
  settled(last: StreamRecord): void;
  /** Durable when it returns; `settled` follows. */
  giveUp(batch: GivenUp): void;
  /** Rejects when the mapping is being stopped. */
  pause(milliseconds: number): Promise<void>;
  now(): number;
};

export type BatchRules = Pick<
  MappingSettings,
  'bisects' | 'reportsItemFailures' | 'maximumRetryAttempts' | 'maximumAgeMs'
>;

/** Pause before the n-th repeat: 100 ms doubling up to 10 s, so that a broken function does not spin. */
export const backoff = (attempt: number): number => Math.min(10_000, 100 * 2 ** (attempt - 1));

/** Index of the first record that failed; undefined when none did. */
const firstFailure = (
  records: readonly StreamRecord[],
  result: InvokeResult,
  reportsItemFailures: boolean,
): number | undefined => {
  if (!result.ok) return 0;
  if (!reportsItemFailures) return undefined;
  const answer = result.payload as { batchItemFailures?: { itemIdentifier?: unknown }[] | null } | null;
  const failures = answer?.batchItemFailures ?? [];
  if (failures.length === 0) return undefined;
  const indexes = failures.map(({ itemIdentifier }) =>
    records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
  );
  // AWS takes an identifier it does not know as the failure of the whole batch.
  return indexes.includes(-1) ? 0 : Math.min(...indexes);
};

const isTooOld = (record: StreamRecord, maximumAgeMs: number, now: number): boolean =>
  maximumAgeMs >= 0 && now - record.dynamodb.ApproximateCreationDateTime * 1000 > maximumAgeMs;

/**
 * Brings a batch to its end as Lambda does for streams: in order, repeating what failed.
 *
 *     a partial failure     the records before it are settled, the rest is tried again as a new batch
 *     a failure of all      split in halves (which costs no attempt), or tried again up to the limit
 *     the limit is reached  the batch goes to the failure destination and the shard moves on
 *
 * Rejects only when it is stopped; what was not settled is then delivered again after the next start.
 */
export const deliverBatch = async (
  batch: readonly StreamRecord[],
  rules: BatchRules,
  effects: BatchEffects,
): Promise<void> => {
  let records = batch;
  let attempt = 0;
  let failure: InvokeResult | undefined;
  while (records.length > 0) {
    const tooOld = records.filter((record) => isTooOld(record, rules.maximumAgeMs, effects.now()));
    if (tooOld.length > 0) {
      // Records are in the order of their age, so the old ones are the first.
      effects.giveUp({ condition: 'RecordAgeExceeded', records: tooOld, invocations: attempt, failure });
      effects.settled(tooOld[tooOld.length - 1] as StreamRecord);
      records = records.slice(tooOld.length);
      continue;
    }
    const result = await effects.invoke(records);
    const failedAt = firstFailure(records, result, rules.reportsItemFailures);
    const last = records[(failedAt ?? records.length) - 1];
    if (last) effects.settled(last);
    if (failedAt === undefined) return;
    failure = result;
    if (failedAt > 0) {
      records = records.slice(failedAt);
      attempt = 0;
      await effects.pause(backoff(1));
      continue;
    }
    if (rules.bisects && records.length > 1) {
      const middle = Math.ceil(records.length / 2);
      await deliverBatch(records.slice(0, middle), rules, effects);
      await deliverBatch(records.slice(middle), rules, effects);
      return;
    }
    attempt += 1;
    if (rules.maximumRetryAttempts >= 0 && attempt > rules.maximumRetryAttempts) {
      effects.giveUp({ condition: 'RetryAttemptsExhausted', records, invocations: attempt, failure });
      effects.settled(records[records.length - 1] as StreamRecord);
      return;
    }
    await effects.pause(backoff(attempt));
  }
};
