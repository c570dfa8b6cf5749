import { describe, expect, it, vi } from 'vitest';
import { apiKeys } from '../../functions/shared/api-keys.ts';
import { capturedAt, minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { coldStart } from '../support/entry.ts';
import { aWorld } from '../support/handoff-world.ts';
import { aRequest, call, type RequestParts } from '../support/requests.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
const json = { 'content-type': 'application/json' };
const nobody = '01KASRW0H0ABCDEFGHJKMNPQRS';

/** The API as deployed, and who may call it: `boss` with an admin key, `chart` with one for figures. */
async function anApi() {
  const tables = await engine.freshTables();
  const world = aWorld(engine.client, tables);
  const keys = apiKeys(engine.client, tables.team);
  await keys.add('admin-key', { name: 'boss', role: 'admin' }, capturedAt);
  await keys.add('bi-key', { name: 'chart', role: 'bi' }, capturedAt);
  const entry = await coldStart('lead-api', engine, tables);
  const ask = (parts: RequestParts, key: Record<string, string> = { 'x-api-key': 'admin-key' }) => {
    vi.setSystemTime(world.clock.now());
    return call(entry, aRequest({ ...parts, headers: { ...key, ...parts.headers } }));
  };
  const post = (action: string, id: string, body: unknown, headers: Record<string, string> = json) =>
    ask({
      method: 'POST',
      route: `/api/leads/{id}/${action}`,
      params: { id },
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    world,
    ask,
    list: (query: Record<string, string> = {}) => ask({ route: '/api/leads', query }),
    read: (id: string) => ask({ route: '/api/leads/{id}', params: { id } }),
    contact: (id: string, body: unknown, headers?: Record<string, string>) =>
      post('contact', id, body, headers),
    reassign: (id: string, body: unknown) => post('reassign', id, body),
  };
}
type Api = Awaited<ReturnType<typeof anApi>>;

describe('who may call', () => {
  const routes: RequestParts[] = [
    { route: '/api/leads' },
    { route: '/api/leads/{id}', params: { id: nobody } },
    { method: 'POST', route: '/api/leads/{id}/contact', params: { id: nobody }, headers: json, body: '{}' },
    { method: 'POST', route: '/api/leads/{id}/reassign', params: { id: nobody }, headers: json, body: '{}' },
  ];
  it.each(routes)(
    '$method $route: nobody without a key, with a wrong one, or with one for figures',
    async (route) => {
      const { ask } = await anApi();
      const answers = {
        none: [await ask(route, {}), 401],
        wrong: [await ask(route, { 'x-api-key': 'guessed' }), 401],
        empty: [await ask(route, { 'x-api-key': '' }), 401],
        bearer: [await ask(route, { authorization: 'Bearer guessed' }), 401],
        basic: [await ask(route, { authorization: 'Basic admin-key' }), 401],
        hashed: [await ask(route, { 'x-api-key': 'APIKEY' }), 401],
        bi: [await ask(route, { 'x-api-key': 'bi-key' }), 403],
      } as const;
      for (const [what, [reply, status]] of Object.entries(answers)) {
        expect(reply.statusCode, what).toBe(status);
        expect(reply.header('content-type')).toBe('application/problem+json');
        expect(reply.json().status).toBe(status);
      }
      expect(answers.none[0].header('www-authenticate')).toBe('Bearer');
    },
  );

  it('an admin, by either header', async () => {
    const { ask } = await anApi();
    const keys: Record<string, string>[] = [
      { 'x-api-key': 'admin-key' },
      { authorization: 'Bearer admin-key' },
      { authorization: 'bearer admin-key' },
    ];
    for (const key of keys) expect((await ask({ route: '/api/leads' }, key)).statusCode).toBe(200);
  });
});

describe('GET /api/leads/{id}', () => {
  it('answers the lead in the shape that others rely on, with its version as ETag', async () => {
    const { world, read } = await anApi();
    const { leadId } = await world.captureAssigned({
      message: 'Call me',
      answers: { team_size: '40' },
      firstTouch: { utm_source: 'linkedin', utm_campaign: 'launch' },
    });
    world.clock.pass(3);
    await world.contact(leadId);
    const reply = await read(leadId);

    expect(reply.statusCode).toBe(200);
    expect(reply.header('etag')).toBe('"3"');
    expect(reply.header('cache-control')).toBe('no-store');
    expect(reply.json()).toMatchObject({
      leadId,
      stage: 'contacted',
      tier: 'high',
      round: 1,
      ownerId: 'alex',
      contact: { name: 'Jane Doe', company: 'Acme', email: expect.stringContaining('@acme.example') },
      stages: {
        captured: { at: capturedAt, ownerId: 'paid-media' },
        assigned: { at: capturedAt, ownerId: 'alex' },
        contacted: { at: minute(3), ownerId: 'alex' },
      },
      attribution: {
        firstTouch: { source: 'linkedin', medium: '(not set)', campaign: 'launch' },
        latestTouch: { source: 'google', medium: 'cpc', campaign: 'brand' },
        landingPage: 'https://www.example.com/product',
        adContext: null,
      },
      sla: {
        respondBy: '2026-11-23T15:05:00Z',
        escalateAt: '2026-11-23T15:10:00Z',
        reassignAt: '2026-11-23T15:20:00Z',
      },
      qualification: null,
      answers: { team_size: '40' },
      timeline: [
        { type: 'LeadCaptured', seq: 1, at: capturedAt, actor: 'form' },
        { type: 'LeadAssigned', seq: 2, actor: 'workflow', ownerId: 'alex' },
        { type: 'LeadContacted', seq: 3, at: minute(3), actor: 'rep:alex', channel: 'call' },
      ],
    });
    expect(reply.json().timeline[0]).not.toHaveProperty('cohort');
  });

  it.each([nobody, 'x', '../metrics', `${nobody}x`])('answers 404 for %s', async (id) => {
    const { read } = await anApi();
    const reply = await read(id);
    expect(reply.statusCode).toBe(404);
    expect(reply.json()).toMatchObject({ type: 'urn:lead-handoff:problem:not-found', status: 404 });
  });
});

describe('POST /api/leads/{id}/contact', () => {
  it('records the first response of the owner, by whose key, with the note beside it', async () => {
    const { world, contact } = await anApi();
    const { leadId } = await world.captureAssigned();
    world.clock.pass(6);
    const reply = await contact(leadId, { channel: 'meeting', note: ' Met at the fair ' });
    expect(reply.statusCode).toBe(200);
    expect(reply.header('etag')).toBe('"3"');
    expect(reply.json()).toMatchObject({ stage: 'contacted', ownerId: 'alex' });
    expect(reply.json().timeline.at(-1)).toMatchObject({
      type: 'LeadContacted',
      by: 'key:boss',
      actor: 'key:boss',
      channel: 'meeting',
      note: 'Met at the fair',
      withinSla: false,
    });
    expect(await world.lastEvent(leadId, 'LeadContacted')).not.toHaveProperty('note');
    expect(await world.violations()).toEqual([]);
  });

  it('is refused with 409 where the stage forbids it, and changes nothing', async () => {
    const { world, contact } = await anApi();
    const captured = await world.capture();
    const { leadId: contacted } = await world.captureAssigned();
    await contact(contacted, { channel: 'call' });
    const before = await world.rows();
    for (const id of [captured, contacted]) {
      const reply = await contact(id, { channel: 'call' });
      expect(reply.statusCode).toBe(409);
      expect(reply.json()).toMatchObject({
        type: 'urn:lead-handoff:problem:stage-forbids',
        detail: expect.any(String),
      });
    }
    expect(await world.rows()).toEqual(before);
  });

  it.each([
    ['an unknown channel', { channel: 'fax' }, 'channel'],
    ['no channel', {}, 'channel'],
    ['a note that is too long', { channel: 'call', note: 'x'.repeat(2_001) }, 'note'],
    ['a field nobody knows', { channel: 'call', ownerId: 'me' }, ''],
    ['no object', '[]', ''],
  ])('names the field of %s with 422', async (_what, body, path) => {
    const { world, contact } = await anApi();
    const { leadId } = await world.captureAssigned();
    const reply = await contact(leadId, body);
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned']);
  });

  it.each([
    ['broken JSON', '{"channel":', json, 400],
    ['another type', 'channel=call', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['no type', '{"channel":"call"}', {}, 415],
    ['too much', `{"channel":"call","note":"${'x'.repeat(33_000)}"}`, json, 413],
  ])('refuses %s', async (_what, body, headers, status) => {
    const { world, contact } = await anApi();
    const { leadId } = await world.captureAssigned();
    expect((await contact(leadId, body, headers as Record<string, string>)).statusCode).toBe(status);
  });

  it('answers 404 for a lead that is not there', async () => {
    const { contact } = await anApi();
    expect((await contact(nobody, { channel: 'call' })).statusCode).toBe(404);
  });
});

describe('POST /api/leads/{id}/reassign', () => {
  it('gives the lead to whom somebody named, out of turn, with a new clock and the reason beside it', async () => {
    const { world, reassign } = await anApi();
    const { leadId } = await world.captureAssigned();
    world.clock.pass(2);
    const reply = await reassign(leadId, { ownerId: 'devon', reason: 'Speaks Portuguese' });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      ownerId: 'devon',
      round: 2,
      sla: { respondBy: '2026-11-23T15:07:00Z' },
    });
    expect(reply.json().timeline.at(-1)).toMatchObject({
      type: 'LeadReassigned',
      actor: 'key:boss',
      cause: 'manual',
      previousOwnerId: 'alex',
      note: 'Speaks Portuguese',
    });
    expect(await world.rows('team')).toContainEqual(
      expect.objectContaining({ pk: 'ROUTING', turn: 1, lastRepId: 'alex' }),
    );
    expect(await world.violations()).toEqual([]);
  });

  it('makes the manager the last owner', async () => {
    const { world, reassign } = await anApi();
    const { leadId } = await world.captureAssigned();
    const reply = await reassign(leadId, { ownerId: 'morgan', reason: 'Key account' });
    expect(reply.json()).toMatchObject({ ownerId: 'morgan', sla: { reassignAt: null } });
    expect(await world.violations()).toEqual([]);
  });

  it.each([
    ['nobody of the team', { ownerId: 'zoe', reason: 'x' }, 'ownerId'],
    ['the owner it has', { ownerId: 'alex', reason: 'x' }, 'ownerId'],
    ['what is no id', { ownerId: 'Alex Kim', reason: 'x' }, 'ownerId'],
    ['no reason', { ownerId: 'devon' }, 'reason'],
    ['an empty reason', { ownerId: 'devon', reason: '  ' }, 'reason'],
  ])('refuses %s with 422, naming the field', async (_what, body, path) => {
    const { world, reassign } = await anApi();
    const { leadId } = await world.captureAssigned();
    const reply = await reassign(leadId, body);
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned']);
  });

  it('is refused with 409 where the stage forbids it, with 404 where there is no lead', async () => {
    const { world, reassign } = await anApi();
    const captured = await world.capture();
    const { leadId: contacted } = await world.captureAssigned();
    await world.contact(contacted);
    const body = { ownerId: 'devon', reason: 'x' };
    for (const id of [captured, contacted]) expect((await reassign(id, body)).statusCode).toBe(409);
    expect((await reassign(nobody, body)).statusCode).toBe(404);
  });

  it('leaves one owner and one round each when two people reassign at once', async () => {
    const { world, reassign } = await anApi();
    const { leadId } = await world.captureAssigned();
    const replies = await Promise.all([
      reassign(leadId, { ownerId: 'casey', reason: 'x' }),
      reassign(leadId, { ownerId: 'devon', reason: 'y' }),
    ]);
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await world.read(leadId)).toMatchObject({ assignment: { round: 3 } });
    expect(await world.violations()).toEqual([]);
  });
});

