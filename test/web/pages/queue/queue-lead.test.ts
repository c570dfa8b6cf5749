import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../../../web/console/api/client.ts';
import { queueLeadOf } from '../../../../web/console/pages/queue/queue-lead.ts';

const item = (given: object) =>
  ({
    leadId: 'paula',
    contact: { email: 'paula@northwind.example' },
    attribution: { firstTouch: { source: 'google', campaign: null } },
    message: null,
    firstResponse: null,
    ...given,
  }) as unknown as Schemas['LeadItem'];

describe('a row', () => {
  it('names who gave no name by the e-mail address', () => {
    expect(queueLeadOf(item({})).name).toBe('paula@northwind.example');
  });

  it('shows the first words of what they asked, on one line', () => {
    expect(queueLeadOf(item({ message: ' A demo,\n\n please ' })).asked).toBe('A demo, please');
    const long = queueLeadOf(item({ message: 'word '.repeat(500) })).asked ?? '';
    expect(long.length).toBeLessThanOrEqual(160);
    expect(long.endsWith('…')).toBe(true);
  });

  it('cuts no character in half', () => {
    for (const before of ['', 'a']) {
      const { asked } = queueLeadOf(item({ message: before + '🙂'.repeat(200) }));
      expect(asked?.isWellFormed()).toBe(true);
    }
  });
});
