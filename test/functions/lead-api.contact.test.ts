import { describe, expect, it } from 'vitest';
import { minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aLeadApi } from '../support/lead-api.ts';

const engine = useEngine();

describe('POST /api/leads/{id}/contact', () => {
  it.each([
    ['call', {}, 'self_reported'],
    ['email', { evidence: 'mail' }, 'mail'],
    ['sms', { evidence: 'self_reported' }, 'self_reported'],
    ['meeting', { evidence: 'call' }, 'call'],
  ])('records the first response by %s, with what shows it', async (channel, more, evidence) => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    world.clock.pass(3);
    const reply = await as('alex').post(leadId, 'contact', { channel, ...more });
    expect(reply.statusCode).toBe(200);
    expect(reply.header('etag')).toBe('"3"');
    expect(reply.json()).toMatchObject({
      stage: 'contacted',
      firstResponse: { at: minute(3), by: 'alex', channel, evidence, withinSla: true },
      stages: { contacted: { at: minute(3), ownerId: 'alex' } },
    });
    expect(reply.json().timeline.at(-1)).toMatchObject({
      type: 'LeadContacted',
      actor: 'rep:alex',
      channel,
      evidence,
      responseTimeMs: 180_000,
    });
    expect(await world.step('remind', leadId, 1)).toMatchObject({ outcome: 'moved-on' });
    expect(await world.violations()).toEqual([]);
  });

  it.each([
    ['morgan', 'morgan', 'manager:morgan'],
    ['admin key', 'key:boss', 'key:boss'],
  ] as const)('by %s it counts for the owner, and names who responded', async (who, by, actor) => {
    const { world, as, leadIn, figures } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    world.clock.pass(6);
    const body = { channel: 'meeting', note: ' Met\r\nat the fair ' };
    const reply = await as(who).post(leadId, 'contact', body);
    expect(reply.json()).toMatchObject({ stage: 'contacted', ownerId: 'alex' });
    expect(reply.json().timeline.at(-1)).toMatchObject({
      type: 'LeadContacted',
      by,
      actor,
      channel: 'meeting',
      note: 'Met\nat the fair',
      withinSla: false,
    });
    expect(await world.lastEvent(leadId, 'LeadContacted')).not.toHaveProperty('note');
    expect((await figures()).byRep).toMatchObject([{ repId: 'alex', contacted: 1 }]);
    expect(await world.violations({ counted: true })).toEqual([]);
  });

  it('is recorded once, however many say so at once', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    const replies = await Promise.all(
      (['alex', 'morgan', 'admin key'] as const).map((who) => as(who).post(leadId, 'contact')),
    );
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned', 'LeadContacted']);
    expect(await world.violations()).toEqual([]);
  });
});

describe('a rep who lost the lead', () => {
  it('is told who has it, and what they say is kept as late, once', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    await as('morgan').post(leadId, 'reassign', { ownerId: 'blair', reason: 'On holiday' });
    const said = { channel: 'call', note: 'I reached her' };
    const answers = [
      await as('alex').post(leadId, 'contact', said),
      await as('alex').post(leadId, 'contact'),
    ];
    for (const reply of answers) {
      expect(reply.statusCode).toBe(409);
      expect(reply.json()).toMatchObject({
        type: 'urn:lead-handoff:problem:stage-forbids',
        detail: 'The lead belongs to blair now; your response is recorded as late.',
      });
    }
    const late = (await world.events(leadId)).filter(({ type }) => type === 'LateResponse');
    expect(late).toMatchObject([
      { by: 'alex', actor: 'rep:alex', lateRound: 1, round: 2, ownerId: 'blair', channel: 'call' },
    ]);
    // The clock of the new owner runs on.
    expect(await world.read(leadId)).toMatchObject({ stage: 'assigned', ownerId: 'blair' });
    expect((await as('morgan').read(leadId)).json().timeline).toContainEqual(
      expect.objectContaining({ type: 'LateResponse', note: 'I reached her' }),
    );
    expect(await world.violations()).toEqual([]);
  });

  it.each(['contacted', 'qualified', 'opportunity'] as const)(
    'is heard though the new owner has made it %s',
    async (stage) => {
      const { world, as, leadIn } = await aLeadApi(engine);
      const leadId = await leadIn('assigned');
      await as('morgan').post(leadId, 'reassign', { ownerId: 'blair', reason: 'On holiday' });
      await as('blair').post(leadId, 'contact');
      if (stage !== 'contacted') await as('blair').post(leadId, 'qualify');
      if (stage === 'opportunity') await as('blair').post(leadId, 'opportunity');
      expect((await as('alex').post(leadId, 'contact')).statusCode).toBe(409);
      expect(await world.lastEvent(leadId, 'LateResponse')).toMatchObject({ by: 'alex', lateRound: 1 });
      expect(await world.read(leadId)).toMatchObject({ stage });
      expect(await world.violations()).toEqual([]);
    },
  );

  it('is not late when they had responded before it was given away', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    await as('morgan').post(leadId, 'reassign');
    const reply = await as('alex').post(leadId, 'contact');
    expect([reply.statusCode, reply.json().detail]).toEqual([403, 'The lead is not yours.']);
    expect(await world.eventTypes(leadId)).not.toContain('LateResponse');
    expect(await world.violations()).toEqual([]);
  });

  it('responds like any owner when the lead came back to them', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    await as('morgan').post(leadId, 'reassign', { ownerId: 'blair', reason: 'On holiday' });
    await as('morgan').post(leadId, 'reassign', { ownerId: 'alex', reason: 'Back again' });
    expect((await as('alex').post(leadId, 'contact')).json()).toMatchObject({ stage: 'contacted', round: 3 });
    expect(await world.violations()).toEqual([]);
  });

  it('either responds in time or is late, whoever comes first', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    const [contacted, reassigned] = await Promise.all([
      as('alex').post(leadId, 'contact'),
      as('morgan').post(leadId, 'reassign'),
    ]);
    expect(reassigned.statusCode).toBe(200);
    expect([
      [200, ['LeadContacted', 'LeadReassigned']],
      [409, ['LeadReassigned', 'LateResponse']],
    ]).toContainEqual([contacted.statusCode, (await world.eventTypes(leadId)).slice(-2)]);
    expect(await world.violations()).toEqual([]);
  });
});
