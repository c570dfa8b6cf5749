import { describe, expect, it } from 'vitest';
import { fitCriteria, intentSignals } from '../../core/qualification.ts';
import { useEngine } from '../support/engine.ts';
import { aLeadApi, validBody } from '../support/lead-api.ts';

const engine = useEngine();
const { fit, intent } = validBody.qualify;
const reason = 'Their board asked for us by name';

describe('POST /api/leads/{id}/qualify', () => {
  it.each(fitCriteria)('is refused with 422 while %s is not met, and names it', async (name) => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    const body = { fit: { ...fit, [name]: { met: false, evidence: 'no' } }, intent };
    const reply = await as('alex').post(leadId, 'qualify', body);
    expect(reply.statusCode).toBe(422);
    expect(reply.json()).toMatchObject({
      type: 'urn:lead-handoff:problem:gate-shut',
      errors: [{ path: `fit.${name}`, message: 'must be met' }],
    });
    expect(await world.read(leadId)).toMatchObject({ stage: 'contacted', version: 3 });
    expect(await world.violations()).toEqual([]);
  });

  it.each(fitCriteria)('is refused with 422 when nothing is said of %s, and names it', async (name) => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    const body = { fit: { ...fit, [name]: undefined }, intent };
    const reply = await as('alex').post(leadId, 'qualify', body);
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toEqual([{ path: `fit.${name}`, message: expect.any(String) }]);
    expect(await world.read(leadId)).toMatchObject({ stage: 'contacted', version: 3 });
    expect(await world.violations()).toEqual([]);
  });

  it.each([
    ['said', {}],
    ['met', Object.fromEntries(intentSignals.map((name) => [name, { met: false }]))],
  ])('is refused with 422 when no sign of intent is %s', async (_what, none) => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    const reply = await as('alex').post(leadId, 'qualify', { fit, intent: none });
    expect(reply.statusCode).toBe(422);
    expect(reply.json()).toMatchObject({
      type: 'urn:lead-handoff:problem:gate-shut',
      errors: [{ path: 'intent', message: expect.stringContaining('repliedQuickly') }],
    });
    expect(await world.read(leadId)).toMatchObject({ stage: 'contacted', version: 3 });
    expect(await world.violations()).toEqual([]);
  });

  it('names everything that is missing at once', async () => {
    const { as, leadIn, world } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    const none = Object.fromEntries(fitCriteria.map((name) => [name, { met: false }]));
    const { errors } = (await as('alex').post(leadId, 'qualify', { fit: none, intent: {} })).json();
    expect(errors.map(({ path }: { path: string }) => path)).toEqual([
      ...fitCriteria.map((name) => `fit.${name}`),
      'intent',
    ]);
    expect(await world.violations()).toEqual([]);
  });

  it.each(intentSignals)('takes %s as the one sign of intent', async (name) => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    const reply = await as('alex').post(leadId, 'qualify', { fit, intent: { [name]: { met: true } } });
    expect(reply.json()).toMatchObject({
      stage: 'qualified',
      qualification: { intent: { [name]: { met: true } } },
    });
    expect(await world.violations()).toEqual([]);
  });

  it('keeps what the person corrected, with their words, and the form’s words where they said none', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    const before = (await as('alex').read(leadId)).json().qualification;
    expect(before).toMatchObject({
      fit: { companySize: { met: null, by: 'form' } },
      intent: { demoRequested: { met: true, evidence: 'demo', by: 'form' } },
      confirmed: null,
    });

    world.clock.pass(30);
    const at = world.clock.iso();
    const reply = await as('alex').post(leadId, 'qualify', {
      fit: { ...fit, companySize: { met: true, evidence: ' 200 people\r\n in Lyon ' } },
      intent: { demoRequested: { met: true, evidence: ' ' }, repliedQuickly: { met: false } },
      note: 'Wants to start in May',
    });
    expect(reply.json().qualification).toEqual({
      fit: {
        companySize: { met: true, evidence: '200 people in Lyon', by: 'rep:alex' },
        geography: { met: true, evidence: null, by: 'rep:alex' },
        industry: { met: true, evidence: null, by: 'rep:alex' },
        authority: { met: true, evidence: null, by: 'rep:alex' },
      },
      intent: {
        demoRequested: { met: true, evidence: 'demo', by: 'rep:alex' },
        pricingAsked: before.intent.pricingAsked,
        repliedQuickly: { met: false, evidence: null, by: 'rep:alex' },
      },
      confirmed: { at, by: 'rep:alex' },
      override: null,
    });
    expect(reply.json().stages.qualified).toEqual({ at, ownerId: 'alex' });
    expect(reply.json().timeline.at(-1)).toMatchObject({
      type: 'LeadQualified',
      actor: 'rep:alex',
      at,
      fit: { companySize: true, geography: true, industry: true, authority: true },
      intent: { demoRequested: true, pricingAsked: null, repliedQuickly: false },
      note: 'Wants to start in May',
    });
    // Words are personal: the event that others receive has none.
    expect(JSON.stringify(await world.lastEvent(leadId, 'LeadQualified'))).not.toMatch(/Lyon|May/);
    expect(await world.violations()).toEqual([]);
  });
});

