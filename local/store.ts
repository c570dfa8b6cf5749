import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Opens the runtime's own durable store: checkpoints, queues, executions, outbox, secrets.
 * WAL with synchronous=NORMAL survives a kill at any moment; only a power cut may take back the last
 * transactions, and then the streams are read again from the older checkpoint.
 * @param schemas `CREATE TABLE IF NOT EXISTS …` texts, one per part.
 */
export const openStore = (folder: string, schemas: readonly string[]): DatabaseSync => {
  const db = new DatabaseSync(join(folder, 'runtime.sqlite'), { timeout: 5000 });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  for (const schema of schemas) db.exec(schema);
  return db;
};
