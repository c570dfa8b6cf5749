import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../events/transaction.ts';
import type { Execution, NewExecution } from './execution-store.ts';

/** An execution of a map run as its parent sees it. */
export type Child = Pick<Execution, 'arn' | 'status' | 'output' | 'error' | 'cause'>;

/** The last moment of a Date: an execution that something else will make due, not the clock. */
export const HELD = 8.64e15;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS map_children (child TEXT PRIMARY KEY, parent TEXT NOT NULL, item INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS map_children_by_parent ON map_children (parent, item)`;

const OF_PARENT = 'SELECT child FROM map_children WHERE parent = ?';

/**
 * Which executions are the children of which. A parent that waits for them is nothing but its row, held until a child
 * makes it due; children beyond the map's concurrency are rows that are held until another child ends.
 * Expects the table of the execution store.
 */
export function createMapStore(db: DatabaseSync) {
  db.exec(SCHEMA);
  const forgetOf = db.prepare('DELETE FROM map_children WHERE parent = ?');
  const link = db.prepare('INSERT INTO map_children (child, parent, item) VALUES (?, ?, ?)');
  const insert =
    db.prepare(`INSERT INTO executions (arn, machineArn, name, input, status, state, data, dueAt, startedAt)
    VALUES (:arn, :machineArn, :name, :input, 'RUNNING', :state, :data, :dueAt, :startedAt)`);
  const holdParent =
    db.prepare(`UPDATE executions SET state = ?, data = ?, waiting = 1, dueAt = ?, claimed = 0
    WHERE arn = ? AND status = 'RUNNING'`);
  const endOf = db.prepare(
    'SELECT parent, status FROM map_children JOIN executions ON arn = child WHERE child = ?',
  );
  const releaseOne = db.prepare(`UPDATE executions SET dueAt = 0 WHERE arn = (
      SELECT arn FROM map_children JOIN executions ON arn = child
      WHERE parent = ? AND status = 'RUNNING' AND waiting = 0 AND dueAt = ${HELD} ORDER BY item LIMIT 1)`);
  const atWork = db.prepare(`SELECT 1 FROM map_children JOIN executions ON arn = child
    WHERE parent = ? AND status = 'RUNNING' LIMIT 1`);
  const wakeParent = db.prepare("UPDATE executions SET dueAt = 0 WHERE arn = ? AND status = 'RUNNING'");
  const childrenOf = db.prepare(`SELECT arn, status, output, error, cause FROM map_children
    JOIN executions ON arn = child WHERE parent = ? ORDER BY item`);
  const abort = db.prepare(`UPDATE executions SET status = 'ABORTED', stoppedAt = ?, claimed = 0, waiting = 0
    WHERE status = 'RUNNING' AND arn IN (${OF_PARENT})`);
  const forgetGone = db.prepare('DELETE FROM map_children WHERE child NOT IN (SELECT arn FROM executions)');

  return {
    /**
     * The children are there, `concurrency` of them due at once, and the parent waits in `state` for them, at most until
     * `endsAt`. Children of an earlier map of the parent are no longer its children.
     */
    begin(
      parentArn: string,
      { state, data, endsAt }: { readonly state: string; readonly data: string; readonly endsAt: number },
      children: readonly NewExecution[],
      concurrency: number,
    ) {
      inTransaction(db, () => {
        forgetOf.run(parentArn);
        for (const [item, child] of children.entries()) {
          insert.run({ ...child, dueAt: item < concurrency ? 0 : HELD });
          link.run(child.arn, parentArn, item);
        }
        holdParent.run(state, data, children.length === 0 ? 0 : Math.min(endsAt, HELD), parentArn);
      });
    },
    /** In the order of the items. */
    childrenOf: (parentArn: string) => childrenOf.all(parentArn) as Child[],
    /**
     * An execution has ended. If it is a child, the next one may begin; its parent goes on after the last one, or after one
     * that failed. Belongs into the transaction of the end.
     */
    ended(arn: string) {
      const child = endOf.get(arn) as { parent: string; status: Execution['status'] } | undefined;
      if (!child) return;
      if (child.status === 'SUCCEEDED') releaseOne.run(child.parent);
      if (child.status !== 'SUCCEEDED' || !atWork.get(child.parent)) wakeParent.run(child.parent);
    },
    /** The parent goes on or ends: none of its children works any longer. */
    abortChildren: (parentArn: string, now: number) => void abort.run(now, parentArn),
    /** Removes what is known of children that were forgotten. */
    forgetGone: () => void forgetGone.run(),
  };
}

export type MapStore = ReturnType<typeof createMapStore>;
