import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../core/alerts.ts';
import { alertFeedback } from '../../functions/record-mail-feedback/alert-feedback.ts';
import { recordMailFeedbackHandler } from '../../functions/record-mail-feedback/handler.ts';
import { LEASE_MS } from '../../functions/send-alerts/alert-log.ts';
import { alertRef } from '../../functions/shared/alert-items.ts';
import { mailboxes } from '../../functions/shared/mailboxes.ts';
import { anOperatingModel, minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aWorld, type NewLead, type World } from '../support/handoff-world.ts';
import { aBounce } from '../support/mail-events.ts';
import { type Behaviour, type Behaviours, misbehave } from '../support/providers.ts';

const engine = useEngine();

/** `demo` is told to its owner by e-mail and SMS, `contact` by e-mail alone. */
async function assigned(behaviours: Behaviours = {}, said: NewLead = { form: 'demo' }) {
  const world = aWorld(engine.client, await engine.freshTables());
  const { leadId } = await world.captureAssigned(said);
  const event = await world.lastEvent(leadId, 'LeadAssigned');
  const providers = misbehave(world, behaviours);
  const rows = async () =>
    Object.fromEntries(
      (await world.leads.alerts(leadId)).map((row) => [`${row.recipientId}#${row.channel}`, row]),
    );
  const deliver = () => world.alert(event);
  return { world, leadId, event, rows, deliver, ...providers };
}
const told = ({ outbox }: World) =>
  outbox.map(({ alert, channel }) => `${alert.recipient.id}#${channel}`).sort();
const subjects = ({ outbox }: World) => outbox.map(({ message }) => message.subject);
const unsent = { name: 'AlertsUnsent' };

