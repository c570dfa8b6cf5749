import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type RunningSystem, startSystem } from '../support/running-system.ts';

let system: RunningSystem;
beforeAll(async () => {
  system = await startSystem({ minute: '60s' });
});
afterAll(async () => {
  await system.stop();
  system.remove();
});

const change = async (member: string, facts: object): Promise<void> => {
  const response = await system.api(`/api/team/${member}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(facts),
  });
  expect(response.status).toBe(200);
};
const captured = async (fields: Record<string, string>): Promise<string> => {
  const response = await system.post(fields);
  expect(response.status).toBe(201);
  return ((await response.json()) as { leadId: string }).leadId;
};
const listed = async (status: string, leadId: string) => {
  const response = await system.api(`/api/alerts?status=${status}`);
  const { items } = (await response.json()) as { items: { leadId: string }[] };
  return items.filter((it) => it.leadId === leadId);
};

describe('an owner whose e-mail bounces', () => {
  let leadId: string;
  beforeAll(async () => {
    for (const rep of ['alex', 'blair', 'casey', 'devon']) {
      await change(rep, { email: `bounce+${rep}@simulator.amazonses.com` });
    }
    leadId = await captured({ email: 'hedy@lamarr.example', form: 'contact', message: 'Hello there' });
  });

  it('is told by SMS, which the model does not use for such a lead', async () => {
    const { ownerId, alerts } = await eventually(
      () => system.lead(leadId),
      (lead) => lead.alerts.some(({ channel, status }) => channel === 'sms' && status === 'sent'),
    );
    expect(alerts).toMatchObject([
      { recipientId: ownerId, channel: 'email', status: 'bounced', fellOverTo: `${ownerId}#sms` },
      { recipientId: ownerId, channel: 'sms', status: 'sent', insteadOf: `${ownerId}#email` },
    ]);
    expect((await system.outbox(leadId)).map(({ channel }) => channel).sort()).toEqual(['email', 'sms']);
  });

  it('is on the list of alerts that did not arrive', async () => {
    expect(await listed('bounced', leadId)).toMatchObject([
      { channel: 'email', outcome: 'Permanent/General', kind: 'assigned' },
    ]);
  });

  it('gets no further e-mail there: the next alert takes the other way at once', async () => {
    const { ownerId } = await system.lead(leadId);
    const next = await captured({ email: 'ada@lovelace.example', form: 'contact', message: 'Hello' });
    await eventually(
      () => system.lead(next),
      (lead) => lead.round === 1,
    );
    await system.api(`/api/leads/${next}/reassign`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ownerId, reason: 'knows them' }),
    });
    const { alerts } = await eventually(
      () => system.lead(next),
      (lead) => lead.alerts.some(({ recipientId, status }) => recipientId === ownerId && status === 'failed'),
    );
    expect(alerts).toContainEqual(
      expect.objectContaining({
        recipientId: ownerId,
        channel: 'email',
        status: 'failed',
        outcome: 'mailbox-bounced',
      }),
    );
  });
});

describe('an owner who rests', () => {
  it('hears of what is not urgent later, and of what is urgent now', async () => {
    const allDayLong = { alerts: { webhook: null, quietHours: '00:00-24:00' } };
    for (const rep of ['alex', 'blair', 'casey', 'devon']) await change(rep, allDayLong);
    const later = await captured({ email: 'grace@hopper.example', form: 'newsletter' });
    const now = await captured({ email: 'mary@shelley.example', form: 'demo' });
    await eventually(
      () => system.outbox(now),
      (messages) => messages.some(({ channel }) => channel === 'sms'),
    );
    const [held] = await eventually(
      () => listed('held', later),
      (items) => items.length > 0,
    );
    expect(held).toMatchObject({ kind: 'assigned', channel: 'email', status: 'held', attempts: 0 });
    expect(await system.outbox(later)).toEqual([]);
  });
});
