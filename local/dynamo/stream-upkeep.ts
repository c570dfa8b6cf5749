import { DatabaseSync } from 'node:sqlite';
import { engineFile } from './engine-program.ts';

/** Rows removed per statement: the engine waits for the lock meanwhile, so it is held shortly. */
const rowsAtOnce = 500;

/**
 * Cares for the native engine's table of stream records, which it neither indexes nor ever trims: finding the
 * next sequence number by scanning it makes every write slower than the one before.
 */
export type StreamUpkeep = {
  /**
   * Removes a table's records up to and including a sequence number, which every reader must be past.
   * The newest record stays, as the engine counts on from it. Returns whether there may be more to remove.
   */
  trim(tableName: string, upTo: bigint): boolean;
  close(): void;
};

/** Opens the engine's file beside the engine and adds the missing indexes. */
export const openStreamUpkeep = (folder: string): StreamUpkeep => {
  const db = new DatabaseSync(engineFile(folder), { timeout: 2000 });
  db.exec(`
    CREATE INDEX IF NOT EXISTS _stream_records_by_sequence
      ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
    CREATE INDEX IF NOT EXISTS _stream_records_by_shard
      ON _stream_records (table_name, shard_id, CAST(sequence_number AS INTEGER));`);
  const remove = db.prepare(`
    DELETE FROM _stream_records WHERE id IN (
      SELECT id FROM _stream_records
      WHERE table_name = :table AND CAST(sequence_number AS INTEGER) <= :upTo
        AND CAST(sequence_number AS INTEGER) <
          (SELECT max(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = :table)
      ORDER BY CAST(sequence_number AS INTEGER) LIMIT ${rowsAtOnce})`);
  return {
    trim: (tableName, upTo) => Number(remove.run({ table: tableName, upTo }).changes) === rowsAtOnce,
    close: () => db.close(),
  };
};