describe('an alert that its provider refuses', () => {
  it('is told at once by a channel that the model did not name, and its event is handled', async () => {
    const { world, rows, deliver } = await assigned({ 'alex#email': 'refuses' }, { form: 'contact' });
    await deliver();
    expect(told(world)).toEqual(['alex#sms']);
    expect(await rows()).toMatchObject({
      'alex#email': { status: 'failed', outcome: 'MessageRejected', attempts: 1, fellOverTo: 'alex#sms' },
      'alex#sms': { status: 'sent', insteadOf: 'alex#email', role: 'owner' },
    });
    expect(world.log.counts).toEqual({ AlertsSent: 1, AlertsFellOver: 1 });
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('needs no substitute when the person hears of it by another channel of the rule', async () => {
    const { world, rows, deliver } = await assigned({ 'alex#email': 'refuses' });
    await deliver();
    expect(told(world)).toEqual(['alex#sms']);
    const { 'alex#sms': sms, 'alex#email': email } = await rows();
    expect(email).toMatchObject({ status: 'failed', fellOverTo: 'alex#sms' });
    expect(sms?.insteadOf).toBeUndefined();
    expect(world.log.counts).toEqual({ AlertsSent: 1 });
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('goes to the fallback manager when the person cannot be told, saying so', async () => {
    const { world, rows, deliver } = await assigned({
      'alex#email': 'refuses',
      'alex#sms': 'refuses',
    });
    await deliver();
    expect(told(world)).toEqual(['morgan#email', 'morgan#sms']);
    expect(new Set(subjects(world))).toEqual(
      new Set(['Alex Kim could not be told: New high intent lead: Jane Doe, Acme']),
    );
    expect(world.outbox[1]?.message.sms).toMatch(/^Alex Kim could not be told: New high intent lead/);
    expect(await rows()).toMatchObject({
      'alex#email': { status: 'failed', fellOverTo: 'morgan#email' },
      'alex#sms': { status: 'failed', fellOverTo: 'morgan#email' },
      'morgan#email': { status: 'sent', role: 'manager', insteadOf: 'alex#email' },
      'morgan#sms': { status: 'sent', role: 'manager', insteadOf: 'alex#email' },
    });
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('and whose manager hears of the moment anyway, is told to the manager once', async () => {
    const { world, leadId } = await assigned({ 'alex#email': 'refuses', 'alex#sms': 'refuses' });
    await world.follow(leadId, minute(10));
    await world.alert(await world.lastEvent(leadId, 'SlaBreached'));
    expect(told(world)).toEqual(['morgan#email', 'morgan#sms']);
    expect(subjects(world)[0]).toMatch(/^SLA breached by Alex Kim/);
    expect(
      (await world.violations({ atRest: minute(11) })).filter(
        (it) => !it.includes('assigned') && !it.includes('due'),
      ),
    ).toEqual([]);
  });

  it('is told once, however often its event is delivered and however many deliveries run at once', async () => {
    const { world, deliver } = await assigned({ 'alex#email': 'refuses', 'alex#sms': 'refuses' });
    await Promise.allSettled([deliver(), deliver(), deliver()]);
    await deliver();
    expect(told(world)).toEqual(['morgan#email', 'morgan#sms']);
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('is not told to anybody else when somebody responds meanwhile', async () => {
    const { world, leadId, rows, deliver } = await assigned();
    world.send.sms = async () => Promise.reject(new Error('not now'));
    const { email } = world.send;
    world.send.email = async (alert, message) => {
      await world.contact(leadId);
      misbehave(world, { 'alex#email': 'refuses' });
      return world.send.email(alert, message).finally(() => Object.assign(world.send, { email }));
    };
    await deliver();
    expect(told(world)).toEqual([]);
    expect(Object.keys(await rows())).toEqual(['alex#email']);
    expect(await world.violations()).toEqual([]);
  });

  it('is logged by codes and ids alone', async () => {
    const { world, deliver } = await assigned({ 'alex#email': 'refuses', 'alex#sms': 'refuses' });
    await deliver();
    expect(world.log.codes()).toContain('ALERT_FELL_OVER');
    expect(JSON.stringify(world.log.lines)).not.toMatch(/@|Alex Kim|Jane/);
  });
});

describe('an alert that its provider fails to take', () => {
  it('is tried three times, and then told in another way', async () => {
    const { world, rows, deliver, asked } = await assigned({ 'alex#email': 'fails' }, { form: 'contact' });
    await expect(deliver()).rejects.toMatchObject(unsent);
    await expect(deliver()).rejects.toMatchObject(unsent);
    expect(told(world)).toEqual([]);
    await deliver();
    expect(told(world)).toEqual(['alex#sms']);
    expect(await rows()).toMatchObject({
      'alex#email': { status: 'failed', outcome: 'Throttling', attempts: 3, fellOverTo: 'alex#sms' },
    });
    await deliver();
    expect(asked).toEqual(['alex#email', 'alex#email', 'alex#email', 'alex#sms']);
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('leaves one that is refused waiting for it: the person may yet be told', async () => {
    const { world, rows, deliver, repair } = await assigned({ 'alex#email': 'refuses', 'alex#sms': 'fails' });
    await expect(deliver()).rejects.toMatchObject(unsent);
    expect(told(world)).toEqual([]);
    repair();
    misbehave(world, { 'alex#email': 'refuses' });
    await deliver();
    expect(told(world)).toEqual(['alex#sms']);
    expect(await rows()).toMatchObject({ 'alex#email': { fellOverTo: 'alex#sms' } });
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('as a substitute is not waited for: its event may not come again', async () => {
    const { world, rows, deliver } = await assigned(
      { 'alex#email': 'refuses', 'alex#sms': 'fails', 'morgan#email': 'fails' },
      { form: 'contact' },
    );
    await deliver();
    expect(told(world)).toEqual(['morgan#sms']);
    expect(await rows()).toMatchObject({
      'alex#email': { fellOverTo: 'alex#sms' },
      'alex#sms': { status: 'failed', fellOverTo: 'morgan#email' },
    });
  });

  it('on its last try is not needed any more once somebody has responded', async () => {
    const { world, leadId, rows, deliver } = await assigned({ 'alex#email': 'fails' }, { form: 'contact' });
    await expect(deliver()).rejects.toMatchObject(unsent);
    await world.contact(leadId);
    await deliver();
    expect(await rows()).toMatchObject({ 'alex#email': { status: 'not-needed', attempts: 1 } });
    expect(await world.violations()).toEqual([]);
  });
});

describe('when nobody can be told', () => {
  const nobody: Behaviours = {
    'alex#email': 'refuses',
    'alex#sms': 'fails',
    'morgan#email': 'fails',
    'morgan#sms': 'refuses',
  };

  it('the event fails each time, so that it ends in the dead letters, and is counted for the alarm', async () => {
    const { world, deliver, leadId } = await assigned(nobody);
    for (let time = 1; time <= 3; time += 1) await expect(deliver()).rejects.toMatchObject(unsent);
    expect(told(world)).toEqual([]);
    expect(world.log.counts['AlertDeliveryFailed']).toBeGreaterThan(0);
    expect(world.log.counts['AlertsFellOver']).toBeUndefined();
    expect(await world.violations({ atRest: minute(1) })).toContain(
      `7 · lead ${leadId}: ALERT#1#assigned#alex#email is failed, and nobody was told in its place`,
    );
  });

  it('and the provider is repaired, the event that is sent again reaches somebody', async () => {
    const { world, deliver, repair } = await assigned(nobody);
    for (let time = 1; time <= 3; time += 1) await expect(deliver()).rejects.toMatchObject(unsent);
    repair();
    await deliver();
    expect(told(world)).toEqual(['alex#sms']);
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });
});

describe('a mailbox that is known to take no mail', () => {
  it('is not tried: the alert is told in another way, until the address is another', async () => {
    const { world, rows, deliver, asked } = await assigned({}, { form: 'contact' });
    const mark = { state: 'bounced', at: minute(0), reason: 'Permanent/General' } as const;
    await mailboxes(engine.client, world.tables.team).mark('alex.kim@example.com', mark);
    await deliver();
    expect(asked).toEqual(['alex#sms']);
    expect(await rows()).toMatchObject({
      'alex#email': { status: 'failed', outcome: 'mailbox-bounced', fellOverTo: 'alex#sms' },
    });
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);

    await world.changeMember('alex', { email: 'alex.kim@example.org' });
    world.outbox.length = 0;
    const { leadId } = await world.captureAssigned({ form: 'contact' });
    await world.giveTo(leadId, 'alex');
    await world.alert(await world.lastEvent(leadId, 'LeadReassigned'));
    expect(world.outbox.map(({ to }) => to)).toContain('alex.kim@example.org');
  });
});

describe('a sender that dies', () => {
  it('while it tells of a lost alert is followed by another after the lease, and the lost one is not tried again', async () => {
    const { world, deliver, asked, repair, rows } = await assigned(
      { 'alex#email': 'refuses', 'alex#sms': 'hangs' },
      { form: 'contact' },
    );
    void deliver();
    await expect.poll(async () => (await rows())['alex#sms']?.status).toBe('sending');
    await expect(deliver()).rejects.toMatchObject(unsent);
    repair();
    world.clock.pass((LEASE_MS + 1) / 60_000);
    await deliver();
    expect(asked).toEqual(['alex#email', 'alex#sms']);
    expect(told(world)).toEqual(['alex#sms']);
    expect(await rows()).toMatchObject({ 'alex#sms': { attempts: 2, insteadOf: 'alex#email' } });
    expect(await world.violations({ atRest: minute(1), crashes: true })).toEqual([]);
  });
});

describe('an alert that bounces', () => {
  async function bounced(said: NewLead = { form: 'contact' }) {
    const ready = await assigned({}, said);
    const { world, deliver } = ready;
    const tell = recordMailFeedbackHandler({
      alerts: alertFeedback(engine.client, world.tables.leads),
      mailboxes: mailboxes(engine.client, world.tables.team),
      publish: world.publish,
      now: world.clock.now,
      log: world.log.log,
    });
    await deliver();
    const mail = world.outbox.find(({ channel }) => channel === 'email');
    if (!mail) throw new Error('No e-mail was sent');
    const bounce = () => tell({ detail: aBounce({ tags: alertRef(mail.alert), to: mail.to }) });
    return { ...ready, bounce };
  }

  it('is told in another way, once, however often the bounce is told', async () => {
    const { world, bounce, rows } = await bounced();
    await bounce();
    await world.deliverNotices();
    await bounce();
    await bounce();
    await world.deliverNotices();
    expect(told(world)).toEqual(['alex#email', 'alex#sms']);
    expect(await rows()).toMatchObject({
      'alex#email': { status: 'bounced', outcome: 'Permanent/General', fellOverTo: 'alex#sms' },
      'alex#sms': { status: 'sent', insteadOf: 'alex#email' },
    });
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('is told in another way by a repeat of its own event as well', async () => {
    const { world, bounce, deliver } = await bounced();
    await bounce();
    await deliver();
    await world.deliverNotices();
    expect(told(world)).toEqual(['alex#email', 'alex#sms']);
  });

  it('as a substitute goes on to the next in line', async () => {
    const { world, leadId, event } = await assigned({ 'alex#email': 'refuses', 'alex#sms': 'refuses' });
    await world.alert(event);
    const alert = world.outbox.find(({ channel }) => channel === 'email')?.alert;
    const feedback = alertFeedback(engine.client, world.tables.leads);
    const ref = alertRef(alert as NonNullable<typeof alert>);
    await feedback.record(ref, 'bounced', { at: minute(0), reason: 'Permanent/General' });
    await world.alert({ type: 'AlertUndelivered', ...ref, reason: 'Permanent/General' });
    expect(told(world)).toEqual(['morgan#email', 'morgan#sms']);
    expect(await world.leads.alerts(leadId)).toContainEqual(
      expect.objectContaining({ recipientId: 'morgan', status: 'bounced', fellOverTo: 'morgan#sms' }),
    );
  });

  it('after somebody responded is told to nobody else', async () => {
    const { world, leadId, bounce, rows } = await bounced();
    await world.contact(leadId);
    await bounce();
    await world.deliverNotices();
    expect(told(world)).toEqual(['alex#email']);
    expect(await rows()).toMatchObject({ 'alex#email': { status: 'bounced' } });
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('after the lead went to somebody else is told to nobody else', async () => {
    const { world, leadId, bounce } = await bounced();
    await world.giveTo(leadId, 'blair');
    await bounce();
    await world.deliverNotices();
    expect(told(world)).toEqual(['alex#email']);
  });

  it('and reaches nobody in any other way fails its notice, for the dead letters', async () => {
    const { world, bounce } = await bounced();
    misbehave(world, { 'alex#sms': 'refuses', 'morgan#email': 'refuses', 'morgan#sms': 'refuses' });
    await bounce();
    await expect(world.deliverNotices()).rejects.toMatchObject(unsent);
  });
});

describe('whatever the providers do', () => {
  const places: Place[] = ['alex#email', 'alex#sms', 'morgan#email', 'morgan#sms'];
  const behaviours = fc.record(
    Object.fromEntries(
      places.map((place) => [place, fc.constantFrom<Behaviour | undefined>('refuses', 'fails', undefined)]),
    ),
  );

  it('after three deliveries every alert is told or the event is kept, and nobody is told twice', async () => {
    await fc.assert(
      fc.asyncProperty(behaviours, fc.constantFrom('demo', 'contact'), async (bad, form) => {
        const { world, deliver } = await assigned(bad as Behaviours, { form });
        const outcomes: PromiseSettledResult<void>[] = [];
        for (let time = 1; time <= 3; time += 1) outcomes.push(...(await Promise.allSettled([deliver()])));
        expect(new Set(told(world)).size).toBe(told(world).length);
        const found = await world.violations({ atRest: minute(1) });
        if (outcomes.at(-1)?.status === 'fulfilled') expect(found).toEqual([]);
        else expect(told(world)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('an alert of a model that names no other way', () => {
  it('reaches somebody whose only channel it is, or the manager', async () => {
    const model = anOperatingModel();
    const team = model.team.map((member) => ({ ...member, phone: undefined }));
    const world = aWorld(engine.client, await engine.freshTables(), { ...model, team });
    const { leadId } = await world.captureAssigned({ form: 'contact' });
    misbehave(world, { 'alex#email': 'refuses' });
    await world.alert(await world.lastEvent(leadId, 'LeadAssigned'));
    expect(told(world)).toEqual(['morgan#email']);
  });
});
