import { setTimeout as sleep } from 'node:timers/promises';
import type { Part, Runtime } from '../ports.ts';
import { deliverBatch, type GivenUp } from './batch.ts';
import { keepFailure, type SendToQueue } from './failure-record.ts';
import type { MappingSettings } from './mapping-settings.ts';
import type { Shard, ShardCursor, StreamRecord, TableStreamReader } from './stream.ts';

export const mappingSchema = `CREATE TABLE IF NOT EXISTS stream_checkpoints (
  mapping_id TEXT NOT NULL, shard_id TEXT NOT NULL, sequence_number TEXT NOT NULL,
  PRIMARY KEY (mapping_id, shard_id)) STRICT;`;

/** How long a reader sleeps when no write wakes it. */
const pollMs = 1000;
/** Least time between two reads: under load batches grow instead of the number of invocations. */
const gapMs = 100;
/** Pause after the engine could not be read. */
const troubleMs = 500;

/** A reader of a table's stream for one mapping. */
export type EventSourceMapping = Part & {
  readonly settings: MappingSettings;
  /** Something was written to the table. */
  wake(): void;
  /** Up to where every record was dealt with, by shard. */
  checkpoints(): ReadonlyMap<string, string>;
  /** Takes every record there is for dealt with. Only before start(). */
  passOver(): Promise<void>;
};

type Deps = {
  readonly reader: TableStreamReader;
  readonly dataFolder: string;
  readonly sendToQueue: SendToQueue;
};

class ShardProgress {
  readonly cursor: ShardCursor;
  /** Read, but not yet part of a batch. */
  readonly unread: StreamRecord[] = [];
  constructor(cursor: ShardCursor) {
    this.cursor = cursor;
  }
}

class Mapping implements EventSourceMapping {
  readonly settings: MappingSettings;
  readonly #runtime: Runtime;
  readonly #deps: Deps;
  readonly #shards = new Map<string, ShardProgress>();
  readonly #stop = new AbortController();
  #list: { readonly at: number; readonly shards: readonly Shard[] } = { at: 0, shards: [] };
  #wakeUp: (() => void) | undefined;
  #woken = false;
  #running: Promise<void> = Promise.resolve();

  constructor(settings: MappingSettings, runtime: Runtime, deps: Deps) {
    this.settings = settings;
    this.#runtime = runtime;
    this.#deps = deps;
  }

  wake(): void {
    this.#woken = true;
    this.#wakeUp?.();
  }

  checkpoints(): ReadonlyMap<string, string> {
    const rows = this.#runtime.db
      .prepare('SELECT shard_id, sequence_number FROM stream_checkpoints WHERE mapping_id = ?')
      .all(this.settings.mappingId);
    return new Map(rows.map((row) => [String(row['shard_id']), String(row['sequence_number'])]));
  }

  async passOver(): Promise<void> {
    const saved = this.checkpoints();
    for (const { ShardId } of await this.#deps.reader.shards()) {
      const cursor = this.#deps.reader.open(ShardId, saved.get(ShardId), 'TRIM_HORIZON');
      for (let records = await cursor.next(); records.length > 0; records = await cursor.next())
        this.#save(ShardId, records.at(-1) as StreamRecord);
    }
  }

