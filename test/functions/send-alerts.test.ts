import { describe, expect, it } from 'vitest';
import { LEASE_MS } from '../../functions/send-alerts/alert-log.ts';
import { anOperatingModel, aTeam, minute } from '../support/builders.ts';
import { interfering, useEngine } from '../support/engine.ts';
import { aWorld, type World } from '../support/handoff-world.ts';

const engine = useEngine();
const newWorld = async (model = anOperatingModel()) =>
  aWorld(engine.client, await engine.freshTables(), model);

const told = ({ outbox }: World) => outbox.map(({ kind, channel, to }) => `${kind} ${channel} ${to}`).sort();
const rows = async (world: World) => (await world.rows()).filter(({ sk }) => sk.startsWith('ALERT#'));

describe('who hears of what', () => {
  const alex = { email: 'alex.kim@example.com', sms: '+12025550101' };
  const blair = { email: 'blair.osei@example.com', sms: '+12025550102' };
  const morgan = { email: 'morgan.reyes@example.com', sms: '+12025550100' };

  it.each([
    [
      'demo',
      [
        `assigned email ${alex.email}`,
        `assigned sms ${alex.sms}`,
        `breached email ${alex.email}`,
        `breached email ${morgan.email}`,
        `breached sms ${morgan.sms}`,
        `breached sms ${alex.sms}`,
        `due sms ${alex.sms}`,
        `reassigned email ${alex.email}`,
        `reassigned email ${blair.email}`,
        `reassigned sms ${blair.sms}`,
      ],
    ],
    [
      'contact',
      [
        `assigned email ${alex.email}`,
        `breached email ${alex.email}`,
        `breached email ${morgan.email}`,
        `breached sms ${morgan.sms}`,
        `breached sms ${alex.sms}`,
        `reassigned email ${alex.email}`,
        `reassigned email ${blair.email}`,
        `reassigned sms ${alex.sms}`,
        `reassigned sms ${blair.sms}`,
      ],
    ],
  ])('of a lead from the form "%s" in its first twenty minutes', async (form, expected) => {
    const world = await newWorld();
    const leadId = await world.capture({ form });
    await world.follow(leadId, minute(20));
    for (const event of await world.events(leadId)) await world.alert(event);
    expect(told(world)).toEqual(expected.sort());
    expect(await world.violations({ atRest: minute(20) })).toEqual([]);
  });

  it('of a nurture lead is told by e-mail alone', async () => {
    const world = await newWorld();
    const leadId = await world.capture({ form: 'newsletter', message: undefined });
    await world.follow(leadId, '2026-11-24T15:00:00Z');
    for (const event of await world.events(leadId)) await world.alert(event);
    expect(new Set(world.outbox.map(({ channel }) => channel))).toEqual(new Set(['email']));
    expect(new Set(world.outbox.map(({ kind }) => kind))).toEqual(
      new Set(['assigned', 'breached', 'reassigned']),
    );
    expect(await world.violations({ atRest: '2026-11-24T15:00:00Z' })).toEqual([]);
  });

  it('reaches a manager who owns the lead once, and a person without a phone by e-mail', async () => {
    const team = aTeam(['alex'], { away: ['alex'] });
    const withoutPhone = team.map((member) =>
      member.id === 'morgan' ? { ...member, phone: undefined } : member,
    );
    const world = await newWorld(anOperatingModel({ team: withoutPhone }));
    const leadId = await world.capture();
    await world.follow(leadId, minute(11));
    for (const event of await world.events(leadId)) await world.alert(event);
    expect(told(world)).toEqual(['assigned email morgan@example.com', 'breached email morgan@example.com']);
    expect(await world.violations({ atRest: minute(11) })).toEqual([]);
  });

  it('is told of a manual reassignment as well', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    await world.giveTo(leadId, 'devon');
    await world.alert(await world.lastEvent(leadId, 'LeadReassigned'));
    expect(told(world)).toEqual([
      'reassigned email alex.kim@example.com',
      'reassigned email devon.silva@example.com',
      'reassigned sms +12025550104',
    ]);
  });

  it('is the manager at any moment that the model says so', async () => {
    const model = anOperatingModel();
    const assigned = { owner: [], manager: ['email' as const], previousOwner: [], urgent: true };
    const alerts = { ...model.alerts, high: { ...model.alerts.high, assigned } };
    const world = await newWorld({ ...model, alerts });
    const { leadId } = await world.captureAssigned();
    await world.alert(await world.lastEvent(leadId, 'LeadAssigned'));
    expect(told(world)).toEqual([`assigned email ${morgan.email}`]);
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('is nobody for events that alert nobody', async () => {
    const world = await newWorld();
    const leadId = await world.capture();
    await world.alert(await world.lastEvent(leadId, 'LeadCaptured'));
    expect(world.outbox).toEqual([]);
    expect(await rows(world)).toEqual([]);
  });
});

describe('an alert', () => {
  it('is sent once, however often its event is delivered', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    const event = await world.lastEvent(leadId, 'LeadAssigned');
    await world.alert(event);
    await world.alert(event);
    expect(world.outbox).toHaveLength(2);
    expect(await rows(world)).toMatchObject([
      { kind: 'assigned', round: 1, recipientId: 'alex', channel: 'email', status: 'sent', attempts: 1 },
      { kind: 'assigned', round: 1, recipientId: 'alex', channel: 'sms', status: 'sent', attempts: 1 },
    ]);
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('is sent once when two deliveries run at the same moment', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    const event = await world.lastEvent(leadId, 'LeadAssigned');
    // The one that comes second finds the other's claim, and is delivered again later.
    await Promise.allSettled([world.alert(event), world.alert(event), world.alert(event)]);
    expect(world.outbox).toHaveLength(2);
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('whose sender died is tried again after the lease, not before', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    const event = await world.lastEvent(leadId, 'LeadAssigned');
    const { sms } = world.send;
    world.send.sms = () => new Promise(() => {});
    void world.alert(event);
    await expect
      .poll(async () => (await rows(world)).map(({ status }) => status))
      .toEqual(['sent', 'sending']);
    world.send.sms = sms;

    world.clock.pass(LEASE_MS / 60_000 - 0.01);
    await expect(world.alert(event)).rejects.toMatchObject({ name: 'AlertsUnsent' });
    expect(world.outbox).toHaveLength(1);
    world.clock.pass(0.02);
    await world.alert(event);
    expect(told(world)).toEqual(['assigned email alex.kim@example.com', 'assigned sms +12025550101']);
    expect(await rows(world)).toMatchObject([{ attempts: 1 }, { attempts: 2, status: 'sent' }]);
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('that fails is recorded and tried again; the others are not repeated', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    const event = await world.lastEvent(leadId, 'LeadAssigned');
    const { email } = world.send;
    world.send.email = async () => {
      throw Object.assign(new Error('jane.doe@acme.example is suppressed'), { name: 'MessageRejected' });
    };
    await expect(world.alert(event)).rejects.toMatchObject({ name: 'AlertsUnsent' });
    expect(await rows(world)).toMatchObject([
      { channel: 'email', status: 'failed', outcome: 'MessageRejected', attempts: 1 },
      { channel: 'sms', status: 'sent' },
    ]);
    expect(world.log.codes()).toContain('ALERT_NOT_SENT');
    expect(world.log.counts).toEqual({ AlertsSent: 1 });
    expect(JSON.stringify(world.log.lines)).not.toContain('jane.doe');

    world.send.email = email;
    await world.alert(event);
    expect(told(world)).toEqual(['assigned email alex.kim@example.com', 'assigned sms +12025550101']);
    expect(await rows(world)).toMatchObject([
      { status: 'sent', attempts: 2 },
      { status: 'sent', attempts: 1 },
    ]);
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('is not sent once somebody responded, to nobody and for no deadline', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    await world.follow(leadId, minute(10));
    await world.contact(leadId);
    for (const event of await world.events(leadId)) await world.alert(event);
    expect(world.outbox).toEqual([]);
    expect(await rows(world)).toEqual([]);
    expect(await world.violations()).toEqual([]);
  });

  it('is not claimed when the response comes between reading the lead and the claim', async () => {
    const tables = await engine.freshTables();
    const healthy = aWorld(engine.client, tables);
    const { leadId } = await healthy.captureAssigned();
    const event = await healthy.lastEvent(leadId, 'LeadAssigned');
    const client = interfering(engine, async ({ name }, send) => {
      if (name === 'TransactWriteItemsCommand') await healthy.contact(leadId);
      return send();
    });
    const world = aWorld(client, tables);
    await world.alert(event);
    expect(world.outbox).toEqual([]);
    expect(await rows(world)).toEqual([]);
  });

  it('is tried again when another transaction held the lead', async () => {
    const { TransactionCanceledException } = await import('@aws-sdk/client-dynamodb');
    const tables = await engine.freshTables();
    const { leadId } = await aWorld(engine.client, tables).captureAssigned();
    let conflict = true;
    const client = interfering(engine, async ({ name }, send) => {
      if (!conflict || name !== 'TransactWriteItemsCommand') return send();
      const CancellationReasons = [{ Code: 'TransactionConflict' }, { Code: 'None' }];
      throw new TransactionCanceledException({ message: 'conflict', $metadata: {}, CancellationReasons });
    });
    const world = aWorld(client, tables);
    const event = await world.lastEvent(leadId, 'LeadAssigned');
    await expect(world.alert(event)).rejects.toMatchObject({ name: 'AlertsUnsent' });
    conflict = false;
    await world.alert(event);
    expect(world.outbox).toHaveLength(2);
  });

  it('of an owner who lost the lead still goes out, and speaks of that owner’s own deadline', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    await world.follow(leadId, minute(20));
    for (const type of ['LeadAssigned', 'ResponseDue', 'SlaBreached'] as const) {
      world.outbox.length = 0;
      await world.alert(await world.lastEvent(leadId, type));
      for (const { message } of world.outbox) {
        expect(message.sms, type).toContain('Respond by Mon 23 Nov, 10:05 EST');
      }
      expect(world.outbox.length, type).toBeGreaterThan(0);
    }
  });

  it('gives an owner who lost the lead a link for the round that was theirs', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    await world.follow(leadId, minute(20));
    await world.alert(await world.lastEvent(leadId, 'LeadReassigned'));
    const linkTo = (address: string) =>
      /\/r\/(\S+)/.exec(world.outbox.find(({ to }) => to === address)?.message.text ?? '')?.[1]?.split('.');
    expect(linkTo('alex.kim@example.com')?.slice(0, 3)).toEqual([leadId, 'alex', '1']);
    expect(linkTo('blair.osei@example.com')?.slice(0, 3)).toEqual([leadId, 'blair', '2']);
  });

  it('of an event whose lead is not there any more is not needed', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    const event = await world.lastEvent(leadId, 'LeadAssigned');
    const other = await newWorld();
    await other.alert(event);
    expect(other.outbox).toEqual([]);
  });

  it('refuses what is no event', async () => {
    const world = await newWorld();
    await expect(world.alert({ type: 'LeadAssigned' } as never)).rejects.toThrow();
  });
});

describe('alerts of one lead while something else writes to it', () => {
  it('wait for a moment and are sent', async () => {
    const { TransactionCanceledException } = await import('@aws-sdk/client-dynamodb');
    const tables = await engine.freshTables();
    const leadId = await aWorld(engine.client, tables).capture({ form: 'demo' });
    await aWorld(engine.client, tables).step('assign', leadId);
    let conflicts = 0;
    const client = interfering(engine, async ({ name }, send) => {
      if (name !== 'TransactWriteItemsCommand' || conflicts === 2) return send();
      conflicts += 1;
      throw new TransactionCanceledException({
        message: 'Transaction cancelled',
        $metadata: {},
        CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
      });
    });
    const world = aWorld(client, tables);
    for (const event of await world.events(leadId)) await world.alert(event);
    expect(conflicts).toBe(2);
    expect(told(world)).toHaveLength(2);
    expect((await rows(world)).map(({ status }) => status)).toEqual(['sent', 'sent']);
  });
});
