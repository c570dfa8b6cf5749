import { describe, expect, it } from 'vitest';
import { useEngine } from '../support/engine.ts';
import { aLeadApi } from '../support/lead-api.ts';

const engine = useEngine();
const HOURS = 60;

describe('POST /api/leads/{id}/reply', () => {
  it.each([
    ['24 hours after our outreach is quick', 24 * HOURS, true],
    ['a moment later is not', 24 * HOURS + 1 / 60, false],
  ])('a reply %s', async (_what, minutes, quick) => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    world.clock.pass(minutes);
    const reply = await as('alex').post(leadId, 'reply');
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      stage: 'contacted',
      reply: { at: world.clock.iso(), quick },
      qualification: {
        intent: {
          repliedQuickly: { met: quick, evidence: 'replied 24 h after our outreach', by: 'reply' },
        },
        confirmed: null,
      },
    });
    expect(reply.json().timeline.at(-1)).toMatchObject({
      type: 'LeadReplied',
      actor: 'rep:alex',
      afterMs: minutes * 60_000,
      quick,
    });
    expect(await world.violations()).toEqual([]);
  });

  it('is judged by the first one alone: a second is kept, and says nothing new', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    world.clock.pass(30);
    const first = (await as('alex').post(leadId, 'reply')).json();
    world.clock.pass(48 * HOURS);
    const second = (await as('alex').post(leadId, 'reply')).json();
    expect(second.reply).toEqual(first.reply);
    expect(second.qualification).toEqual(first.qualification);
    expect(second.qualification.intent.repliedQuickly).toMatchObject({
      met: true,
      evidence: 'replied 30 min after our outreach',
    });
    expect((await world.eventTypes(leadId)).slice(-2)).toEqual(['LeadReplied', 'LeadReplied']);
    expect(await world.lastEvent(leadId, 'LeadReplied')).toMatchObject({ quick: false });
    expect(await world.violations()).toEqual([]);
  });

  it('is the one sign of intent that a rep then confirms', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted', { form: 'contact' });
    world.clock.pass(30);
    await as('alex').post(leadId, 'reply');
    const fit = Object.fromEntries(
      ['companySize', 'geography', 'industry', 'authority'].map((name) => [name, { met: true }]),
    );
    const reply = await as('alex').post(leadId, 'qualify', {
      fit,
      intent: { repliedQuickly: { met: true } },
    });
    expect(reply.json().qualification.intent.repliedQuickly).toEqual({
      met: true,
      evidence: 'replied 30 min after our outreach',
      by: 'rep:alex',
    });
    expect(await world.violations()).toEqual([]);
  });
});

describe('POST /api/leads/{id}/meetings', () => {
  it('keeps a meeting as it was last heard of, and counts who did not come', async () => {
    const { world, as, leadIn, figures } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    const states: string[] = [];
    for (const state of ['booked', 'no_show', 'booked', 'held']) {
      world.clock.pass(60);
      const reply = await as('alex').post(leadId, 'meetings', { state, note: 'At their office' });
      expect(reply.statusCode).toBe(200);
      states.push(reply.json().meeting.state);
      expect(reply.json()).toMatchObject({ stage: 'contacted', meeting: { at: world.clock.iso() } });
      expect(reply.json().timeline.at(-1)).toMatchObject({ actor: 'rep:alex', note: 'At their office' });
    }
    expect(states).toEqual(['booked', 'no_show', 'booked', 'held']);
    expect((await world.eventTypes(leadId)).slice(-4)).toEqual([
      'MeetingBooked',
      'MeetingNoShow',
      'MeetingBooked',
      'MeetingHeld',
    ]);
    expect((await figures()).bySource).toMatchObject([{ noShowRate: 0.5 }]);
    expect(await world.violations({ counted: true })).toEqual([]);
  });

  it('takes no "no show" where nobody was expected, or was already missed', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const missed = async (leadId: string) => {
      const reply = await as('alex').post(leadId, 'meetings', { state: 'no_show' });
      return [reply.statusCode, reply.json().detail ?? null];
    };
    const refusal = [409, 'No meeting is booked that nobody came to.'];
    const leadId = await leadIn('qualified');
    expect(await missed(leadId)).toEqual(refusal);
    await as('alex').post(leadId, 'meetings', { state: 'held' });
    expect(await missed(leadId)).toEqual(refusal);
    await as('alex').post(leadId, 'meetings', { state: 'booked' });
    expect(await missed(leadId)).toEqual([200, null]);
    expect(await missed(leadId)).toEqual(refusal);
    expect((await world.eventTypes(leadId)).filter((type) => type === 'MeetingNoShow')).toHaveLength(1);
    expect(await world.violations()).toEqual([]);
  });

  it('outlives the stages after it', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('contacted');
    await as('alex').post(leadId, 'meetings', { state: 'held' });
    for (const action of ['qualify', 'opportunity', 'win', 'reopen'] as const) {
      expect((await as('alex').post(leadId, action)).json()).toMatchObject({ meeting: { state: 'held' } });
    }
    expect(await world.violations()).toEqual([]);
  });
});
