import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeyRole } from '../../core/team-contracts.ts';
import { experimentStore } from '../../functions/shared/experiment-store.ts';
import { aMember, captureDay, minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { coldStart } from '../support/entry.ts';
import { aProposal } from '../support/experiments.ts';
import { aWorld } from '../support/handoff-world.ts';
import { aKey } from '../support/keys.ts';
import { join } from '../support/people.ts';
import { aRequest, call, type Reply } from '../support/requests.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
type Headers = Readonly<Record<string, string>>;

async function anApi() {
  const tables = await engine.freshTables();
  const world = aWorld(engine.client, tables);
  await join(engine.client, tables.team, [
    aMember('harper', { role: 'marketer' }),
    aMember('lane', { active: false }),
  ]);
  const entry = await coldStart('experiment-api', engine, tables);
  const key = async (role: KeyRole) => ({ 'x-api-key': await aKey(engine.client, tables.team, role, role) });
  const marketer = await key('marketer');
  const ask = (method: string, id: string | undefined, body: unknown, headers: Headers) =>
    call(
      entry,
      aRequest({
        method,
        route: id === undefined ? '/api/experiments' : '/api/experiments/{id}',
        ...(id === undefined ? {} : { params: { id } }),
        headers: { ...marketer, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    );
  return {
    world,
    tables,
    key,
    propose: (body: unknown, headers: Headers = {}) => ask('POST', undefined, body, headers),
    change: (id: string, body: unknown, headers: Headers = {}) => ask('PATCH', id, body, headers),
    list: (query: Record<string, string> = {}, headers: Headers = marketer) =>
      call(entry, aRequest({ route: '/api/experiments', query, headers })),
  };
}

const idea = {
  hypothesis: 'A call within five minutes gets more of them to talk to us.',
  metric: 'leadToContact',
  scope: { source: 'google' },
  ownerId: 'harper',
  sprint: '2026-S23',
};
const problemOf = (reply: Reply) => reply.json().type.replace('urn:lead-handoff:problem:', '');

let api: Awaited<ReturnType<typeof anApi>>;
const onFreshTables = async () => {
  api = await anApi();
};

describe('the backlog', () => {
  beforeEach(onFreshTables);

  it('takes a proposal, runs it and decides it, each step with its day', async () => {
    const proposed = await api.propose(idea);
    expect([proposed.statusCode, proposed.header('etag')]).toEqual([201, '"1"']);
    const { id } = proposed.json();
    expect(proposed.json()).toEqual({
      ...idea,
      id: expect.stringMatching(/^[0-9A-Z]{26}$/),
      status: 'proposed',
      startedOn: null,
      decidedOn: null,
      decision: null,
      createdAt: '2026-11-23T15:00:00.000Z',
      createdBy: 'key:marketer',
      etag: '"1"',
      result: null,
    });
    const running = await api.change(
      id,
      { status: 'running', startedOn: '2026-11-22' },
      { 'if-match': '"1"' },
    );
    expect(running.json()).toMatchObject({ status: 'running', startedOn: '2026-11-22', etag: '"2"' });
    const decision = { outcome: 'kept', note: 'Twice as many.' };
    const decided = await api.change(id, { status: 'decided', decision }, { 'if-match': '"2"' });
    expect(decided.json()).toMatchObject({ status: 'decided', decidedOn: captureDay, decision, etag: '"3"' });
    expect((await api.list()).json().items).toEqual([decided.json()]);
  });

  it('lists by status and sprint, newest first', async () => {
    const { id } = (await api.propose(idea)).json();
    await api.change(id, { status: 'running' });
    vi.setSystemTime(Date.parse(minute(1)));
    const next = (await api.propose({ ...idea, sprint: '2026-S24' })).json();
    const listed = async (query: Record<string, string> = {}) =>
      (await api.list(query)).json().items.map((item: { id: string }) => item.id);
    expect(await listed()).toEqual([next.id, id]);
    expect(await listed({ status: 'running' })).toEqual([id]);
    expect(await listed({ sprint: '2026-S24' })).toEqual([next.id]);
    expect((await api.list({ status: 'done' })).statusCode).toBe(422);
  });

  it('measures before and after from the figures', async () => {
    const lead = async (at: string, contacted: boolean) => {
      api.world.clock.set(at);
      const leadId = await api.world.capture({ latestTouch: { utm_source: 'google' } });
      await api.world.step('assign', leadId);
      if (contacted) await api.world.contact(leadId);
    };
    await lead('2026-11-21T15:00:00Z', false);
    await lead('2026-11-22T15:00:00Z', true);
    await lead('2026-11-23T14:00:00Z', true);
    await lead('2026-11-20T14:00:00Z', true);
    await api.world.count(await api.world.stream());
    const { id } = (await api.propose(idea)).json();
    await api.change(id, { status: 'running', startedOn: '2026-11-22' });
    const [{ result }] = (await api.list()).json().items;
    expect(result).toEqual({
      unit: 'rate',
      before: { from: '2026-11-20', to: '2026-11-21', value: 0.5, cost: {}, samples: 2 },
      after: { from: '2026-11-22', to: '2026-11-23', value: 1, cost: {}, samples: 2 },
    });
  });

  it('refuses a change that the status forbids with 409, and of what does not exist with 404', async () => {
    const { id } = (await api.propose(idea)).json();
    await api.change(id, { status: 'running' });
    const reply = await api.change(id, { hypothesis: 'Something else' });
    expect([reply.statusCode, problemOf(reply)]).toEqual([409, 'status-forbids']);
    expect((await api.change(aProposal().id, { sprint: null })).statusCode).toBe(404);
    expect((await api.change('..', { sprint: null })).statusCode).toBe(404);
  });

  it('gives a change that was made from an older version 412', async () => {
    const { id } = (await api.propose(idea)).json();
    const change = (sprint: string) => api.change(id, { sprint }, { 'if-match': '"1"' });
    const replies = await Promise.all([change('a'), change('b')]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    const [item] = (await api.list()).json().items;
    expect(item).toEqual(replies.find(({ statusCode }) => statusCode === 200)?.json());
  });

  it('is read by all who read figures and written by marketers, managers and admins', async () => {
    const bi = await api.key('bi');
    expect((await api.list({}, bi)).statusCode).toBe(200);
    expect((await api.list({}, {})).statusCode).toBe(401);
    expect((await api.propose(idea, bi)).statusCode).toBe(403);
    for (const role of ['manager', 'admin'] as const) {
      const { id } = (await api.propose(idea, await api.key(role))).json();
      expect((await api.change(id, { sprint: null }, bi)).statusCode).toBe(403);
    }
  });
});

describe('a proposal is refused', () => {
  beforeAll(onFreshTables);

  it.each([
    ['no hypothesis', { hypothesis: ' ' }, 'hypothesis'],
    ['a figure nobody knows', { metric: 'happiness' }, 'metric'],
    ['an owner who is not on the team', { ownerId: 'nobody' }, 'ownerId'],
    ['an owner who left it', { ownerId: 'lane' }, 'ownerId'],
    ['a scope nobody counts by', { scope: { country: 'de' } }, 'scope.country'],
    ['a status of its own', { status: 'decided' }, 'status'],
    ['a cost of a tier', { metric: 'costPerLead', scope: { tier: 'high' } }, 'scope.tier'],
  ])('for %s', async (_what, wrong, path) => {
    const reply = await api.propose({ ...idea, ...wrong });
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
    expect((await api.list()).json().items).toEqual([]);
  });
});

describe('the store of the backlog', () => {
  beforeAll(onFreshTables);

  it('loses no change: the second of two writers is told', async () => {
    const store = experimentStore(engine.client, api.tables.team);
    const experiment = aProposal();
    expect(await store.put(experiment, 'new')).toBe('stored');
    expect(await store.put(experiment, 'new')).toBe('lost-race');
    expect(await store.put({ ...experiment, sprint: 'a' }, 1)).toBe('stored');
    expect(await store.put({ ...experiment, sprint: 'b' }, 1)).toBe('lost-race');
    expect(await store.read(experiment.id)).toEqual({
      experiment: { ...experiment, sprint: 'a' },
      version: 2,
    });
  });
});
