import type { DatabaseSync } from 'node:sqlite';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/**
 * One execution. While RUNNING, `state` is the state to run next and `data` its input: what a crash resumes from.
 * `waiting` tells that the Wait named by `state` was entered and ends at `dueAt`, or the Map, which ends when its children
 * have; else `dueAt` is 0 (at once), or for ever away while a child waits for its turn.
 */
export type Execution = {
  readonly arn: string;
  readonly machineArn: string;
  readonly name: string;
  readonly input: string;
  readonly status: ExecutionStatus;
  readonly state: string;
  readonly data: string;
  readonly waiting: number;
  readonly dueAt: number;
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  readonly output: string | null;
  readonly error: string | null;
  readonly cause: string | null;
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS executions (
    arn TEXT PRIMARY KEY, machineArn TEXT NOT NULL, name TEXT NOT NULL, input TEXT NOT NULL, status TEXT NOT NULL,
    state TEXT NOT NULL, data TEXT NOT NULL, waiting INTEGER NOT NULL DEFAULT 0, dueAt INTEGER NOT NULL DEFAULT 0,
    claimed INTEGER NOT NULL DEFAULT 0, startedAt INTEGER NOT NULL, stoppedAt INTEGER,
    output TEXT, error TEXT, cause TEXT) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS executions_due ON executions (dueAt) WHERE status = 'RUNNING' AND claimed = 0;
  CREATE INDEX IF NOT EXISTS executions_by_start ON executions (machineArn, startedAt);
  CREATE INDEX IF NOT EXISTS executions_by_end ON executions (stoppedAt) WHERE stoppedAt IS NOT NULL`;

const COLUMNS = `arn, machineArn, name, input, status, state, data, waiting, dueAt, startedAt, stoppedAt,
  output, error, cause`;

export type NewExecution = Pick<
  Execution,
  'arn' | 'machineArn' | 'name' | 'input' | 'state' | 'data' | 'startedAt'
>;
export type End = Pick<Execution, 'status' | 'state' | 'output' | 'error' | 'cause'>;

/** The durable side of the workflow engine. Every method is one statement: it happens whole or not at all. */
export function createExecutionStore(db: DatabaseSync) {
  db.exec(SCHEMA);
  const insert =
    db.prepare(`INSERT INTO executions (arn, machineArn, name, input, status, state, data, startedAt)
    VALUES (:arn, :machineArn, :name, :input, 'RUNNING', :state, :data, :startedAt)`);
  const get = db.prepare(`SELECT ${COLUMNS} FROM executions WHERE arn = ?`);
  const claimDue = db.prepare(`UPDATE executions SET claimed = 1 WHERE arn IN (
      SELECT arn FROM executions WHERE status = 'RUNNING' AND claimed = 0 AND dueAt <= ? ORDER BY dueAt LIMIT ?)
    RETURNING ${COLUMNS}`);
  const nextDue = db.prepare(
    `SELECT min(dueAt) AS dueAt FROM executions WHERE status = 'RUNNING' AND claimed = 0 AND dueAt > ?`,
  );
  const checkpoint = db.prepare(
    "UPDATE executions SET state = ?, data = ?, waiting = 0, dueAt = 0 WHERE arn = ? AND status = 'RUNNING'",
  );
  const hold = db.prepare(
    "UPDATE executions SET state = ?, data = ?, waiting = 1, dueAt = ?, claimed = 0 WHERE arn = ? AND status = 'RUNNING'",
  );
  const end =
    db.prepare(`UPDATE executions SET status = :status, state = :state, output = :output, error = :error,
    cause = :cause, stoppedAt = :stoppedAt, claimed = 0, waiting = 0 WHERE arn = :arn AND status = 'RUNNING'`);
  const releaseAll = db.prepare("UPDATE executions SET claimed = 0 WHERE claimed = 1 AND status = 'RUNNING'");
  const forget = db.prepare('DELETE FROM executions WHERE stoppedAt < ?');
  const recent =
    db.prepare(`SELECT ${COLUMNS} FROM executions WHERE machineArn = coalesce(:machineArn, machineArn)
    AND status = coalesce(:status, status) AND machineArn NOT LIKE '%/%' ORDER BY startedAt DESC, arn LIMIT :limit`);

  return {
    insert: (execution: NewExecution) => void insert.run(execution),
    get: (arn: string) => get.get(arn) as Execution | undefined,
    /** Takes at most `limit` executions that are due, longest due first, for this process. */
    claimDue: (now: number, limit: number) => claimDue.all(now, limit) as Execution[],
    /** When the next one becomes due, epoch ms. */
    nextDue: (now: number) => (nextDue.get(now) as { dueAt: number | null }).dueAt ?? undefined,
    /** The execution is about to run `state`. Answers false when it was ended from outside. */
    checkpoint: (arn: string, state: string, data: string) => checkpoint.run(state, data, arn).changes === 1,
    /** The execution sleeps in the Wait `state` until `dueAt`, with nothing of it in memory. */
    hold: (arn: string, state: string, data: string, dueAt: number) => void hold.run(state, data, dueAt, arn),
    /** Answers false when it had been ended from outside. */
    end: (arn: string, how: End, stoppedAt: number) => end.run({ arn, ...how, stoppedAt }).changes === 1,
    /** After a crash nobody works on what was claimed. */
    releaseAll: () => void releaseAll.run(),
    /** Removes executions that ended before this moment. */
    forget: (before: number) => void forget.run(before),
    /** Newest first, without the children of maps, as Step Functions lists them. */
    recent: (filter: { machineArn?: string; status?: string; limit: number }) =>
      recent.all({
        machineArn: filter.machineArn ?? null,
        status: filter.status ?? null,
        limit: filter.limit,
      }) as Execution[],
  };
}

export type ExecutionStore = ReturnType<typeof createExecutionStore>;
