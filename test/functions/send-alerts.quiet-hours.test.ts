import { describe, expect, it } from 'vitest';
import type { Member } from '../../core/team.ts';
import { LEASE_MS } from '../../functions/send-alerts/alert-log.ts';
import { openLeads } from '../../functions/shared/open-leads.ts';
import { anOperatingModel } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aWorld, type World } from '../support/handoff-world.ts';
import { misbehave } from '../support/providers.ts';

const engine = useEngine();

/** Monday, 15:30 in New York: alex rests from 15:00 to 17:00, and nurture leads are due at 17:00. */
const inQuietHours = '2026-11-23T20:30:00.000Z';
const atTheirEnd = '2026-11-23T22:00:00.000Z';

/** A lead of the form, assigned to alex in alex's quiet hours; what a newsletter brings is not urgent. */
async function assigned(form = 'newsletter', facts: Partial<Member> = {}) {
  const model = anOperatingModel();
  const team = model.team.map((member) =>
    member.id === 'alex'
      ? { ...member, alerts: { ...member.alerts, quietHours: '15:00-17:00' }, ...facts }
      : member,
  );
  const world = aWorld(engine.client, await engine.freshTables(), { ...model, team });
  world.clock.set(inQuietHours);
  const { leadId } = await world.captureAssigned({ form, message: undefined });
  const event = await world.lastEvent(leadId, 'LeadAssigned');
  const row = async (channel = 'email') =>
    (await world.leads.alerts(leadId)).find((each) => each.channel === channel);
  const release = async () => {
    await world.release();
    await world.deliverNotices();
  };
  return { world, leadId, event, row, release };
}
const told = ({ outbox }: World) => outbox.map(({ alert, channel }) => `${alert.recipient.id}#${channel}`);

