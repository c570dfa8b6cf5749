import { describe, expect, it, vi } from 'vitest';
import { minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { coldStart } from '../support/entry.ts';
import { aWorld } from '../support/handoff-world.ts';
import { aKey } from '../support/keys.ts';
import { misbehave } from '../support/providers.ts';
import { aRequest, call } from '../support/requests.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();

/** The API as deployed, with a manager's key; days are those of New York. */
async function anApi() {
  const tables = await engine.freshTables();
  const world = aWorld(engine.client, tables);
  const key = await aKey(engine.client, tables.team, 'boss', 'manager');
  const entry = await coldStart('alert-api', engine, tables);
  const list = (query: Record<string, string> = {}, headers: Record<string, string> = { 'x-api-key': key }) =>
    call(entry, aRequest({ route: '/api/alerts', query, headers }));
  /** A lead whose e-mail alert fell over to an SMS, so many minutes after the first. */
  const fallOver = async (minutes: number) => {
    world.clock.set(minute(minutes));
    const { leadId } = await world.captureAssigned({ form: 'contact' });
    const event = await world.lastEvent(leadId, 'LeadAssigned');
    const refusal = `${event.ownerId}#email` as const;
    const { repair } = misbehave(world, { [refusal]: 'refuses' });
    await world.alert(event);
    repair();
    return { leadId, ownerId: event.ownerId };
  };
  return { world, list, fallOver };
}

describe('GET /api/alerts', () => {
  it('lists what failed, newest first, by ids and codes alone', async () => {
    const { list, fallOver } = await anApi();
    const first = await fallOver(0);
    const second = await fallOver(1);
    const reply = await list();
    expect(reply.statusCode).toBe(200);
    const item = ({ leadId, ownerId }: typeof first, at: string) => ({
      leadId,
      kind: 'assigned',
      round: 1,
      role: 'owner',
      recipientId: ownerId,
      channel: 'email',
      status: 'failed',
      outcome: 'MessageRejected',
      attempts: 1,
      at,
      holdUntil: null,
      fellOverTo: `${ownerId}#sms`,
      insteadOf: null,
    });
    expect(reply.json()).toEqual({
      items: [item(second, minute(1)), item(first, minute(0))],
      nextCursor: null,
    });
    expect(reply.body).not.toMatch(/@|Jane|Acme|\+1202/);
  });

  it('comes page by page', async () => {
    const { list, fallOver } = await anApi();
    const leads: string[] = [];
    for (const minutes of [0, 1, 2]) leads.unshift((await fallOver(minutes)).leadId);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = (await list({ limit: '2', ...(cursor ? { cursor } : {}) })).json();
      seen.push(...page.items.map((it: { leadId: string }) => it.leadId));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(leads);
  });

  it('is of the days that are asked for, both included', async () => {
    const { list, fallOver } = await anApi();
    const today = await fallOver(0);
    const tomorrow = await fallOver(14 * 60); // midnight in New York
    const leads = async (query: Record<string, string>) =>
      (await list(query)).json().items.map((it: { leadId: string }) => it.leadId);
    expect(await leads({ to: '2026-11-23' })).toEqual([today.leadId]);
    expect(await leads({ from: '2026-11-24' })).toEqual([tomorrow.leadId]);
    expect(await leads({ from: '2026-11-23', to: '2026-11-24' })).toEqual([tomorrow.leadId, today.leadId]);
    expect(await leads({ from: '2026-11-25' })).toEqual([]);
  });

  it('leaves out what was sent in the end', async () => {
    const { world, list } = await anApi();
    const { leadId } = await world.captureAssigned({ form: 'contact' });
    const event = await world.lastEvent(leadId, 'LeadAssigned');
    const { repair } = misbehave(world, { 'alex#email': 'fails' });
    await expect(world.alert(event)).rejects.toThrow();
    expect((await list()).json().items).toHaveLength(1);
    repair();
    await world.alert(event);
    expect((await list()).json().items).toEqual([]);
  });

  it('lists what is held, what ends first at the top', async () => {
    const { world, list } = await anApi();
    for (const [id, hours] of [
      ['alex', '09:00-17:00'],
      ['blair', '09:00-12:00'],
    ] as const) {
      await world.changeMember(id, { alerts: { webhook: null, quietHours: hours } });
    }
    for (let lead = 0; lead < 2; lead += 1) {
      const { leadId } = await world.captureAssigned({ form: 'newsletter', message: undefined });
      await world.alert(await world.lastEvent(leadId, 'LeadAssigned'));
    }
    const { items } = (await list({ status: 'held' })).json();
    expect(items).toMatchObject([
      {
        recipientId: 'blair',
        status: 'held',
        holdUntil: '2026-11-23T17:00:00.000Z',
        attempts: 0,
        outcome: null,
      },
      { recipientId: 'alex', status: 'held', holdUntil: '2026-11-23T22:00:00.000Z' },
    ]);
    expect((await list()).json().items).toEqual([]);
  });

  it.each([
    ['status', { status: 'sent' }],
    ['from', { from: 'yesterday' }],
    ['from', { from: '2026-11-24', to: '2026-11-23' }],
    ['limit', { limit: '101' }],
    ['cursor', { cursor: 'e30' }],
    ['sort', { sort: 'at' }],
  ])('names what is wrong with %s', async (path, query) => {
    const { list } = await anApi();
    const reply = await list(query as Record<string, string>);
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toMatchObject([{ path }]);
  });

  it('is for managers and admins', async () => {
    const { world, list } = await anApi();
    expect((await list({}, {})).statusCode).toBe(401);
    const status = async (role: 'admin' | 'marketer' | 'bi') => {
      const key = await aKey(engine.client, world.tables.team, role, role);
      return (await list({}, { 'x-api-key': key })).statusCode;
    };
    expect(await status('admin')).toBe(200);
    expect(await status('marketer')).toBe(403);
    expect(await status('bi')).toBe(403);
  });
});
