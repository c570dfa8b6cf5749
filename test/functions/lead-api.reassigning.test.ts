import { beforeAll, describe, expect, it } from 'vitest';
import { deadlineAt, minute } from '../support/builders.ts';
import { interfering, useEngine } from '../support/engine.ts';
import { aLeadApi, type LeadApi } from '../support/lead-api.ts';
import { changeMember } from '../support/team-changes.ts';

const engine = useEngine();
const reason = 'Speaks Portuguese';

describe('POST /api/leads/{id}/reassign of a lead that nobody has responded to', () => {
  it('gives it out of turn, with a new clock, and the reason beside it', async () => {
    const { world, as, leadIn, openOf } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    const turns = await world.turns();
    world.clock.pass(2);
    const reply = await as('morgan').post(leadId, 'reassign', { ownerId: 'devon', reason });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      stage: 'assigned',
      ownerId: 'devon',
      ownerIds: ['alex', 'devon'],
      round: 2,
      sla: { respondBy: deadlineAt(7), escalateAt: deadlineAt(12), reassignAt: deadlineAt(22) },
      why: { owner: { how: 'manual', rule: null, pool: null, passedOver: [] } },
    });
    expect(reply.json().timeline.at(-1)).toMatchObject({
      type: 'LeadReassigned',
      actor: 'manager:morgan',
      cause: 'manual',
      previousOwnerId: 'alex',
      note: reason,
    });
    expect(await world.turns()).toEqual(turns);
    expect([await openOf('alex'), await openOf('devon')]).toEqual([0, 1]);
    expect(await world.violations()).toEqual([]);
  });

  it.each(['morgan', 'robin'])('makes %s, who manages, the last owner', async (ownerId) => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    const reply = await as('admin key').post(leadId, 'reassign', { ownerId, reason });
    expect(reply.json()).toMatchObject({ ownerId, sla: { reassignAt: null } });
    expect(await world.violations()).toEqual([]);
  });

  it('starts anew for the next owner: what was claimed or late before is the last one’s', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    await as('alex').post(leadId, 'claim');
    await world.follow(leadId, minute(12));
    const reply = await as('morgan').post(leadId, 'reassign');
    expect(reply.json()).toMatchObject({ claim: null, sla: { respondBy: deadlineAt(17) } });
    expect(await world.step('reassign', leadId, 1)).toMatchObject({ outcome: 'moved-on' });
    expect(await world.violations()).toEqual([]);
  });
});

describe.each(['contacted', 'qualified', 'opportunity'] as const)(
  'POST /api/leads/{id}/reassign of a lead that is %s',
  (stage) => {
    it('hands it over without a clock: somebody has responded', async () => {
      const { world, as, leadIn, openOf, figures } = await aLeadApi(engine);
      const leadId = await leadIn(stage);
      const before = (await as('alex').read(leadId)).json();
      world.clock.pass(600);
      const reply = await as('morgan').post(leadId, 'reassign', { ownerId: 'blair', reason });
      expect(reply.statusCode).toBe(200);
      expect(reply.json()).toMatchObject({
        stage,
        ownerId: 'blair',
        round: 2,
        sla: before.sla,
        stages: before.stages,
        firstResponse: before.firstResponse,
        qualification: before.qualification,
      });
      expect(reply.json().timeline.at(-1)).toMatchObject({
        type: 'LeadReassigned',
        deadlines: null,
        note: reason,
      });
      expect([await openOf('alex'), await openOf('blair')]).toEqual([0, 1]);
      expect((await as('blair').post(leadId, 'reply')).statusCode).toBe(200);
      expect((await as('alex').post(leadId, 'reply')).statusCode).toBe(403);
      // The response stays alex's.
      expect((await figures()).byRep).toMatchObject([
        { repId: 'alex', contacted: 1, reassignedAway: 1 },
        { repId: 'blair', assigned: 1, contacted: 0 },
      ]);
      expect(await world.violations({ counted: true })).toEqual([]);
    });
  },
);

describe('a reassignment', () => {
  let api: LeadApi;
  beforeAll(async () => {
    api = await aLeadApi(engine);
    await changeMember(api.world, 'casey', { active: false });
  });

  it.each([
    ['nobody of the team', { ownerId: 'zoe', reason }, 'ownerId', 'is nobody of the team'],
    ['somebody who left', { ownerId: 'casey', reason }, 'ownerId', 'is nobody of the team'],
    ['a marketer', { ownerId: 'harper', reason }, 'ownerId', 'is no rep and no manager'],
    ['the owner it has', { ownerId: 'alex', reason }, 'ownerId', 'owns the lead already'],
    ['what is no id', { ownerId: 'Alex Kim', reason }, 'ownerId', expect.any(String)],
    ['nobody', { reason }, 'ownerId', expect.any(String)],
    ['somebody without a reason', { ownerId: 'devon' }, 'reason', expect.any(String)],
    ['somebody with an empty reason', { ownerId: 'devon', reason: '  ' }, 'reason', 'is required'],
  ])('to %s is refused with 422, naming the field', async (_what, body, path, message) => {
    for (const stage of ['assigned', 'qualified'] as const) {
      const leadId = await api.leadIn(stage);
      const reply = await api.as('morgan').post(leadId, 'reassign', body);
      expect(reply.statusCode).toBe(422);
      expect(reply.json().errors).toEqual([{ path, message }]);
      expect(await api.world.read(leadId)).toMatchObject({ ownerId: 'alex', ownerIds: ['alex'] });
    }
  });

  it('is no rep’s to make, not even of their own lead', async () => {
    const leadId = await api.leadIn('assigned');
    for (const who of ['alex', 'blair', 'harper'] as const) {
      expect((await api.as(who).post(leadId, 'reassign')).statusCode).toBe(403);
    }
    expect(await api.world.read(leadId)).toMatchObject({ ownerId: 'alex' });
  });

  it('ends with every promise kept', async () => {
    expect(await api.world.violations()).toEqual([]);
  });
});

describe('somebody who leaves at the moment they are named', () => {
  it('is given nothing', async () => {
    let leaving = async () => {};
    const client = interfering(engine, async ({ name, input }, send) => {
      const moves =
        name === 'TransactWriteItemsCommand' && JSON.stringify(input).includes('"LeadReassigned"');
      if (moves) await leaving();
      return send();
    });
    const { world, as, leadIn, openOf } = await aLeadApi(engine, { client });
    const leadId = await leadIn('contacted');
    leaving = async () => {
      leaving = async () => {};
      await changeMember(world, 'casey', { active: false });
    };
    const reply = await as('morgan').post(leadId, 'reassign', { ownerId: 'casey', reason });
    expect([reply.statusCode, reply.json().errors]).toEqual([
      422,
      [{ path: 'ownerId', message: 'is nobody of the team' }],
    ]);
    expect(await world.read(leadId)).toMatchObject({ ownerId: 'alex' });
    expect([await openOf('alex'), await openOf('casey')]).toEqual([1, 0]);
    expect(await world.violations()).toEqual([]);
  });
});

describe('two reassignments at once', () => {
  it('leave one owner, and one round each', async () => {
    const { world, as, leadIn, openOf } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    const replies = await Promise.all([
      as('morgan').post(leadId, 'reassign', { ownerId: 'casey', reason }),
      as('robin').post(leadId, 'reassign', { ownerId: 'devon', reason }),
    ]);
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const { ownerId } = await world.read(leadId);
    expect(await world.read(leadId)).toMatchObject({ assignment: { round: 3 } });
    expect([await openOf('alex'), await openOf(ownerId)]).toEqual([0, 1]);
    expect(await world.violations()).toEqual([]);
  });
});
