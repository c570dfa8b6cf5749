import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs `work` in one transaction: all of it is durable, or none. Within an open transaction it joins that one.
 * `work` must be synchronous: the connection is shared, and an await inside would let others write into it.
 */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  if (db.isTransaction) return work();
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
