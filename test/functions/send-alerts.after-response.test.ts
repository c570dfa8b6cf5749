import { describe, expect, it } from 'vitest';
import { minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aWorld, type World } from '../support/handoff-world.ts';

const engine = useEngine();

/** A lead that alex responded to, and that was then given to blair. */
async function handedOver() {
  const world = aWorld(engine.client, await engine.freshTables());
  const { leadId } = await world.captureAssigned();
  await world.contact(leadId);
  await world.giveTo(leadId, 'blair');
  return { world, leadId, event: await world.lastEvent(leadId, 'LeadReassigned') };
}
const told = ({ outbox }: World) =>
  outbox.map(({ alert, channel }) => `${alert.recipient.id}#${channel}`).sort();

describe('a lead that is handed over after the first response', () => {
  it('is told to its new owner and to the one before, without a deadline', async () => {
    const { world, event } = await handedOver();
    await world.alert(event);
    expect(told(world)).toEqual(['alex#email', 'blair#email', 'blair#sms']);
    expect(world.outbox[0]?.message).toMatchObject({
      subject: 'Reassigned to you: Jane Doe, Acme',
      text: expect.stringContaining('First response done'),
    });
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('is told to nobody once it has gone on to somebody else', async () => {
    const { world, leadId, event } = await handedOver();
    await world.giveTo(leadId, 'casey');
    await world.alert(event);
    expect(told(world)).toEqual([]);
    await world.alert(await world.lastEvent(leadId, 'LeadReassigned'));
    expect(told(world)).toEqual(['blair#email', 'casey#email', 'casey#sms']);
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('is told to nobody once it is closed', async () => {
    const { world, leadId, event } = await handedOver();
    await world.disqualify(leadId);
    await world.alert(event);
    expect(told(world)).toEqual([]);
  });

  it('gives nobody a reminder of what was due before', async () => {
    const { world, leadId } = await handedOver();
    await world.alert(await world.lastEvent(leadId, 'LeadAssigned'));
    expect(told(world)).toEqual([]);
  });
});
