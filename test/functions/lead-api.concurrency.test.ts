import { describe, expect, it } from 'vitest';
import { useEngine } from '../support/engine.ts';
import { aLeadApi } from '../support/lead-api.ts';

const engine = useEngine();
const stale = { type: 'urn:lead-handoff:problem:stale', status: 412 };

describe('If-Match', () => {
  it('with the version there is lets the change be made, and the answer names the next one', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    let etag = (await as('alex').read(leadId)).header('etag');
    expect(etag).toBe('"2"');
    const versions: unknown[] = [];
    for (const action of [
      'claim',
      'contact',
      'reply',
      'meetings',
      'qualify',
      'opportunity',
      'win',
    ] as const) {
      const reply = await as('alex').post(leadId, action, undefined, { 'if-match': etag });
      expect([action, reply.statusCode]).toEqual([action, 200]);
      etag = reply.header('etag');
      versions.push(etag);
      expect((await as('alex').read(leadId)).header('etag')).toBe(etag);
    }
    expect(versions).toEqual(['"3"', '"4"', '"5"', '"6"', '"7"', '"8"', '"9"']);
    for (const who of ['alex', 'morgan'] as const) {
      const action = who === 'alex' ? 'reopen' : 'reassign';
      const reply = await as(who).post(leadId, action, undefined, { 'if-match': etag });
      expect([action, reply.statusCode]).toEqual([action, 200]);
      etag = reply.header('etag');
    }
    expect(await world.violations()).toEqual([]);
  });

  it.each([
    ['an older version', '"2"'],
    ['a version that is not there yet', '"4"'],
    ['a weak tag', 'W/"3"'],
    ['a tag without quotes', '3'],
    ['several that are all others', '"1", "2", W/"3"'],
    ['nonsense', 'garbage'],
    ['nothing', ''],
    ['a star among others', '*, "2"'],
  ])('with %s refuses every change with 412, and nothing is lost', async (_what, tag) => {
    const api = await aLeadApi(engine);
    const { world, as, leadIn } = api;
    const leadId = await leadIn('contacted');
    const before = await api.everything();
    for (const action of [
      'contact',
      'reply',
      'meetings',
      'qualify',
      'disqualify',
      'win',
      'reopen',
    ] as const) {
      const reply = await as('alex').post(leadId, action, undefined, { 'if-match': tag });
      expect([action, reply.statusCode]).toEqual([action, 412]);
      expect(reply.json()).toMatchObject({ ...stale, detail: expect.stringContaining('"3"') });
    }
    const reply = await as('morgan').post(leadId, 'reassign', undefined, { 'if-match': tag });
    expect(reply.statusCode).toBe(412);
    expect(await api.everything()).toEqual(before);
    expect(await world.violations()).toEqual([]);
  });

  it.each(['*', ' * ', '"3"', ' "3" ', '"1", "3"', 'W/"9","3"'])(
    '%j lets the change be made',
    async (tag) => {
      const { world, as, leadIn } = await aLeadApi(engine);
      const leadId = await leadIn('contacted');
      const reply = await as('alex').post(leadId, 'reply', undefined, { 'if-match': tag });
      expect([reply.statusCode, reply.header('etag')]).toEqual([200, '"4"']);
      expect(await world.violations()).toEqual([]);
    },
  );

  it('is looked at after who asks, so that it tells strangers nothing', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    const old = { 'if-match': '"1"' };
    expect((await as('blair').post(leadId, 'reply', undefined, old)).statusCode).toBe(403);
    expect((await as('nobody').post(leadId, 'reply', undefined, old)).statusCode).toBe(401);
    expect(await world.violations()).toEqual([]);
  });
});

describe('two changes at once', () => {
  it('made from the same version: one is made, the other is told, and what it said can be said again', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    const ifMatch = { 'if-match': '"3"' };
    const replies = await Promise.all([
      as('alex').post(leadId, 'reply', undefined, ifMatch),
      as('morgan').post(leadId, 'meetings', undefined, ifMatch),
      as('admin key').post(leadId, 'qualify', undefined, ifMatch),
    ]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412]);
    expect(await world.read(leadId)).toMatchObject({ version: 4 });
    expect(await world.eventTypes(leadId)).toHaveLength(4);
    const current = { 'if-match': '"4"' };
    expect((await as('alex').post(leadId, 'reply', undefined, current)).statusCode).toBe(200);
    expect(await world.violations()).toEqual([]);
  });

  it('made from whatever there is: both are kept, one after the other', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    const replies = await Promise.all([
      as('alex').post(leadId, 'reply'),
      as('morgan').post(leadId, 'meetings'),
      as('admin key').post(leadId, 'qualify'),
    ]);
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(await world.read(leadId)).toMatchObject({
      version: 6,
      stage: 'qualified',
      reply: { quick: true },
      meeting: { state: 'booked' },
    });
    expect(await world.violations()).toEqual([]);
  });

  it('a person’s and the workflow’s: whichever is second finds the stage that the first one left', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    await world.follow(leadId, '2026-11-23T15:19:59.000Z');
    world.clock.set('2026-11-23T15:20:00.000Z');
    await Promise.all([as('alex').post(leadId, 'disqualify'), world.step('reassign', leadId, 1)]);
    const types = await world.eventTypes(leadId);
    expect(['LeadDisqualified', 'LeadReassigned']).toContain(types.at(-1));
    expect(types.filter((it) => it === 'LeadDisqualified' || it === 'LeadReassigned')).toHaveLength(1);
    expect(await world.violations()).toEqual([]);
  });

  it('a touchpoint and the end of the lead: no word of the person is lost', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const email = 'jane@acme.example';
    const leadId = await leadIn('contacted', { email });
    const [, again] = await Promise.all([as('alex').post(leadId, 'disqualify'), world.capture({ email })]);
    const types = await world.eventTypes(leadId);
    if (again === leadId) expect(types.slice(-2)).toEqual(['TouchpointAdded', 'LeadDisqualified']);
    else expect(types.at(-1)).toBe('LeadDisqualified');
    expect(await world.violations()).toEqual([]);
  });
});
