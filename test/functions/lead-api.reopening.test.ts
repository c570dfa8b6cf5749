import { describe, expect, it } from 'vitest';
import type { EventType } from '../../core/events.ts';
import type { Stage } from '../../core/lead.ts';
import type { Member } from '../../core/team.ts';
import { deadlineAt, minute } from '../support/builders.ts';
import { type Interference, interfering, useEngine } from '../support/engine.ts';
import { aLeadApi, type LeadApi } from '../support/lead-api.ts';
import { changeMember } from '../support/team-changes.ts';

const engine = useEngine();

/** Closes an open lead of alex's at this stage; answers its id. */
async function closedAt({ as, leadIn }: LeadApi, stage: Stage, said = {}): Promise<string> {
  const leadId = await leadIn(stage, said);
  const reply = await as('alex').post(leadId, 'disqualify');
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return leadId;
}

describe('POST /api/leads/{id}/reopen', () => {
  it.each(['assigned', 'contacted', 'qualified', 'opportunity'] as const)(
    'opens a lead again where it was closed: %s',
    async (stage) => {
      const api = await aLeadApi(engine);
      const { world, as, openOf, figures } = api;
      const leadId = await closedAt(api, stage);
      const before = await world.read(leadId);
      expect(await openOf('alex')).toBe(0);
      world.clock.pass(90);
      const reply = await as('alex').post(leadId, 'reopen', { reason: ' They called back ' });
      expect(reply.statusCode).toBe(200);
      expect(reply.json()).toMatchObject({
        stage,
        ownerId: 'alex',
        disposition: null,
        reply: null,
        qualification: before.qualification,
      });
      expect(reply.json().stages).not.toHaveProperty('disqualified');
      expect(reply.json().timeline.at(-1)).toMatchObject({
        type: 'LeadReopened',
        actor: 'rep:alex',
        from: 'disqualified',
        stage,
        disposition: 'wrong_icp',
        previousOwnerId: 'alex',
        note: 'They called back',
      });
      expect(await openOf('alex')).toBe(1);
      expect((await figures()).byCampaign).toMatchObject([{ dispositions: {} }]);
      expect(await world.violations({ counted: true })).toEqual([]);
    },
  );

  it('starts a new round and clock for a lead that nobody had responded to, and none for others', async () => {
    const api = await aLeadApi(engine);
    const { world, as } = api;
    const untouched = await closedAt(api, 'assigned');
    const contacted = await closedAt(api, 'contacted');
    world.clock.pass(60);
    expect((await as('alex').post(untouched, 'reopen')).json()).toMatchObject({
      round: 2,
      sla: { respondBy: deadlineAt(65), escalateAt: deadlineAt(70), reassignAt: deadlineAt(80) },
    });
    expect((await as('alex').post(contacted, 'reopen')).json()).toMatchObject({
      round: 2,
      sla: { respondBy: deadlineAt(5) },
      firstResponse: { at: minute(0) },
    });
    expect(await world.follow(untouched, minute(71))).toBe('untouched');
    expect((await world.eventTypes(untouched)).slice(-2)).toEqual(['ResponseDue', 'SlaBreached']);
    expect(await world.violations()).toEqual([]);
  });

  it('takes the revenue of a deal back, and counts it again when it is won again', async () => {
    const { world, as, leadIn, openOf, figures } = await aLeadApi(engine);
    const leadId = await leadIn('won');
    expect((await figures()).byCampaign).toMatchObject([{ won: 1, revenue: { EUR: 199_990 } }]);
    expect(await openOf('alex')).toBe(0);
    const reply = await as('alex').post(leadId, 'reopen');
    expect(reply.json()).toMatchObject({ stage: 'opportunity', revenue: null });
    expect(await openOf('alex')).toBe(1);
    expect((await figures()).byCampaign).toMatchObject([{ won: 0, revenue: {}, opportunities: 1 }]);
    await as('alex').post(leadId, 'win', { amount: '5', currency: 'USD' });
    expect((await figures()).byCampaign).toMatchObject([
      { won: 1, revenue: { USD: 500 }, opportunities: 1, qualified: 1 },
    ]);
    expect(await world.violations({ counted: true })).toEqual([]);
  });

  it('keeps what a deal was expected to bring', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('qualified');
    await as('alex').post(leadId, 'opportunity', { amount: '700', currency: 'EUR' });
    await as('alex').post(leadId, 'lose');
    expect((await as('alex').post(leadId, 'reopen')).json()).toMatchObject({
      stage: 'opportunity',
      expected: { amountMinor: 70_000, currency: 'EUR' },
    });
    expect(await world.violations()).toEqual([]);
  });

  it.each([
    ['no reason', {}],
    ['an empty reason', { reason: ' \t ' }],
    ['a reason that is none', { reason: 7 }],
  ])('is refused with 422 for %s', async (_what, body) => {
    const api = await aLeadApi(engine);
    const { world, as } = api;
    const leadId = await closedAt(api, 'contacted');
    const reply = await as('alex').post(leadId, 'reopen', body);
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toEqual([{ path: 'reason', message: expect.any(String) }]);
    expect(await world.read(leadId)).toMatchObject({ stage: 'disqualified' });
    expect(await world.violations()).toEqual([]);
  });
});