  async start(): Promise<void> {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { log } = this.#runtime;
    while (!this.#stop.signal.aborted) {
      try {
        this.#woken = false;
        const moved = await this.#readAll();
        await (moved ? this.#pause(gapMs) : this.#idle(pollMs));
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        log('STREAM_READ_FAILED', { mapping: this.settings.mappingId, error: String(error) });
        this.#shards.clear();
        await sleep(troubleMs);
      }
    }
  }

  /** One batch from every shard that has one. A child shard waits until its parent is read to the end. */
  async #readAll(): Promise<boolean> {
    const shards = await this.#listShards();
    const saved = this.checkpoints();
    let moved = false;
    for (const shard of shards) {
      if (!this.#isReadable(shard, shards)) continue;
      let progress = this.#shards.get(shard.ShardId);
      if (!progress) {
        const after = saved.get(shard.ShardId);
        progress = new ShardProgress(
          this.#deps.reader.open(shard.ShardId, after, this.settings.startingPosition),
        );
        this.#shards.set(shard.ShardId, progress);
      }
      moved = (await this.#readBatch(shard.ShardId, progress)) || moved;
    }
    return moved;
  }

  /** New shards appear seldom, so the list may be a poll old. */
  async #listShards(): Promise<readonly Shard[]> {
    if (this.#list.shards.length === 0 || Date.now() - this.#list.at >= pollMs)
      this.#list = { at: Date.now(), shards: await this.#deps.reader.shards() };
    return this.#list.shards;
  }

  #isReadable({ ParentShardId }: Shard, shards: readonly Shard[]): boolean {
    if (ParentShardId === undefined || !shards.some(({ ShardId }) => ShardId === ParentShardId)) return true;
    const parent = this.#shards.get(ParentShardId);
    return parent?.cursor.finished === true && parent.unread.length === 0;
  }

  async #readBatch(shardId: string, progress: ShardProgress): Promise<boolean> {
    const { batchSize, windowMs, accepts } = this.settings;
    const batch: StreamRecord[] = [];
    let last: StreamRecord | undefined;
    let windowEnd = 0;
    while (batch.length < batchSize) {
      if (progress.unread.length === 0) progress.unread.push(...(await progress.cursor.next()));
      const record = progress.unread.shift();
      if (record) {
        last = record;
        if (!accepts(record)) continue;
        if (batch.length === 0) windowEnd = Date.now() + windowMs;
        batch.push(this.#asDelivered(record));
        continue;
      }
      const left = batch.length === 0 ? 0 : windowEnd - Date.now();
      if (left <= 0) break;
      this.#woken = false;
      await this.#idle(left);
      if (this.#stop.signal.aborted) throw new Error('stopped');
    }
    if (!last) return false;
    await deliverBatch(batch, this.settings, {
      invoke: (records) => this.#runtime.invoke(this.settings.functionId, { Records: records }),
      settled: (record) => this.#save(shardId, record),
      giveUp: (given) => this.#giveUp(shardId, given),
      pause: (milliseconds) => this.#pause(milliseconds),
      now: () => this.#runtime.clock.now(),
    });
    this.#save(shardId, last);
    return true;
  }

  /** The engine has its own region and names no ARN; a function sees what it would see on AWS. */
  #asDelivered(record: StreamRecord): StreamRecord {
    const { streamArn } = this.settings;
    return { ...record, awsRegion: streamArn.split(':')[3], eventSourceARN: streamArn };
  }

  #save(shardId: string, record: StreamRecord): void {
    this.#runtime.db
      .prepare(
        'INSERT OR REPLACE INTO stream_checkpoints (mapping_id, shard_id, sequence_number) VALUES (?, ?, ?)',
      )
      .run(this.settings.mappingId, shardId, record.dynamodb.SequenceNumber);
  }

  #giveUp(shardId: string, given: GivenUp): void {
    const { mappingId } = this.settings;
    this.#runtime.log('STREAM_BATCH_GIVEN_UP', {
      mapping: mappingId,
      condition: given.condition,
      records: given.records.length,
    });
    keepFailure(this.settings, shardId, given, this.#deps.dataFolder, this.#deps.sendToQueue);
  }

  /** Waits for a wake-up, at most so long. */
  async #idle(milliseconds: number): Promise<void> {
    if (this.#woken) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wakeUp = undefined;
  }

  async #pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#stop.signal });
  }
}

/** Creates the reader of one mapping. It begins with start() and goes on after the last checkpoint it saved. */
export const createEventSourceMapping = (
  settings: MappingSettings,
  runtime: Runtime,
  deps: Deps,
): EventSourceMapping => new Mapping(settings, runtime, deps);