describe('an alert that is not urgent', () => {
  it('waits until the quiet hours of its recipient end, and is then sent', async () => {
    const { world, event, row, release } = await assigned();
    await world.alert(event);
    expect(told(world)).toEqual([]);
    expect(await row()).toMatchObject({ status: 'held', holdUntil: atTheirEnd, attempts: 0 });
    world.clock.pass(60);
    await release();
    expect(world.notices).toEqual([]);
    expect(told(world)).toEqual([]);
    expect(await world.violations({ atRest: world.clock.iso() })).toEqual([]);

    world.clock.set(atTheirEnd);
    await release();
    expect(told(world)).toEqual(['alex#email']);
    expect(await row()).toMatchObject({ status: 'sent', attempts: 1 });
    expect((await row())?.holdUntil).toBeUndefined();
    expect(await world.violations({ atRest: '2026-11-23T21:59:59.000Z' })).toEqual([]);
  });

  it('is held once and sent once, however often its event and its release are delivered', async () => {
    const { world, event, release } = await assigned();
    await Promise.allSettled([world.alert(event), world.alert(event)]);
    await world.alert(event);
    world.clock.set(atTheirEnd);
    await world.release();
    await world.release();
    expect(world.notices).toHaveLength(2);
    await world.deliverNotices();
    await world.alert(event);
    await release();
    expect(told(world)).toEqual(['alex#email']);
  });

  it('waits on when its recipient has longer quiet hours by the time it is released', async () => {
    const { world, event, row, release } = await assigned();
    await world.alert(event);
    await world.changeMember('alex', { alerts: { webhook: null, quietHours: '15:00-18:00' } });
    world.clock.set(atTheirEnd);
    await release();
    expect(told(world)).toEqual([]);
    expect(await row()).toMatchObject({ status: 'held', holdUntil: '2026-11-23T23:00:00.000Z' });
  });

  it('is sent at once outside of quiet hours, and to who has none', async () => {
    const { world, event } = await assigned('newsletter', {
      alerts: { webhook: null, quietHours: '22:00-07:00' },
    });
    await world.alert(event);
    expect(told(world)).toEqual(['alex#email']);
  });

  it('waits by the clock where its recipient is', async () => {
    // 21:30 in Berlin
    const { world, event, row } = await assigned('newsletter', {
      timeZone: 'Europe/Berlin',
      alerts: { webhook: null, quietHours: '21:00-07:00' },
    });
    await world.alert(event);
    expect(await row()).toMatchObject({ status: 'held', holdUntil: '2026-11-24T06:00:00.000Z' });
  });

  it('that is late anyway and finds its hold over, is sent by its own event', async () => {
    const { world, event, row } = await assigned();
    await world.alert(event);
    world.clock.set(atTheirEnd);
    await world.alert(event);
    expect(await row()).toMatchObject({ status: 'sent' });
  });

  it('is not needed any more when somebody responded meanwhile', async () => {
    const { world, leadId, event, row, release } = await assigned();
    await world.alert(event);
    await world.contact(leadId);
    world.clock.set(atTheirEnd);
    await release();
    expect(told(world)).toEqual([]);
    expect(await row()).toMatchObject({ status: 'not-needed' });
    await world.release();
    expect(world.notices).toEqual([]);
    expect(await world.violations({ atRest: atTheirEnd })).toEqual([]);
  });

  it('is not needed any more when the lead went to somebody else meanwhile', async () => {
    const { world, leadId, event, row, release } = await assigned();
    await world.alert(event);
    await world.giveTo(leadId, 'blair');
    world.clock.set(atTheirEnd);
    await release();
    expect(told(world)).toEqual([]);
    expect(await row()).toMatchObject({ status: 'not-needed' });
  });

  it('that cannot be delivered when it is released is told in another way', async () => {
    const { world, event, row, release } = await assigned();
    await world.alert(event);
    misbehave(world, { 'alex#email': 'refuses' });
    world.clock.set(atTheirEnd);
    await release();
    expect(told(world)).toEqual(['alex#sms']);
    expect(await row()).toMatchObject({ status: 'failed', fellOverTo: 'alex#sms' });
    expect(await world.violations({ atRest: '2026-11-23T21:59:59.000Z' })).toEqual([]);
  });

  it('to somebody who left meanwhile goes to the manager', async () => {
    const { world, event, row, release } = await assigned();
    await world.alert(event);
    await world.changeMember('alex', { active: false });
    world.clock.set(atTheirEnd);
    await release();
    expect(told(world)).toEqual(['morgan#email', 'morgan#sms']);
    expect(await row()).toMatchObject({ status: 'failed', outcome: 'RecipientLeft' });
  });

  it('whose sender died after the release is sent by another delivery after the lease', async () => {
    const { world, event, row } = await assigned();
    await world.alert(event);
    const { asked, repair } = misbehave(world, { 'alex#email': 'hangs' });
    world.clock.set(atTheirEnd);
    await world.release();
    const [notice] = world.notices;
    if (!notice) throw new Error('Nothing was released');
    void world.alert(notice);
    await expect.poll(() => asked).toContain('alex#email');
    expect((await row())?.status).toBe('sending');
    repair();
    world.clock.pass((LEASE_MS + 1) / 60_000);
    await world.deliverNotices();
    expect(told(world)).toEqual(['alex#email']);
    expect(await row()).toMatchObject({ status: 'sent', attempts: 2 });
  });

  it('that falls over to somebody who rests waits for that person', async () => {
    const { world, event, row } = await assigned('newsletter', {
      phone: undefined,
      alerts: { webhook: null, quietHours: null },
    });
    await world.changeMember('morgan', { alerts: { webhook: null, quietHours: '15:00-17:00' } });
    misbehave(world, { 'alex#email': 'refuses' });
    await world.alert(event);
    expect(told(world)).toEqual([]);
    expect(await row('sms')).toMatchObject({
      recipientId: 'morgan',
      status: 'held',
      insteadOf: 'alex#email',
    });
    expect(await world.violations({ atRest: world.clock.iso() })).toEqual([]);
  });

  it('is out of the sight of whoever looks for untouched leads', async () => {
    const { world, event, leadId } = await assigned();
    await world.alert(event);
    const found: string[] = [];
    for await (const lead of openLeads(engine.client, world.tables.leads)()) found.push(lead.leadId);
    expect(found).toEqual([leadId]);
  });
});

describe('an urgent alert', () => {
  it.each(['demo', 'contact'])('knows no quiet hours: %s', async (form) => {
    const { world, event } = await assigned(form);
    await world.alert(event);
    expect(told(world)).toContain('alex#email');
  });
});

describe('times in a message', () => {
  it('are those of the place where its recipient is', async () => {
    const { world, event } = await assigned('demo', { timeZone: 'Europe/Berlin' });
    await world.alert(event);
    expect(world.outbox[0]?.message.text).toMatch(/Respond by Mon 23 Nov, 21:35 (GMT\+1|CET)/);
  });
});