describe('the owner of a lead that is opened again', () => {
  it.each([
    ['off', { availability: 'off' }],
    ['out of office', { outOfOffice: [{ from: minute(0), to: minute(600) }] }],
  ] as const)('is the fallback manager when a clock would start for one who is %s', async (_what, facts) => {
    const api = await aLeadApi(engine);
    const leadId = await closedAt(api, 'assigned');
    await changeMember(api.world, 'alex', facts as Partial<Member>);
    expect((await api.as('morgan').post(leadId, 'reopen')).json()).toMatchObject({
      stage: 'assigned',
      ownerId: 'morgan',
      sla: { reassignAt: null },
    });
    expect(await api.world.violations()).toEqual([]);
  });

  it('hears of every reopening, also of a second one', async () => {
    const api = await aLeadApi(engine);
    const leadId = await api.leadIn('contacted');
    for (const round of [2, 3]) {
      await api.as('alex').post(leadId, 'disqualify');
      await api.as('morgan').post(leadId, 'reopen');
      await api.world.alert(await api.world.lastEvent(leadId, 'LeadReopened'));
      const { alerts } = (await api.as('morgan').read(leadId)).json();
      expect(alerts).toContainEqual(
        expect.objectContaining({ kind: 'reassigned', round, recipientId: 'alex', status: 'sent' }),
      );
    }
    expect(await api.world.violations()).toEqual([]);
  });

  it.each(['assigned', 'contacted'] as const)(
    'is the fallback manager when its last one has left: %s',
    async (stage) => {
      const api = await aLeadApi(engine);
      const { world, as, openOf, figures } = api;
      const leadId = await closedAt(api, stage);
      await changeMember(api.world, 'alex', { active: false });
      const reply = await as('morgan').post(leadId, 'reopen');
      expect(reply.json()).toMatchObject({
        stage,
        round: 2,
        ownerId: 'morgan',
        ownerIds: ['alex', 'morgan'],
        claim: null,
      });
      expect(reply.json().timeline.at(-1)).toMatchObject({ previousOwnerId: 'alex', ownerId: 'morgan' });
      expect([await openOf('alex'), await openOf('morgan')]).toEqual([0, 1]);
      expect((await figures()).byRep).toMatchObject([
        { repId: 'alex', assigned: 1, reassignedAway: 1 },
        { repId: 'morgan', assigned: 1 },
      ]);
      expect(await world.violations({ counted: true })).toEqual([]);
    },
  );

  it('lets the manager keep it: behind the manager there is nobody', async () => {
    const api = await aLeadApi(engine);
    const { world, as } = api;
    const leadId = await closedAt(api, 'assigned');
    await changeMember(api.world, 'alex', { active: false });
    await as('morgan').post(leadId, 'reopen');
    expect(await world.read(leadId)).toMatchObject({ assignment: { deadlines: { reassignAt: null } } });
    expect(await world.violations()).toEqual([]);
  });
});

describe('a person', () => {
  const email = 'jane@acme.example';

  it('has one open lead: while another is open, 409 names it', async () => {
    const api = await aLeadApi(engine);
    const { world, as } = api;
    const first = await closedAt(api, 'contacted', { email });
    const second = await api.leadIn('assigned', { email });
    const reply = await as('alex').post(first, 'reopen');
    expect(reply.statusCode).toBe(409);
    expect(reply.json()).toMatchObject({
      type: 'urn:lead-handoff:problem:already-open',
      detail: expect.stringContaining(second),
    });
    expect(await world.read(first)).toMatchObject({ stage: 'disqualified' });
    expect(await world.violations()).toEqual([]);
  });

  it('adds to the lead that was opened again when they write again', async () => {
    const api = await aLeadApi(engine);
    const { world, as } = api;
    const first = await closedAt(api, 'contacted', { email });
    const second = await closedAt(api, 'contacted', { email });
    await as('alex').post(first, 'reopen');
    expect(await world.capture({ email })).toBe(first);
    expect((await as('alex').post(second, 'reopen')).statusCode).toBe(409);
    expect(await world.violations()).toEqual([]);
  });

  /** Something else happens just before the transaction with the n-th event of this type is written. */
  function justBefore(type: EventType, nth: number, happens: () => Promise<void>): Interference {
    let seen = 0;
    return async ({ name, input }, send) => {
      if (name === 'TransactWriteItemsCommand' && JSON.stringify(input).includes(`"${type}"`)) {
        seen += 1;
        if (seen === nth) await happens();
      }
      return send();
    };
  }

  it('has one open lead though two are opened at once', async () => {
    let other = async () => {};
    const client = interfering(
      engine,
      justBefore('LeadReopened', 1, () => other()),
    );
    const api = await aLeadApi(engine, { client });
    const { world, as } = api;
    const first = await closedAt(api, 'contacted', { email });
    const second = await closedAt(api, 'contacted', { email });
    // The address leads to the second, which was closed when the first was looked at.
    other = async () => {
      expect((await as('morgan').post(second, 'reopen')).statusCode).toBe(200);
    };
    expect((await as('morgan').post(first, 'reopen')).statusCode).toBe(409);
    expect(await world.read(first)).toMatchObject({ stage: 'disqualified' });
    expect(await world.violations()).toEqual([]);
  });

  it('has one open lead though they write at the moment it is opened', async () => {
    let other = async () => {};
    // The first event is the lead's own; the second one finds that the address is known, and tries again.
    const client = interfering(
      engine,
      justBefore('LeadCaptured', 3, () => other()),
    );
    const api = await aLeadApi(engine, { client });
    const { world, as } = api;
    const leadId = await closedAt(api, 'contacted', { email });
    other = async () => {
      expect((await as('morgan').post(leadId, 'reopen')).statusCode).toBe(200);
    };
    expect(await world.capture({ email })).toBe(leadId);
    expect((await world.eventTypes(leadId)).slice(-2)).toEqual(['LeadReopened', 'TouchpointAdded']);
    expect(await world.violations()).toEqual([]);
  });
});
