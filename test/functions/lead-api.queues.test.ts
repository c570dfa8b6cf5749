/** What a person works through: an owner's own leads, and what waits for a first response. */
import { beforeAll, describe, expect, it } from 'vitest';
import { waitingLeads } from '../../functions/get-metrics/waiting.ts';
import { openLeads } from '../../functions/shared/open-leads.ts';
import { anOperatingModel, minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aLeadApi, alexsModel, type LeadApi, type Who } from '../support/lead-api.ts';
import type { Reply } from '../support/requests.ts';

const engine = useEngine();
const idsOf = (reply: Reply): string[] => {
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json().items.map(({ leadId }: { leadId: string }) => leadId);
};

async function everyPage(api: LeadApi, who: Who, query: Record<string, string>): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const reply: Reply = await api.as(who).list({ ...query, ...(cursor === null ? {} : { cursor }) });
    found.push(...idsOf(reply));
    cursor = reply.json().nextCursor;
  } while (cursor !== null);
  return found;
}

describe('the queue of an owner', () => {
  let api: LeadApi;
  const lead: Record<string, string> = {};
  beforeAll(async () => {
    api = await aLeadApi(engine);
    const at = (minutes: number) => api.world.clock.set(minute(minutes));
    lead['won'] = await api.leadIn('won');
    at(1);
    lead['contacted'] = await api.leadIn('contacted');
    at(2);
    lead['qualified'] = await api.leadIn('qualified');
    at(3);
    lead['disqualified'] = await api.leadIn('disqualified');
    at(4);
    lead['due later'] = await api.leadIn('assigned', { form: 'contact' });
    at(5);
    lead['due first'] = await api.leadIn('assigned');
    // They answered meanwhile: the other one has been without news for longer.
    at(6);
    await api.as('alex').post(lead['contacted'], 'reply');
  });
  const named = (...names: string[]) => names.map((name) => lead[name]);

  it('is what is due, then what they work on, longest without news first, then what is closed', async () => {
    const found = idsOf(await api.as('alex').list({ owner: 'alex' }));
    expect(found.slice(0, 4)).toEqual(named('due first', 'due later', 'qualified', 'contacted'));
    expect(found.slice(4).sort()).toEqual(named('won', 'disqualified').sort());
  });

  it.each(['1', '3', '50'])(
    'leaves out what is closed where only open leads are asked for, by %s',
    async (limit) => {
      expect(await everyPage(api, 'alex', { owner: 'alex', open: 'true', limit })).toEqual(
        named('due first', 'due later', 'qualified', 'contacted'),
      );
      expect((await everyPage(api, 'morgan', { open: 'true', limit })).sort()).toEqual(
        named('due first', 'due later', 'qualified', 'contacted').sort(),
      );
    },
  );

  it('holds what is open however old it is, and what is closed of the days asked for', async () => {
    api.world.clock.set(minute(60 * 24 * 60));
    expect(idsOf(await api.as('alex').list({ owner: 'alex', open: 'true' }))).toHaveLength(4);
    expect(idsOf(await api.as('alex').list({ owner: 'alex' }))).toEqual([]);
    expect(idsOf(await api.as('alex').list({ owner: 'alex', open: 'true', from: '2027-01-01' }))).toEqual([]);
    expect(
      idsOf(await api.as('alex').list({ owner: 'alex', stage: 'won', from: '2026-11-23', to: '2026-11-24' })),
    ).toEqual(named('won'));
    api.world.clock.set(minute(7));
  });

  it('keeps every promise', async () => {
    expect(await api.world.violations()).toEqual([]);
  });
});

