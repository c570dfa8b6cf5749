import { beforeAll, describe, expect, it, vi } from 'vitest';
import { actions } from '../../core/lifecycle.ts';
import { useEngine } from '../support/engine.ts';
import { coldStart } from '../support/entry.ts';
import { aLeadApi, alexsModel, type LeadApi, validBody } from '../support/lead-api.ts';
import { tokenOf } from '../support/people.ts';
import { aRequest, call, type RequestParts } from '../support/requests.ts';
import { changeMember } from '../support/team-changes.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
const nowhere = '01KASRW0H0ABCDEFGHJKMNPQRS';

const routes: RequestParts[] = [
  { method: 'GET', route: '/api/leads' },
  { method: 'GET', route: '/api/leads/{id}', params: { id: nowhere } },
  { method: 'GET', route: '/api/leads/{id}/company', params: { id: nowhere } },
  ...actions.map((action) => ({
    method: 'POST',
    route: `/api/leads/{id}/${action}`,
    params: { id: nowhere },
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(validBody[action]),
  })),
];

describe('who may call', () => {
  let api: LeadApi;
  beforeAll(async () => {
    api = await aLeadApi(engine);
  });
  const ask = (route: RequestParts, credential: Readonly<Record<string, string>>) =>
    api.ask({ ...route, headers: { ...route.headers, ...credential } });

  it.each(routes)('$method $route: nobody whom we do not know', async (route) => {
    const key = api.keyOf['admin key'] ?? '';
    const unknown = {
      'without anything': {},
      'with a guessed key': { 'x-api-key': 'guessed' },
      'with an empty one': { 'x-api-key': '' },
      'with a key’s id and another secret': { 'x-api-key': `${key.slice(0, -3)}abc` },
      'with more than the key': { 'x-api-key': `${key}x` },
      'with another scheme': { authorization: `Basic ${key}` },
      'with a guessed token': { authorization: 'Bearer a.b.c' },
      'with a token of somebody who never was here': tokenOf('zoe'),
      'with a wrong key beside a good token': {
        'x-api-key': 'guessed',
        ...tokenOf('robin'),
      },
    };
    for (const [how, credential] of Object.entries(unknown)) {
      const reply = await ask(route, credential as Record<string, string>);
      expect(reply.statusCode, how).toBe(401);
      expect(reply.header('www-authenticate')).toBe('Bearer');
      expect(reply.header('content-type')).toBe('application/problem+json');
      expect(reply.json()).toMatchObject({ type: 'urn:lead-handoff:problem:unauthenticated', status: 401 });
    }
  });

  it.each(routes)('$method $route: no machine that reads figures', async (route) => {
    const reply = await ask(route, { 'x-api-key': api.keyOf['bi key'] ?? '' });
    expect(reply.statusCode).toBe(403);
    expect(reply.json()).toMatchObject({ type: 'urn:lead-handoff:problem:forbidden', status: 403 });
  });

  it.each(routes)('$method $route: an admin, by token or by key in either header', async (route) => {
    const key = api.keyOf['admin key'] ?? '';
    const credentials: Readonly<Record<string, string>>[] = [
      { 'x-api-key': key },
      { authorization: `Bearer ${key}` },
      { authorization: `bearer ${key}` },
      tokenOf('robin'),
    ];
    for (const credential of credentials) {
      // There is no such lead, and only who may ask is told so.
      expect((await ask(route, credential)).statusCode).toBe(route.params ? 404 : 200);
    }
  });

  it('leaves every lead and person as they were', async () => {
    expect(await api.world.rows()).toEqual([]);
    expect(await api.world.violations()).toEqual([]);
  });
});

describe('what was given can be taken back at once', () => {
  it('the place on the team', async () => {
    const api = await aLeadApi(engine);
    const leadId = await api.leadIn('contacted');
    await changeMember(api.world, 'alex', { active: false });
    expect((await api.as('alex').read(leadId)).statusCode).toBe(401);
    expect((await api.as('alex').post(leadId, 'reply')).statusCode).toBe(401);
    expect((await api.as('alex').list()).statusCode).toBe(401);
    expect(await api.world.violations()).toEqual([]);
  });

  it('the role, whatever the token says', async () => {
    const api = await aLeadApi(engine);
    const leadId = await api.leadIn('contacted');
    expect((await api.as('morgan').post(leadId, 'reply')).statusCode).toBe(200);
    await changeMember(api.world, 'morgan', { role: 'marketer' });
    expect((await api.as('morgan').post(leadId, 'reply')).statusCode).toBe(403);
    expect((await api.as('morgan').read(leadId)).statusCode).toBe(200);
    await changeMember(api.world, 'harper', { role: 'manager' });
    expect((await api.as('harper').post(leadId, 'reply')).json().timeline.at(-1)).toMatchObject({
      actor: 'manager:harper',
    });
    expect(await api.world.violations()).toEqual([]);
  });
});

describe('a rep', () => {
  it('reads and lists their own leads, and no others', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    const others = await leadIn('contacted');
    await as('morgan').post(others, 'reassign');
    expect((await as('alex').read(leadId)).statusCode).toBe(200);
    expect((await as('alex').read(others)).statusCode).toBe(403);
    expect((await as('alex').read(await leadIn('captured'))).statusCode).toBe(403);
    const idsOf = async (query: Record<string, string>) =>
      (await as('alex').list(query)).json().items.map((it: { leadId: string }) => it.leadId);
    expect(await idsOf({})).toEqual([leadId]);
    expect(await idsOf({ owner: 'alex' })).toEqual([leadId]);
    expect((await as('alex').list({ owner: 'blair' })).statusCode).toBe(403);
    expect(await world.violations()).toEqual([]);
  });

  it('reads all where the model says so, and still changes none of them', async () => {
    const model = { ...alexsModel(), access: { repsReadAllLeads: true } };
    const { world, as, leadIn } = await aLeadApi(engine, { model });
    const leadId = await leadIn('contacted');
    expect((await as('blair').read(leadId)).statusCode).toBe(200);
    expect((await as('blair').list()).json().items).toHaveLength(1);
    expect((await as('blair').list({ owner: 'alex' })).json().items).toHaveLength(1);
    expect((await as('blair').post(leadId, 'reply')).statusCode).toBe(403);
    expect(await world.violations()).toEqual([]);
  });
});

describe('a marketer', () => {
  it('reads every lead', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    await leadIn('captured');
    expect((await as('harper').read(leadId)).statusCode).toBe(200);
    expect((await as('harper').list()).json().items).toHaveLength(2);
    expect(await world.violations()).toEqual([]);
  });
});

describe('the function as it is deployed', () => {
  it('puts itself together, and knows the keys of its table', async () => {
    const { world, keyOf, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    const entry = await coldStart('lead-api', engine, world.tables);
    const post = (credential: Readonly<Record<string, string>>) =>
      call(
        entry,
        aRequest({
          method: 'POST',
          route: '/api/leads/{id}/disqualify',
          params: { id: leadId },
          headers: { 'content-type': 'application/json', ...credential },
          body: JSON.stringify(validBody.disqualify),
        }),
      );
    expect((await post({})).statusCode).toBe(401);
    expect((await post({ 'x-api-key': keyOf['bi key'] ?? '' })).statusCode).toBe(403);
    expect((await post({ 'x-api-key': keyOf['admin key'] ?? '' })).json()).toMatchObject({
      stage: 'disqualified',
    });
    expect(await world.violations()).toEqual([]);
  });
});
