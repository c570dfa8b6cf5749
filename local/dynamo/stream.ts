import { type EngineClient, EngineError } from './engine-client.ts';

/** A record of a table's stream, in the shape a function gets it. */
export type StreamRecord = {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly dynamodb: {
    readonly SequenceNumber: string;
    /** Epoch seconds. */
    readonly ApproximateCreationDateTime: number;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
};

export type Shard = { readonly ShardId: string; readonly ParentShardId?: string };

/** Records per read; DynamoDB gives at most 1,000. */
const readLimit = 200;

/** Reads one shard onwards from a place; knows when the shard is closed and read to its end. */
export type ShardCursor = {
  next(): Promise<readonly StreamRecord[]>;
  readonly finished: boolean;
};

/** The stream of one table in the engine. */
export type TableStreamReader = {
  shards(): Promise<readonly Shard[]>;
  /** @param after the last sequence number already seen; undefined to begin at `startingPosition`. */
  open(shardId: string, after: string | undefined, startingPosition: 'TRIM_HORIZON' | 'LATEST'): ShardCursor;
};

/** The place of a cursor is lost (iterators of DynamoDB live 15 minutes): it opens again where it was. */
const isLostPlace = (error: unknown): boolean =>
  error instanceof EngineError &&
  (error.name === 'ExpiredIteratorException' || error.name === 'TrimmedDataAccessException');

export const createStreamReader = (client: EngineClient, engineArn: string): TableStreamReader => ({
  shards: async () => {
    const { StreamDescription } = await client.call('DescribeStream', { StreamArn: engineArn });
    return (StreamDescription as { Shards?: Shard[] }).Shards ?? [];
  },
  open: (shardId, after, startingPosition) => {
    let last = after;
    let iterator: string | undefined;
    let finished = false;
    const locate = async (trimmed: boolean): Promise<string> => {
      const place =
        last === undefined || trimmed
          ? { ShardIteratorType: trimmed ? 'TRIM_HORIZON' : startingPosition }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last };
      const { ShardIterator } = await client.call('GetShardIterator', {
        StreamArn: engineArn,
        ShardId: shardId,
        ...place,
      });
      return String(ShardIterator);
    };
    return {
      get finished() {
        return finished;
      },
      next: async () => {
        if (finished) return [];
        try {
          iterator ??= await locate(false);
          const answer = await client.call('GetRecords', { ShardIterator: iterator, Limit: readLimit });
          const records = (answer['Records'] ?? []) as StreamRecord[];
          const { NextShardIterator } = answer;
          iterator = typeof NextShardIterator === 'string' ? NextShardIterator : undefined;
          finished = iterator === undefined;
          last = records.at(-1)?.dynamodb.SequenceNumber ?? last;
          return records;
        } catch (error) {
          iterator = undefined;
          if (!isLostPlace(error)) throw error;
          iterator = await locate((error as Error).name === 'TrimmedDataAccessException');
          return [];
        }
      },
    };
  },
});
