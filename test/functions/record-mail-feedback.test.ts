import { describe, expect, it } from 'vitest';
import type { Alert } from '../../core/alerts.ts';
import { alertFeedback } from '../../functions/record-mail-feedback/alert-feedback.ts';
import { recordMailFeedbackHandler } from '../../functions/record-mail-feedback/handler.ts';
import { alertRef } from '../../functions/shared/alert-items.ts';
import { mailboxes } from '../../functions/shared/mailboxes.ts';
import { minute, otherLeadId } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aWorld } from '../support/handoff-world.ts';
import { aBounce, aComplaint, aDelay, aReject } from '../support/mail-events.ts';
import { recordingLog } from '../support/recording-log.ts';

const engine = useEngine();
const alex = 'alex.kim@example.com';

/** A lead of alex's, whose alert went out by e-mail, and what SES tells of it. */
async function mailed() {
  const world = aWorld(engine.client, await engine.freshTables());
  const { leadId } = await world.captureAssigned();
  const event = await world.lastEvent(leadId, 'LeadAssigned');
  const boxes = mailboxes(engine.client, world.tables.team);
  const recorded = recordingLog();
  const handle = recordMailFeedbackHandler({
    alerts: alertFeedback(engine.client, world.tables.leads),
    mailboxes: boxes,
    publish: world.publish,
    now: world.clock.now,
    log: recorded.log,
  });
  const row = async () => {
    const rows = await world.leads.alerts(leadId);
    return rows.find(({ channel }) => channel === 'email');
  };
  const send = async () => {
    await world.alert(event);
    const alert = world.outbox.find(({ channel }) => channel === 'email')?.alert as Alert;
    return { tags: alertRef(alert), to: alex };
  };
  return { world, event, boxes, recorded, row, send, tell: (detail: unknown) => handle({ detail }) };
}

describe('a mail that came back', () => {
  it('for good is on the alert and on the mailbox, and its alert is to be told in another way', async () => {
    const { world, send, tell, row, boxes, recorded } = await mailed();
    const sent = await send();
    expect(await tell(aBounce(sent))).toEqual({ outcome: 'undelivered', alert: sent.tags });
    expect(await row()).toMatchObject({ status: 'bounced', outcome: 'Permanent/General', at: minute(0) });
    expect(await boxes.read(alex)).toEqual({ state: 'bounced', at: minute(0), reason: 'Permanent/General' });
    expect(recorded.counts).toEqual({ MailBounces: 1 });
    expect(world.notices).toEqual([{ type: 'AlertUndelivered', ...sent.tags, reason: 'Permanent/General' }]);
    await world.deliverNotices();
    expect(await world.violations({ atRest: minute(1) })).toEqual([]);
  });

  it('is not sent again when the event of the lead is delivered again', async () => {
    const { world, event, send, tell } = await mailed();
    await tell(aBounce(await send()));
    await world.alert(event);
    expect(world.outbox.filter(({ channel }) => channel === 'email')).toHaveLength(1);
  });

  it('means the same each time it is told', async () => {
    const { world, send, tell } = await mailed();
    const bounce = aBounce(await send());
    expect(await tell(bounce)).toEqual(await tell(bounce));
    const [first, second] = world.notices;
    expect(second).toEqual(first);
  });

  it('before the send is recorded stays a mail that came back', async () => {
    const { world, send, tell, row } = await mailed();
    const { email } = world.send;
    world.send.email = async (alert, message) => {
      await tell(aBounce({ tags: alertRef(alert), to: alex }));
      return email(alert, message);
    };
    await send();
    expect(await row()).toMatchObject({ status: 'bounced', outcome: 'Permanent/General' });
  });

  it('after a full mailbox was tried for hours is undelivered, but the mailbox is still there', async () => {
    const { send, tell, row, boxes } = await mailed();
    const sent = await send();
    const full = aBounce({ ...sent, bounceType: 'Transient', bounceSubType: 'MailboxFull' });
    expect(await tell(full)).toEqual({ outcome: 'undelivered', alert: sent.tags });
    expect(await row()).toMatchObject({ status: 'bounced', outcome: 'Transient/MailboxFull' });
    expect(await boxes.read(alex)).toBeNull();
  });

  it('because SES did not let it out is undelivered, which is not the mailbox’s doing', async () => {
    const { send, tell, row, boxes } = await mailed();
    const sent = await send();
    expect(await tell(aReject(sent))).toEqual({ outcome: 'undelivered', alert: sent.tags });
    expect(await row()).toMatchObject({ status: 'bounced', outcome: 'Reject' });
    expect(await boxes.read(alex)).toBeNull();
  });

  it('of which another attempt is to follow changes nothing but the mailbox', async () => {
    const { world, event, tell, row, boxes } = await mailed();
    let tags = {};
    world.send.email = async (alert) => {
      tags = alertRef(alert);
      throw new Error('the answer of SES was lost');
    };
    await expect(world.alert(event)).rejects.toThrow();
    expect(await tell(aBounce({ tags, to: alex }))).toEqual({ outcome: 'not-expected' });
    expect(await row()).toMatchObject({ status: 'failed' });
    expect(await boxes.read(alex)).toMatchObject({ state: 'bounced' });
  });
});

