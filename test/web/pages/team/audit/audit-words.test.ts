import { expect, it } from 'vitest';
import { type AuditEntry, auditWords } from '../../../../../web/console/pages/team/audit/audit-words.ts';

const names: Record<string, string> = { alex: 'Alex Kim', robin: 'Robin Adeyemi' };
const said = (entry: Partial<AuditEntry>) =>
  auditWords(
    {
      at: '2026-11-23T15:00:00Z',
      actor: 'admin:robin',
      what: 'member-changed',
      id: 'alex',
      fields: [],
      ...entry,
    },
    (id) => names[id] ?? id,
  );

it('says who changed what', () => {
  expect(said({ fields: ['weight', 'outOfOffice'] })).toBe(
    'Robin Adeyemi changed Alex Kim: weight, out of office',
  );
  expect(said({ what: 'member-added', actor: 'deployment' })).toBe('The deployment added Alex Kim');
  expect(said({ what: 'webhook-secret-made', actor: 'key:console' })).toBe(
    'API key console made a new webhook secret for Alex Kim',
  );
  expect(said({ what: 'key-issued', id: '01kasrw0h0' })).toBe('Robin Adeyemi issued the key 01kasrw0h0');
  expect(said({ what: 'key-revoked', id: '01kasrw0h0', actor: 'operator' })).toBe(
    'An operator revoked the key 01kasrw0h0',
  );
});
