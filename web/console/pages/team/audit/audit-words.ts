/** The audit in sentences. */
import type { operations } from '../../../api/schema.ts';
import { actorWords, type NameOf } from '../../../parts/actors.ts';

export type AuditEntry =
  operations['readTeamAudit']['responses'][200]['content']['application/json']['items'][number];

const fieldWords: Readonly<Record<string, string>> = {
  outOfOffice: 'out of office',
  dailyCap: 'most leads a day',
  openCap: 'most open leads',
  timeZone: 'time zone',
  active: 'place on the team',
};

export function auditWords({ actor, what, id, fields }: AuditEntry, nameOf: NameOf): string {
  const who = actorWords(actor, nameOf);
  switch (what) {
    case 'member-added':
      return `${who} added ${nameOf(id)}`;
    case 'member-changed':
      return `${who} changed ${nameOf(id)}: ${fields.map((field) => fieldWords[field] ?? field).join(', ')}`;
    case 'webhook-secret-made':
      return `${who} made a new webhook secret for ${nameOf(id)}`;
    case 'key-issued':
      return `${who} issued the key ${id}`;
    case 'key-revoked':
      return `${who} revoked the key ${id}`;
  }
}
