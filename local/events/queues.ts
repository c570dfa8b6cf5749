import type { Runtime } from '../ports.ts';

export type QueuedMessage = {
  readonly messageId: number;
  readonly queueArn: string;
  /** Logical id of the queue in the template. */
  readonly queue: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** ISO 8601 UTC. */
  readonly sentAt: string;
};

/** AWS::SQS::Queue as durable rows. Nothing consumes them: in this stack every queue is a dead-letter queue. */
export type Queues = {
  has(queueArn: string): boolean;
  /** Durable when it returns. Throws for an ARN that is no queue of the stack. */
  send(queueArn: string, body: string, attributes?: Readonly<Record<string, string>>): void;
  /** Oldest first. */
  list(queueArn?: string): readonly QueuedMessage[];
};

type Row = { id: number; queueArn: string; body: string; attributes: string; sentAt: number };

/** Messages are kept until a person removes the data folder; AWS drops them after the queue's retention period. */
export function createQueues(runtime: Pick<Runtime, 'db' | 'stack' | 'clock'>): Queues {
  const { db, stack, clock } = runtime;
  db.exec(`CREATE TABLE IF NOT EXISTS queue_messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, queueArn TEXT NOT NULL, body TEXT NOT NULL,
    attributes TEXT NOT NULL, sentAt INTEGER NOT NULL) STRICT`);
  const insert = db.prepare(
    'INSERT INTO queue_messages (queueArn, body, attributes, sentAt) VALUES (?, ?, ?, ?)',
  );
  const select = db.prepare(
    'SELECT * FROM queue_messages WHERE queueArn = coalesce(?, queueArn) ORDER BY id',
  );
  const has = (arn: string) => stack.byArn(arn)?.type === 'AWS::SQS::Queue';

  return {
    has,
    send(queueArn, body, attributes = {}) {
      if (!has(queueArn)) throw new Error(`${queueArn} is not a queue of the stack`);
      insert.run(queueArn, body, JSON.stringify(attributes), clock.now());
    },
    list(queueArn) {
      return (select.all(queueArn ?? null) as Row[]).map((row) => ({
        messageId: row.id,
        queueArn: row.queueArn,
        queue: stack.byArn(row.queueArn)?.logicalId ?? row.queueArn,
        body: row.body,
        attributes: JSON.parse(row.attributes) as Record<string, string>,
        sentAt: new Date(row.sentAt).toISOString(),
      }));
    },
  };
}
