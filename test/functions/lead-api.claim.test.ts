import { describe, expect, it } from 'vitest';
import { deadlineAt, minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aLeadApi, type LeadApi } from '../support/lead-api.ts';

const engine = useEngine();

/** Tells people of all that has happened to the lead, as the bus does. */
async function tell({ world }: LeadApi, leadId: string): Promise<string[]> {
  for (const event of await world.events(leadId)) await world.alert(event);
  return world.outbox.map(({ kind, alert, channel }) => `${kind} ${alert.recipient.id} ${channel}`);
}

describe('POST /api/leads/{id}/claim', () => {
  it('buys ten minutes of quiet, and changes neither stage nor deadlines', async () => {
    const { world, as, leadIn, figures } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    const before = (await as('alex').read(leadId)).json();
    world.clock.pass(1);
    const reply = await as('alex').post(leadId, 'claim');
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      stage: 'assigned',
      round: 1,
      sla: before.sla,
      claim: { at: minute(1), by: 'rep:alex', quietUntil: minute(11) },
      firstResponse: null,
      actions: before.actions,
    });
    expect(reply.json().timeline.at(-1)).toMatchObject({
      type: 'LeadClaimed',
      actor: 'rep:alex',
      ownerId: 'alex',
      quietUntil: minute(11),
    });
    expect((await figures()).bySource).toMatchObject([{ captured: 1, contacted: 0 }]);
    expect(await world.violations({ counted: true })).toEqual([]);
  });

  it('is bought once: asking again changes nothing and buys no more', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    const [first] = await Promise.all([as('alex').post(leadId, 'claim'), as('alex').post(leadId, 'claim')]);
    world.clock.pass(9);
    const again = await as('alex').post(leadId, 'claim');
    expect(again.statusCode).toBe(200);
    expect(again.header('etag')).toBe(first.header('etag'));
    expect(again.json().claim).toEqual({ at: minute(0), by: 'rep:alex', quietUntil: minute(10) });
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned', 'LeadClaimed']);
    expect(await world.violations()).toEqual([]);
  });

  it('spares its owner the reminder while it is quiet; the manager hears of the breach all the same', async () => {
    const api = await aLeadApi(engine);
    const { world, as, leadIn } = api;
    const leadId = await leadIn('assigned');
    await as('alex').post(leadId, 'claim');
    // Due at 5, breached at 10: the moment at which the quiet ends.
    world.clock.set(minute(5));
    await world.step('remind', leadId, 1);
    expect(await world.lastEvent(leadId, 'ResponseDue')).toMatchObject({
      quiet: true,
      deadline: deadlineAt(5),
    });
    expect((await tell(api, leadId)).filter((told) => told.startsWith('due'))).toEqual([]);

    world.clock.set(minute(10));
    await world.step('escalate', leadId, 1);
    expect(await world.lastEvent(leadId, 'SlaBreached')).toMatchObject({ quiet: false, managerId: 'morgan' });
    expect((await tell(api, leadId)).filter((told) => told.startsWith('breached morgan'))).not.toEqual([]);
    expect(await world.violations()).toEqual([]);
  });

  it('does not spare the owner what comes after the quiet has ended', async () => {
    const api = await aLeadApi(engine);
    const { world, as, leadIn } = api;
    const leadId = await leadIn('assigned');
    await as('alex').post(leadId, 'claim');
    await world.follow(leadId, minute(10));
    const told = await tell(api, leadId);
    expect(told).toContain('breached alex email');
    expect(told.filter((it) => it.startsWith('due'))).toEqual([]);
    expect(await world.violations()).toEqual([]);
  });

  it('keeps a breach inside the quiet from the owner, not from the manager', async () => {
    const api = await aLeadApi(engine);
    const { world, as, leadIn } = api;
    const leadId = await leadIn('assigned');
    world.clock.pass(4);
    await as('alex').post(leadId, 'claim');
    await world.follow(leadId, minute(10));
    expect(await world.lastEvent(leadId, 'SlaBreached')).toMatchObject({ quiet: true });
    const breached = (await tell(api, leadId)).filter((told) => told.startsWith('breached'));
    expect(breached).not.toEqual([]);
    expect(breached.filter((told) => told.includes('alex'))).toEqual([]);
    expect(await world.violations()).toEqual([]);
  });

  it('ends nothing: the next owner gets the lead on time, and may claim it anew', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    world.clock.pass(4);
    await as('alex').post(leadId, 'claim');
    await world.follow(leadId, minute(20));
    // In this model nobody is left behind alex but the manager.
    expect(await world.read(leadId)).toMatchObject({
      ownerId: 'morgan',
      assignment: { round: 2, claim: null },
    });
    expect((await as('morgan').post(leadId, 'claim')).json()).toMatchObject({
      claim: { by: 'manager:morgan' },
    });
    expect(await world.violations()).toEqual([]);
  });

  it('is forgotten with the response, which counts as quickly as it came', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    await as('alex').post(leadId, 'claim');
    world.clock.pass(7);
    expect((await as('alex').post(leadId, 'contact')).json()).toMatchObject({
      firstResponse: { withinSla: false },
    });
    expect((await as('alex').post(leadId, 'claim')).statusCode).toBe(409);
    expect(await world.violations()).toEqual([]);
  });
});