describe('what waits', () => {
  let api: LeadApi;
  let now: number;
  /** Some thirty untouched leads over the shards, each fifth one without an owner, and two that were responded to. */
  beforeAll(async () => {
    api = await aLeadApi(engine, { model: anOperatingModel() });
    for (let i = 0; i < 32; i += 1) {
      api.world.clock.set(minute(i));
      const leadId = await api.world.capture({ form: i % 2 === 0 ? 'demo' : 'contact' });
      if (i % 5 !== 0) await api.world.step('assign', leadId);
      if (i === 1 || i === 2) await api.world.contact(leadId);
    }
    now = api.world.clock.now();
  });

  it.each(['untouched', 'overdue', 'unowned'] as const)(
    '%s: is what the figures count, soonest deadline first, each once',
    async (waiting) => {
      const counted = waitingLeads(openLeads(engine.client, api.world.tables.leads));
      const counts = await counted(undefined, now);
      const whole = idsOf(await api.as('morgan').list({ waiting, limit: '200' }));
      expect(whole).toHaveLength(counts[waiting]);
      expect(counts[waiting]).toBeGreaterThan(3);
      const due = await Promise.all(
        whole.map(async (leadId) => {
          const lead = await api.world.read(leadId);
          return lead.stage === 'assigned' ? lead.assignment.deadlines.respondBy : lead.capturedAt;
        }),
      );
      const times = due.map((at) => Date.parse(at));
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(await everyPage(api, 'morgan', { waiting, limit: '3' })).toEqual(whole);
    },
  );

  it('is narrowed by tier, stage and owner', async () => {
    const all = idsOf(await api.as('morgan').list({ waiting: 'untouched', limit: '200' }));
    const leads = await Promise.all(all.map(api.world.read));
    const expected = (keep: (lead: (typeof leads)[number]) => boolean) =>
      leads.filter(keep).map(({ leadId }) => leadId);
    const found = (query: Record<string, string>) =>
      everyPage(api, 'morgan', { waiting: 'untouched', limit: '9', ...query });
    expect(await found({ tier: 'high' })).toEqual(expected(({ tier }) => tier === 'high'));
    expect(await found({ stage: 'assigned' })).toEqual(expected(({ stage }) => stage === 'assigned'));
    expect(await found({ owner: 'blair' })).toEqual(expected(({ ownerId }) => ownerId === 'blair'));
    const overdue = idsOf(await api.as('morgan').list({ waiting: 'overdue', limit: '200' }));
    expect(await everyPage(api, 'morgan', { waiting: 'overdue', owner: 'blair', limit: '3' })).toEqual(
      overdue.filter((leadId) => leads.find((it) => it.leadId === leadId)?.ownerId === 'blair'),
    );
  });

  it('is a rep’s own, unless the model lets them read all', async () => {
    const own = idsOf(await api.as('blair').list({ waiting: 'untouched', limit: '200' }));
    const owners = await Promise.all(own.map(async (leadId) => (await api.world.read(leadId)).ownerId));
    expect(new Set(owners)).toEqual(new Set(['blair']));
    expect((await api.as('blair').list({ waiting: 'untouched', owner: 'alex' })).statusCode).toBe(403);
    expect(idsOf(await api.as('blair').list({ waiting: 'unowned' }))).toEqual([]);

    const open = await aLeadApi(engine, { model: { ...alexsModel(), access: { repsReadAllLeads: true } } });
    const leadId = await open.leadIn('assigned');
    expect(idsOf(await open.as('blair').list({ waiting: 'untouched' }))).toEqual([leadId]);
  });

  it.each([
    ['a wait that is none', { waiting: 'long' }, 'waiting'],
    ['days, which a wait does not know', { waiting: 'untouched', from: '2026-11-23' }, 'from'],
    ['anything but true for open', { open: 'false' }, 'open'],
    ['the cursor of another list', { waiting: 'untouched', cursor: 'days' }, 'cursor'],
    ['a cursor of too few shards', { waiting: 'untouched', cursor: 'shards' }, 'cursor'],
  ])('refuses %s with 422, naming it', async (_, query, path) => {
    const forged = { index: 'byOpenDeadline', shards: [null, null] };
    const cursors: Record<string, string | null> = {
      days: (await api.as('morgan').list({ limit: '1' })).json().nextCursor,
      shards: Buffer.from(JSON.stringify(forged)).toString('base64url'),
    };
    const { cursor } = query as { cursor?: string };
    const asked = { ...query, ...(cursor === undefined ? {} : { cursor: cursors[cursor] as string }) };
    const reply = await api.as('morgan').list(asked as Record<string, string>);
    expect(reply.statusCode, reply.body).toBe(422);
    expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
  });
});

describe('a list that is asked for again', () => {
  it('is not sent again while nothing has changed', async () => {
    const api = await aLeadApi(engine);
    const leadId = await api.leadIn('assigned');
    const first = await api.as('alex').list({ owner: 'alex', open: 'true' });
    const etag = first.header('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    const again = () => api.as('alex').list({ owner: 'alex', open: 'true' }, { 'if-none-match': etag });
    expect(await again()).toMatchObject({ statusCode: 304, body: '' });
    await api.as('alex').post(leadId, 'claim');
    const changed = await again();
    expect(changed.statusCode).toBe(200);
    expect(changed.json().items[0].claim).not.toBeNull();
  });
});
