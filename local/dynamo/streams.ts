import { setTimeout as sleep } from 'node:timers/promises';
import type { Authority } from '../iam/authority.ts';
import type { Part, Runtime } from '../ports.ts';
import type { Engine } from './engine.ts';
import { createEventSourceMapping, type EventSourceMapping } from './event-source-mapping.ts';
import type { SendToQueue } from './failure-record.ts';
import { readMapping } from './mapping-settings.ts';
import { createStreamReader } from './stream.ts';
import { openStreamUpkeep, type StreamUpkeep } from './stream-upkeep.ts';
import type { TableStream } from './tables.ts';

const trimEveryMs = 5_000;

/** All event source mappings of the stack, and the care for the streams that they read. */
export type Streams = Part & {
  /** A table was written to. Physical table name. */
  wake(tableName: string): void;
  /** What was written so far is nobody's to read any more. Only before start(). */
  passOver(): Promise<void>;
};

type Deps = {
  readonly engine: Engine;
  readonly tables: readonly TableStream[];
  readonly authority: Authority;
  readonly dataFolder: string;
  readonly sendToQueue: SendToQueue;
};

/** The least checkpoint of a table's readers; undefined while one of them has none, or when nobody reads. */
const readByAll = (mappings: readonly EventSourceMapping[]): bigint | undefined => {
  let least: bigint | undefined;
  for (const mapping of mappings) {
    const [sequence, more] = [...mapping.checkpoints().values()];
    if (sequence === undefined || more !== undefined) return undefined;
    const value = BigInt(sequence);
    if (least === undefined || value < least) least = value;
  }
  return least;
};

/** Reads the mappings of the stack. @throws for what one of them asks and the local runtime does not play. */
export const createStreams = (runtime: Runtime, deps: Deps): Streams => {
  const byTable = new Map<string, EventSourceMapping[]>();
  for (const resource of runtime.stack.ofType('AWS::Lambda::EventSourceMapping')) {
    const settings = readMapping(runtime.stack, deps.authority, resource);
    if (!settings) continue;
    const table = deps.tables.find(({ tableId }) => tableId === settings.tableId);
    if (!table) throw new Error(`${settings.mappingId}: table ${settings.tableId} has no stream`);
    const reader = createStreamReader(deps.engine.client, table.engineArn);
    const mapping = createEventSourceMapping(settings, runtime, { ...deps, reader });
    byTable.set(table.tableName, [...(byTable.get(table.tableName) ?? []), mapping]);
  }
  const mappings = [...byTable.values()].flat();
  let upkeep: StreamUpkeep | undefined;
  let trimming: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const trim = async (care: StreamUpkeep): Promise<void> => {
    for (const [tableName, readers] of byTable) {
      const upTo = readByAll(readers);
      while (timer && upTo !== undefined && care.trim(tableName, upTo)) await sleep(5);
    }
  };

  return {
    wake: (tableName) => {
      for (const mapping of byTable.get(tableName) ?? []) mapping.wake();
    },
    passOver: async () => {
      for (const mapping of mappings) await mapping.passOver();
    },
    start: async () => {
      await Promise.all(mappings.map((mapping) => mapping.start()));
      if (!deps.engine.isNative) return;
      const care = openStreamUpkeep(deps.dataFolder);
      upkeep = care;
      timer = setInterval(() => {
        trimming = trimming
          .then(() => trim(care))
          .catch((error: unknown) => runtime.log('STREAM_TRIM_FAILED', { error: String(error) }));
      }, trimEveryMs);
    },
    stop: async () => {
      clearInterval(timer);
      timer = undefined;
      await Promise.all(mappings.map((mapping) => mapping.stop()));
      await trimming;
      upkeep?.close();
    },
  };
};
