import { describe, expect, it } from 'vitest';
import { minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aLeadApi, type LeadApi } from '../support/lead-api.ts';

const engine = useEngine();

const usedTags = async ({ world }: LeadApi) =>
  (await world.rows('team'))
    .filter(({ pk }) => pk === 'MODEL')
    .map(({ sk, firstUsedAt }) => [sk, firstUsedAt]);

describe.each([
  ['lose', 'opportunity', 'lost', 'LeadLost'],
  ['disqualify', 'assigned', 'disqualified', 'LeadDisqualified'],
  ['disqualify', 'opportunity', 'disqualified', 'LeadDisqualified'],
] as const)('POST /api/leads/{id}/%s of a lead that is %s', (action, from, to, type) => {
  it('ends it with a disposition, and its owner has one open lead less', async () => {
    const { world, as, leadIn, openOf, figures } = await aLeadApi(engine);
    const leadId = await leadIn(from);
    await leadIn('assigned');
    expect(await openOf('alex')).toBe(2);
    world.clock.pass(7);
    const reply = await as('alex').post(leadId, action, { disposition: 'no_urgency', note: 'Next year' });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      stage: to,
      disposition: 'no_urgency',
      ownerId: 'alex',
      actions: ['reopen'],
      stages: { [to]: { at: minute(7), ownerId: 'alex' } },
    });
    expect(reply.json().timeline.at(-1)).toMatchObject({
      type,
      actor: 'rep:alex',
      disposition: 'no_urgency',
      note: 'Next year',
    });
    expect(await openOf('alex')).toBe(1);
    expect((await figures()).byCampaign).toMatchObject([{ dispositions: { no_urgency: 1 } }]);
    expect(await world.violations({ counted: true })).toEqual([]);
  });

  it.each(['', 'too_expensive', 'No_budget', 'constructor', '__proto__', 'no_budget '])(
    'refuses the disposition %j with 422',
    async (disposition) => {
      const { world, as, leadIn, openOf } = await aLeadApi(engine);
      const leadId = await leadIn(from);
      const before = await world.rows();
      const reply = await as('alex').post(leadId, action, { disposition });
      expect(reply.statusCode).toBe(422);
      expect(reply.json().errors).toEqual([{ path: 'disposition', message: expect.any(String) }]);
      expect(await world.rows()).toEqual(before);
      expect(await openOf('alex')).toBe(1);
      expect(await world.violations()).toEqual([]);
    },
  );

  it('names the tags there are', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const reply = await as('alex').post(await leadIn(from), action, { disposition: 'too_expensive' });
    expect(reply.json().errors[0].message).toBe(
      'must be one of wrong_icp, no_budget, no_urgency, competitor_chosen, unresponsive',
    );
    expect(await world.violations()).toEqual([]);
  });
});

describe('a disposition that a lead was closed with', () => {
  it('is remembered from its first use on, so that no model can lose it', async () => {
    const api = await aLeadApi(engine);
    const { world, as, leadIn } = api;
    expect(await usedTags(api)).toEqual([]);
    await as('alex').post(await leadIn('opportunity'), 'lose', { disposition: 'no_budget' });
    world.clock.pass(5);
    await as('alex').post(await leadIn('contacted'), 'disqualify', { disposition: 'no_budget' });
    await as('alex').post(await leadIn('contacted'), 'disqualify', { disposition: 'wrong_icp' });
    expect(await usedTags(api)).toEqual([
      ['DISPOSITION#no_budget', minute(0)],
      ['DISPOSITION#wrong_icp', minute(5)],
    ]);
    expect(await world.violations()).toEqual([]);
  });
});

describe('a lead that is closed', () => {
  it('is left alone by its workflow', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    await as('alex').post(leadId, 'disqualify');
    for (const step of ['assign', 'remind', 'escalate', 'reassign'] as const) {
      world.clock.pass(10);
      expect(await world.step(step, leadId, 1)).toMatchObject({ outcome: 'moved-on' });
    }
    expect((await world.eventTypes(leadId)).at(-1)).toBe('LeadDisqualified');
    expect(await world.violations({ atRest: world.clock.iso() })).toEqual([]);
  });

  it('takes no end a second time: of two at once one is told that it is over', async () => {
    const { world, as, leadIn, openOf } = await aLeadApi(engine);
    const leadId = await leadIn('opportunity');
    const replies = await Promise.all([
      as('alex').post(leadId, 'win'),
      as('morgan').post(leadId, 'lose'),
      as('admin key').post(leadId, 'disqualify'),
    ]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    expect(await openOf('alex')).toBe(0);
    expect(await world.violations()).toEqual([]);
  });

  it('is a new lead when its person writes again', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const email = 'again@acme.example';
    const leadId = await leadIn('contacted', { email });
    await as('alex').post(leadId, 'disqualify');
    expect(await world.capture({ email })).not.toBe(leadId);
    expect(await world.violations()).toEqual([]);
  });
});
