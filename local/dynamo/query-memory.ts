/**
 * Answers of queries, kept until their table is written to. The embedded engine decodes every attribute it reads, one
 * query at a time, so that a dashboard's 500 KB of counters take longer than all that is made of them; DynamoDB has no
 * such wait. Every write of a function comes through the façade, so what is kept is what the engine would answer.
 */
import type { EngineReply } from './engine-client.ts';

export type QueryMemory = {
  /** The kept answer to this query, or the one that `ask` gets. */
  answer(table: string, query: Uint8Array, ask: () => Promise<EngineReply>): Promise<EngineReply>;
  /** Nothing kept of a table holds any more; said both before a write to it begins and when it has ended. */
  forget(table: string): void;
};

type Kept = { readonly replies: Map<string, EngineReply>; bytes: number };

/** @param mostBytes of answers a table; when they are more, all of them go. */
export const createQueryMemory = (mostBytes = 8 * 1024 * 1024): QueryMemory => {
  const tables = new Map<string, Kept>();
  const keptOf = (table: string): Kept => {
    const kept = tables.get(table) ?? { replies: new Map(), bytes: 0 };
    tables.set(table, kept);
    return kept;
  };

  return {
    answer: async (table, query, ask) => {
      const asked = Buffer.from(query).toString();
      const before = keptOf(table);
      const known = before.replies.get(asked);
      if (known) return known;
      const reply = await ask();
      // A write that began meanwhile put something new in its place: the answer may be of before it.
      if (reply.status !== 200 || tables.get(table) !== before) return reply;
      if (before.bytes + reply.body.byteLength > mostBytes) tables.delete(table);
      const kept = keptOf(table);
      kept.replies.set(asked, reply);
      kept.bytes += reply.body.byteLength;
      return reply;
    },
    forget: (table) => tables.delete(table),
  };
};
