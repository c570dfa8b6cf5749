import type { Runtime } from '../ports.ts';

/** A message that reached its provider, as a row of GET /local/outbox. */
export type OutboxMessage = {
  readonly channel: 'email' | 'sms' | 'webhook';
  /** One address, phone number or receiver: a mail to three people is three rows. */
  readonly to: string;
  /** Empty but for e-mail. */
  readonly subject: string;
  readonly text: string;
  /** Empty when the mail had no HTML part, and but for e-mail. */
  readonly html: string;
  /** From the tag or message attribute of that name, or the webhook's id; empty when the sender set none. */
  readonly leadId: string;
  readonly kind: string;
  /** ISO 8601 UTC. */
  readonly sentAt: string;
};

export type StoredMessage = OutboxMessage & { readonly id: number };

export type Outbox = {
  /** Durable when it returns: all rows of one call, or none. Answers the provider's message id. */
  add(messages: readonly Omit<OutboxMessage, 'sentAt'>[]): string;
  /** Oldest first; of one lead, if given; at most the newest `limit`. */
  list(filter?: { leadId?: string; limit?: number }): readonly StoredMessage[];
  get(id: number): StoredMessage | undefined;
};

type Row = Omit<StoredMessage, 'sentAt'> & { sentAt: number };

/** Everything that was sent, durably, in place of the mail and SMS providers. */
export function createOutbox({ db, clock }: Pick<Runtime, 'db' | 'clock'>): Outbox {
  db.exec(`CREATE TABLE IF NOT EXISTS outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, "to" TEXT NOT NULL, subject TEXT NOT NULL,
    text TEXT NOT NULL, html TEXT NOT NULL, leadId TEXT NOT NULL, kind TEXT NOT NULL, sentAt INTEGER NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS outbox_by_lead ON outbox (leadId)`);
  // one statement for all recipients: all of a message is in the outbox, or nothing
  const insert = db.prepare(`INSERT INTO outbox (channel, "to", subject, text, html, leadId, kind, sentAt)
    SELECT value ->> 'channel', value ->> 'to', value ->> 'subject', value ->> 'text', value ->> 'html',
      value ->> 'leadId', value ->> 'kind', :sentAt FROM json_each(:messages) ORDER BY key`);
  const ofAll = db.prepare('SELECT * FROM (SELECT * FROM outbox ORDER BY id DESC LIMIT ?) ORDER BY id');
  const ofLead = db.prepare(
    'SELECT * FROM (SELECT * FROM outbox WHERE leadId = ? ORDER BY id DESC LIMIT ?) ORDER BY id',
  );
  const one = db.prepare('SELECT * FROM outbox WHERE id = ?');
  const read = (row: Row): StoredMessage => ({ ...row, sentAt: new Date(row.sentAt).toISOString() });

  return {
    add(messages) {
      const { lastInsertRowid } = insert.run({ messages: JSON.stringify(messages), sentAt: clock.now() });
      return `local-${String(lastInsertRowid).padStart(12, '0')}`;
    },
    list({ leadId, limit = -1 } = {}) {
      const rows = leadId === undefined ? ofAll.all(limit) : ofLead.all(leadId, limit);
      return (rows as Row[]).map(read);
    },
    get(id) {
      const row = one.get(id) as Row | undefined;
      return row && read(row);
    },
  };
}
