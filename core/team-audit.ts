/** Who changed the team and its keys: what is kept of each change. Values are not: an address would stay for ever. */
import * as z from 'zod';

export const auditEntrySchema = z.object({
  /** ISO 8601 UTC. */
  at: z.iso.datetime(),
  /** As events name it: `admin:robin`, `key:console`, `deployment`, `operator`. */
  actor: z.string(),
  what: z.enum(['member-added', 'member-changed', 'webhook-secret-made', 'key-issued', 'key-revoked']),
  /** The member's or the key's. */
  id: z.string(),
  /** The names of the fields that changed. */
  fields: z.array(z.string()),
});
export type AuditEntry = z.output<typeof auditEntrySchema>;