describe('what is no loss', () => {
  it.each([
    [
      'an out-of-office reply',
      (sent: object) => aBounce({ ...sent, bounceType: 'Transient', recipient: {} }),
    ],
    [
      'a bounce that says nothing',
      (sent: object) =>
        aBounce({ ...sent, bounceType: 'Undetermined', bounceSubType: 'Undetermined', recipient: {} }),
    ],
    ['a delay', (sent: object) => aDelay(sent)],
  ])('%s leaves everything as it is', async (_what, event) => {
    const { send, tell, row, boxes, recorded } = await mailed();
    expect(await tell(event(await send()))).toEqual({ outcome: 'nothing-lost' });
    expect(await row()).toMatchObject({ status: 'sent' });
    expect(await boxes.read(alex)).toBeNull();
    expect(recorded.counts).toEqual({});
  });
});

describe('a complaint', () => {
  it('is on the alert, which arrived, and on the mailbox', async () => {
    const { world, send, tell, row, boxes, recorded } = await mailed();
    const sent = await send();
    expect(await tell(aComplaint(sent))).toEqual({ outcome: 'complained', alert: sent.tags });
    expect(await row()).toMatchObject({ status: 'complained', outcome: 'Complaint/abuse' });
    expect(await boxes.read(alex)).toEqual({
      state: 'complained',
      at: minute(0),
      reason: 'Complaint/abuse',
    });
    expect(recorded.counts).toEqual({ MailComplaints: 1 });
    expect(world.notices).toEqual([]);
  });

  it('for which SES held the mail back is of an alert nobody got', async () => {
    const { send, tell, row, boxes } = await mailed();
    const sent = await send();
    const held = aComplaint({ ...sent, complaintSubType: 'OnAccountSuppressionList' });
    expect(await tell(held)).toEqual({ outcome: 'undelivered', alert: sent.tags });
    expect(await row()).toMatchObject({
      status: 'bounced',
      outcome: 'Complaint/OnAccountSuppressionList',
    });
    expect(await boxes.read(alex)).toMatchObject({ state: 'complained' });
  });
});

describe('feedback', () => {
  it('about a mail that was no alert is about its mailbox alone', async () => {
    const { tell, boxes } = await mailed();
    expect(await tell(aBounce({ to: alex }))).toEqual({ outcome: 'not-expected' });
    expect(await boxes.read(alex)).toMatchObject({ state: 'bounced' });
  });

  it('about an alert that is not there any more makes no row', async () => {
    const { world, send, tell } = await mailed();
    const { tags } = await send();
    const before = await world.rows();
    expect(await tell(aBounce({ tags: { ...tags, leadId: otherLeadId } }))).toEqual({
      outcome: 'not-expected',
    });
    expect(await world.rows()).toEqual(before);
  });

  it('is logged and stored without an address or a word of the lead’s', async () => {
    const { world, send, tell, recorded } = await mailed();
    const sent = await send();
    await tell(aBounce({ ...sent, bounceSubType: 'smtp; 550 <alex.kim@example.com> unknown' }));
    const marks = (await world.rows('team')).filter(({ sk }) => sk === 'MAILBOX');
    const kept = JSON.stringify([recorded.lines, marks]);
    expect(kept).toContain('Permanent/other');
    expect(kept).not.toMatch(/@example\.com|Jane/);
  });

  it.each([
    ['nothing', {}],
    ['an event of another kind', { ...aBounce(), eventType: 'Open' }],
    [
      'a mail to several people',
      { ...aReject(), mail: { ...aReject().mail, destination: ['a@b.co', 'c@d.co'] } },
    ],
  ])('that is %s is refused', async (_what, detail) => {
    const { tell } = await mailed();
    await expect(tell(detail)).rejects.toThrow();
  });
});

describe('the mark on a mailbox', () => {
  it('is one for an address however it is written, the newest', async () => {
    const { boxes } = await mailed();
    await boxes.mark('Alex.Kim@Example.com', {
      state: 'bounced',
      at: minute(1),
      reason: 'Permanent/General',
    });
    await boxes.mark(' alex.kim@example.com', {
      state: 'complained',
      at: minute(2),
      reason: 'Complaint/abuse',
    });
    expect(await boxes.read('ALEX.KIM@EXAMPLE.COM')).toMatchObject({ state: 'complained', at: minute(2) });
    expect(await boxes.read('alex@example.com')).toBeNull();
  });
});
