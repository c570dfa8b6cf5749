import { describe, expect, it } from 'vitest';
import { createOutbox } from '../../local/messages/outbox.ts';
import { runtimeOf, stackOf } from '../support/local-runtime.ts';

describe('the outbox', () => {
  const sms = (leadId: string) => ({
    channel: 'sms' as const,
    to: '+1',
    subject: '',
    text: 't',
    html: '',
    leadId,
    kind: 'k',
  });

  it('outlives the process, lists oldest first, and by lead, and the newest few', () => {
    const { runtime, db } = runtimeOf(stackOf({}), () => ({ ok: true, payload: null }));
    const first = createOutbox(runtime);
    for (const leadId of ['A', 'B', 'A']) first.add([sms(leadId)]);
    const second = createOutbox({ ...runtime, db });
    expect(second.list().map(({ id, leadId }) => [id, leadId])).toEqual([
      [1, 'A'],
      [2, 'B'],
      [3, 'A'],
    ]);
    expect(second.list({ leadId: 'A' }).map(({ id }) => id)).toEqual([1, 3]);
    expect(second.list({ limit: 2 }).map(({ id }) => id)).toEqual([2, 3]);
    expect([second.get(2)?.leadId, second.get(4)]).toEqual(['B', undefined]);
  });
});
