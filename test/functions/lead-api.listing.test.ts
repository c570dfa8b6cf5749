import { beforeAll, describe, expect, it } from 'vitest';
import { anOperatingModel, minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aLeadApi, type LeadApi } from '../support/lead-api.ts';

const engine = useEngine();
/** Four reps take turns. */
const anApi = () => aLeadApi(engine, { model: anOperatingModel() });

/** Twelve leads over three days: every third one standard, the first six assigned, two of them contacted. */
async function severalLeads({ world }: LeadApi): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    world.clock.set(minute((i % 3) * 24 * 60 + i));
    ids.push(await world.capture({ form: i % 3 === 0 ? 'contact' : 'demo' }));
  }
  for (const leadId of ids.slice(0, 6)) await world.step('assign', leadId);
  for (const leadId of ids.slice(0, 2)) await world.contact(leadId);
  return ids;
}
const idsOf = (items: { leadId: string }[]) => items.map(({ leadId }) => leadId);
async function everyPage({ as }: LeadApi, query: Record<string, string>): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 50; pages += 1) {
    const reply = await as('morgan').list({ ...query, ...(cursor === null ? {} : { cursor }) });
    expect(reply.statusCode, reply.body).toBe(200);
    found.push(...idsOf(reply.json().items));
    cursor = reply.json().nextCursor;
    if (cursor === null) return found;
  }
  throw new Error('The list never ends');
}

let api: LeadApi;
let ids: string[];
beforeAll(async () => {
  api = await anApi();
  ids = await severalLeads(api);
});

describe('GET /api/leads', () => {
  it('lists the last thirty days, newest first, in the shape of a lead without its timeline', async () => {
    const { items, nextCursor } = (await api.as('morgan').list()).json();
    expect(idsOf(items)).toHaveLength(12);
    expect(new Set(idsOf(items))).toEqual(new Set(ids));
    expect(nextCursor).toBeNull();
    const times = items.map((it: { stages: { captured: { at: string } } }) => it.stages.captured.at);
    expect(times).toEqual([...times].sort().reverse());
    expect(items[0]).not.toHaveProperty('timeline');
    expect(items[0]).toMatchObject({ stage: 'captured', contact: { name: 'Jane Doe' } });
  });

  it.each(['1', '2', '5', '200'])('gives every lead exactly once over pages of %s', async (limit) => {
    expect((await everyPage(api, { limit })).sort()).toEqual([...ids].sort());
    const ofAlex = (await Promise.all(ids.map(api.world.read))).filter(({ ownerId }) => ownerId === 'alex');
    const listed = await everyPage(api, { limit, owner: 'alex' });
    expect(listed.sort()).toEqual(ofAlex.map(({ leadId }) => leadId).sort());
    expect(listed.length).toBeGreaterThan(0);
  });

  it('filters by stage, tier, owner and days, each alone and together', async () => {
    const leads = await Promise.all(ids.map(api.world.read));
    const expected = (keep: (lead: (typeof leads)[number]) => boolean) =>
      leads
        .filter(keep)
        .map(({ leadId }) => leadId)
        .sort();
    const found = async (query: Record<string, string>) =>
      (await everyPage(api, { limit: '2', ...query })).sort();

    expect(await found({ stage: 'assigned' })).toEqual(expected(({ stage }) => stage === 'assigned'));
    expect(await found({ tier: 'standard' })).toEqual(expected(({ tier }) => tier === 'standard'));
    expect(await found({ from: '2026-11-24', to: '2026-11-24' })).toEqual(
      expected(({ captureDay }) => captureDay === '2026-11-24'),
    );
    expect(await found({ owner: 'blair', stage: 'contacted' })).toEqual(
      expected(({ ownerId, stage }) => ownerId === 'blair' && stage === 'contacted'),
    );
    expect(await found({ owner: 'blair', from: '2026-11-25' })).toEqual(
      expected(({ ownerId, captureDay }) => ownerId === 'blair' && captureDay >= '2026-11-25'),
    );
    expect(await found({ stage: 'won' })).toEqual([]);
    expect(await found({ owner: 'nobody' })).toEqual([]);
  });

  it('lists an owner’s leads by what is due first', async () => {
    const api = await anApi();
    const { world } = api;
    for (let i = 0; i < 4; i += 1) {
      const { leadId } = await world.captureAssigned({ form: i % 2 === 0 ? 'contact' : 'demo' });
      if ((await world.read(leadId)).ownerId !== 'devon') await world.giveTo(leadId, 'devon');
      world.clock.pass(1);
    }
    const { items } = (await api.as('morgan').list({ owner: 'devon' })).json();
    const due = items.map((it: { sla: { respondBy: string } }) => it.sla.respondBy);
    expect(due).toHaveLength(4);
    expect(due).toEqual([...due].sort());
  });

  it.each([
    ['a stage that is none', { stage: 'hot' }, 'stage'],
    ['a tier that is none', { tier: 'gold' }, 'tier'],
    ['a day that is none', { from: '2026-02-30' }, 'from'],
    ['days in the wrong order', { from: '2026-11-24', to: '2026-11-23' }, 'from'],
    ['more than a year', { from: '2025-01-01', to: '2026-11-23' }, 'from'],
    ['a limit of nothing', { limit: '0' }, 'limit'],
    ['a limit that is too high', { limit: '201' }, 'limit'],
    ['an owner that is no id', { owner: 'Alex Kim' }, 'owner'],
    ['a question nobody knows', { sort: 'name' }, 'sort'],
    ['a cursor that is none', { cursor: 'nonsense' }, 'cursor'],
  ])('refuses %s with 422, naming it', async (_what, query, path) => {
    const reply = await api.as('morgan').list(query as Record<string, string>);
    expect(reply.statusCode, reply.body).toBe(422);
    expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
  });

  const forged = (cursor: object) => Buffer.from(JSON.stringify(cursor)).toString('base64url');
  type Cursors = { readonly ofDays: string; readonly ofAlex: string };
  const foreign: [string, (cursors: Cursors) => Record<string, string>][] = [
    ['of days for an owner', ({ ofDays }) => ({ owner: 'alex', cursor: ofDays })],
    ['of an owner for days', ({ ofAlex }) => ({ cursor: ofAlex })],
    ['of one owner for another', ({ ofAlex }) => ({ owner: 'blair', cursor: ofAlex })],
    [
      'of a day outside the range',
      ({ ofDays }) => ({ from: '2026-11-20', to: '2026-11-21', cursor: ofDays }),
    ],
    ['with a key that no index has', () => ({ cursor: forged({ day: '2026-11-23', after: { pk: 'x' } }) })],
    [
      'with the key of another day',
      () => ({
        cursor: forged({
          day: '2026-11-23',
          after: { pk: 'LEAD#x', sk: 'LEAD', captureDay: '2026-11-24', capturedAt: 'x' },
        }),
      }),
    ],
  ];
  it.each(foreign)('refuses a cursor %s', async (_what, query) => {
    const cursorOf = async (asked: Record<string, string>) =>
      (await api.as('morgan').list({ ...asked, limit: '1' })).json().nextCursor as string;
    const cursors = { ofDays: await cursorOf({}), ofAlex: await cursorOf({ owner: 'alex' }) };
    const reply = await api.as('morgan').list(query(cursors));
    expect(reply.statusCode, reply.body).toBe(422);
    expect(reply.json().errors).toEqual([{ path: 'cursor', message: expect.any(String) }]);
  });
});

describe('after all that', () => {
  it('every promise is kept', async () => {
    expect(await api.world.violations()).toEqual([]);
  });
});