describe('an opportunity without fit and intent confirmed', () => {
  it('is refused, and told what is missing', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    for (const who of ['alex', 'morgan', 'robin', 'admin key'] as const) {
      const reply = await as(who).post(leadId, 'opportunity');
      expect(reply.statusCode).toBe(409);
      expect(reply.json()).toMatchObject({
        type: 'urn:lead-handoff:problem:not-qualified',
        detail: expect.stringContaining('fit and intent'),
      });
    }
    expect(await world.read(leadId)).toMatchObject({ stage: 'contacted', version: 3 });
    expect(await world.violations()).toEqual([]);
  });

  it('is no rep’s to override', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    for (const stage of ['contacted', 'qualified'] as const) {
      const leadId = await leadIn(stage);
      const reply = await as('alex').post(leadId, 'opportunity', { override: { reason } });
      expect([reply.statusCode, reply.json().type]).toEqual([403, 'urn:lead-handoff:problem:forbidden']);
      expect(await world.read(leadId)).toMatchObject({ stage });
    }
    expect(await world.violations()).toEqual([]);
  });

  it.each([
    ['without a reason', {}, 'override.reason'],
    ['with an empty one', { reason: ' \n' }, 'override.reason'],
    ['with one that is too long', { reason: 'x'.repeat(2_001) }, 'override.reason'],
    ['by a yes', true, 'override'],
    ['on another’s behalf', { reason, by: 'manager:morgan' }, 'override.by'],
  ])('is no manager’s to override %s', async (_what, override, path) => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    const reply = await as('morgan').post(leadId, 'opportunity', { override });
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toEqual([{ path, message: expect.any(String) }]);
    expect(await world.read(leadId)).toMatchObject({ stage: 'contacted' });
    expect(await world.violations()).toEqual([]);
  });

  it.each([
    ['morgan', 'manager:morgan'],
    ['robin', 'admin:robin'],
    ['admin key', 'key:boss'],
  ] as const)('opens by the word of %s: both stages at once, marked, and counted', async (who, actor) => {
    const { world, as, leadIn, figures } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    world.clock.pass(60);
    const at = world.clock.iso();
    const body = { amount: '1000', currency: 'EUR', override: { reason }, note: 'Call on Monday' };
    const reply = await as(who).post(leadId, 'opportunity', body);
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      stage: 'opportunity',
      stages: { qualified: { at, ownerId: 'alex' }, opportunity: { at, ownerId: 'alex' } },
      // Nobody said that fit and intent are there.
      qualification: { confirmed: null, override: { at, by: actor, reason } },
    });
    expect(reply.json().timeline.at(-1)).toMatchObject({
      type: 'OpportunityOpened',
      actor,
      override: true,
      note: `${reason}\nCall on Monday`,
    });
    const { bySource, byCampaign } = await figures();
    expect(bySource).toMatchObject([{ contacted: 1, qualified: 1, opportunities: 1 }]);
    expect(byCampaign).toMatchObject([{ opportunities: 1, qualifiedOpportunities: 0 }]);
    expect(await world.violations({ counted: true })).toEqual([]);
  });

  it('does not exist for a qualified lead: it is not marked as overridden', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('qualified');
    const reply = await as('morgan').post(leadId, 'opportunity', { override: { reason } });
    expect(reply.json()).toMatchObject({
      stage: 'opportunity',
      qualification: { confirmed: { by: 'rep:alex' }, override: null },
    });
    expect(reply.json().timeline.at(-1)).toMatchObject({ override: false, note: reason });
    expect(await world.violations()).toEqual([]);
  });
});