describe('GET /api/leads', () => {
  /** Twelve leads over three days: every third one standard, the first six assigned, two of them contacted. */
  async function severalLeads({ world }: Api): Promise<string[]> {
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
  async function everyPage({ list }: Api, query: Record<string, string>): Promise<string[]> {
    const found: string[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < 50; pages += 1) {
      const reply = await list({ ...query, ...(cursor === null ? {} : { cursor }) });
      expect(reply.statusCode, reply.body).toBe(200);
      found.push(...idsOf(reply.json().items));
      cursor = reply.json().nextCursor;
      if (cursor === null) return found;
    }
    throw new Error('The list never ends');
  }

  it('lists the last thirty days, newest first, in the shape of a lead without its timeline', async () => {
    const api = await anApi();
    const ids = await severalLeads(api);
    const { items, nextCursor } = (await api.list()).json();
    expect(idsOf(items)).toHaveLength(12);
    expect(new Set(idsOf(items))).toEqual(new Set(ids));
    expect(nextCursor).toBeNull();
    const times = items.map((it: { stages: { captured: { at: string } } }) => it.stages.captured.at);
    expect(times).toEqual([...times].sort().reverse());
    expect(items[0]).not.toHaveProperty('timeline');
    expect(items[0]).toMatchObject({ stage: 'captured', contact: { name: 'Jane Doe' } });
  });

  it.each(['1', '2', '5', '200'])('gives every lead exactly once over pages of %s', async (limit) => {
    const api = await anApi();
    const ids = await severalLeads(api);
    expect((await everyPage(api, { limit })).sort()).toEqual([...ids].sort());
    const ofAlex = (await Promise.all(ids.map(api.world.read))).filter(({ ownerId }) => ownerId === 'alex');
    const listed = await everyPage(api, { limit, owner: 'alex' });
    expect(listed.sort()).toEqual(ofAlex.map(({ leadId }) => leadId).sort());
    expect(listed.length).toBeGreaterThan(0);
  });

  it('filters by stage, tier, owner and days, each alone and together', async () => {
    const api = await anApi();
    const ids = await severalLeads(api);
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
    const { items } = (await api.list({ owner: 'devon' })).json();
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
    ['a question nobody knows', { sort: 'name' }, ''],
    ['a cursor that is none', { cursor: 'nonsense' }, 'cursor'],
  ])('refuses %s with 422, naming it', async (_what, query, path) => {
    const { list } = await anApi();
    const reply = await list(query as Record<string, string>);
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
    const api = await anApi();
    await severalLeads(api);
    const cursorOf = async (asked: Record<string, string>) =>
      (await api.list({ ...asked, limit: '1' })).json().nextCursor as string;
    const cursors = { ofDays: await cursorOf({}), ofAlex: await cursorOf({ owner: 'alex' }) };
    const reply = await api.list(query(cursors));
    expect(reply.statusCode, reply.body).toBe(422);
    expect(reply.json().errors).toEqual([{ path: 'cursor', message: expect.any(String) }]);
  });
});
