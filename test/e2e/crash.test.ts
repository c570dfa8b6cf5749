import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeadAnswer } from '../../core/contracts/leads.ts';
import { brokenPromisesOf, leadRowsLeftIn } from '../support/promises.ts';
import {
  dataFolder,
  eventually,
  type OutboxMessage,
  type RunningSystem,
  startSystem,
} from '../support/running-system.ts';

const LEADS = 50;
const data = dataFolder();
/** 5 policy minutes are 4 seconds here: long enough to die while all of them wait. */
const minute = '800ms';

/** Stops the clock of a lead's second owner, so that the test looks at one round. */
const contact = (system: RunningSystem, leadId: string) =>
  system.api(`/api/leads/${leadId}/contact`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'call' }),
  });

describe('fifty leads wait when the power goes, runtime and database engine alike', () => {
  let before: LeadAnswer[];
  let after: LeadAnswer[];
  let outbox: OutboxMessage[];
  /** Of each lead, kind and channel, how many alerts are on record as sent when the power goes. */
  let onRecord: ReadonlyMap<string, number>;
  let diedAt: string;
  let system: Awaited<ReturnType<typeof startSystem>>;

  beforeAll(async () => {
    const first = await startSystem({ data, minute });
    const ids = await Promise.all(
      Array.from({ length: LEADS }, async (_, i) => {
        const response = await first.post({
          email: `lead${i}@crash-${i}.example`,
          form: 'demo',
          submission_id: `crash-${i}`,
        });
        return ((await response.json()) as { leadId: string }).leadId;
      }),
    );
    const all = () => Promise.all(ids.map((id) => first.lead(id)));
    before = await eventually(all, (leads) => leads.every((lead) => lead.stage === 'assigned'));
    // Sent and recorded: between the two lies the one window in which a crash may repeat an alert.
    await eventually(all, (leads) =>
      leads.every(
        ({ alerts }) => alerts.filter((it) => it.kind === 'assigned' && it.status === 'sent').length === 2,
      ),
    );
    const { pid } = JSON.parse(readFileSync(join(data, 'engine.json'), 'utf8')) as { pid: number };
    await first.kill();
    process.kill(pid, 'SIGKILL');
    diedAt = new Date().toISOString();
    onRecord = counted(
      (await leadRowsLeftIn(data))
        .filter(({ sk, status }) => sk.startsWith('ALERT#') && status === 'sent')
        .map(({ pk, kind, channel }) => `${pk.slice('LEAD#'.length)} ${kind} ${channel}`),
    );
    // Down across the reminder and the breach of most of them.
    await new Promise((resolve) => setTimeout(resolve, 7_000));

    system = await startSystem({ data, minute });
    const again = () => Promise.all(ids.map((id) => system.lead(id)));
    await eventually(again, (leads) => leads.every((lead) => lead.round >= 2), 60);
    // An alert that was under way when the power went is tried again after its lease.
    await eventually(
      () => system.outbox(),
      (messages) => ids.every((id) => toFirstOwner(messages, id).length >= EVERY_KIND.length),
      60,
    );
    await Promise.all(ids.map((id) => contact(system, id)));
    after = await eventually(again, (leads) =>
      leads.every(({ alerts }) => alerts.every(({ status }) => status !== 'sending')),
    );
    outbox = await system.outbox();
  }, 120_000);
  afterAll(async () => {
    await system.stop();
    system.remove();
  });

  it('keeps every lead that was answered with 201', () => {
    expect(after.map((lead) => lead.leadId).sort()).toEqual(before.map((lead) => lead.leadId).sort());
  });

  it('lets every deadline happen once, in order, at its stored time or later', () => {
    for (const lead of after) {
      const [assigned, due, breached, reassigned] = lead.timeline.filter((it) => it.type !== 'LeadCaptured');
      expect([assigned, due, breached, reassigned].map((it) => it?.type)).toEqual([
        'LeadAssigned',
        'ResponseDue',
        'SlaBreached',
        'LeadReassigned',
      ]);
      const stored = before.find((it) => it.leadId === lead.leadId)?.sla;
      expect(Date.parse(due?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(stored?.respondBy ?? ''));
      expect(Date.parse(breached?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(stored?.escalateAt ?? ''));
      expect(Date.parse(reassigned?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(stored?.reassignAt ?? ''));
      expect(lead.timeline.map((it) => it.seq)).toEqual(lead.timeline.map((_, i) => i + 1));
    }
  });

  it('sends every alert once, but for one whose record the power cut off, and tells the manager of each breach', () => {
    const toManager = (it: OutboxMessage) => it.to === 'morgan.reyes@example.com' || it.to === '+12025550100';
    const sent = counted(
      after.flatMap(({ leadId, alerts }) =>
        alerts
          .filter(({ status }) => status === 'sent')
          .map(({ kind, channel }) => `${leadId} ${kind} ${channel}`),
      ),
    );
    const messages = counted(outbox.map(nameOf));
    const beforeTheCut = counted(outbox.filter(({ sentAt }) => sentAt <= diedAt).map(nameOf));
    for (const name of new Set([...sent.keys(), ...messages.keys()])) {
      // The one window in which an alert may be repeated: the provider had it, and we had not written that down.
      const cutOff = (beforeTheCut.get(name) ?? 0) - (onRecord.get(name) ?? 0);
      expect(messages.get(name) ?? 0, name).toBe((sent.get(name) ?? 0) + cutOff);
    }
    for (const lead of after) {
      expect([...new Set(toFirstOwner(outbox, lead.leadId))]).toEqual(EVERY_KIND);
      const messages = outbox.filter((it) => it.leadId === lead.leadId);
      expect(messages.filter(toManager).map((it) => it.kind)).toContain('breached');
    }
  });

  it('keeps every promise', async () => {
    expect(await brokenPromisesOf(system, LEADS, { crashes: true })).toEqual([]);
  });
});

/** What the first owner hears of a high-intent lead that they let lie. */
const EVERY_KIND = [
  'assigned email',
  'assigned sms',
  'breached email',
  'breached sms',
  'due sms',
  'reassigned email',
];

const nameOf = ({ leadId, kind, channel }: OutboxMessage) => `${leadId} ${kind} ${channel}`;

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function toFirstOwner(outbox: OutboxMessage[], leadId: string): string[] {
  const messages = outbox.filter((it) => it.leadId === leadId);
  const addresses = messages.filter((it) => it.kind === 'assigned').map((it) => it.to);
  return messages
    .filter((it) => addresses.includes(it.to))
    .map((it) => `${it.kind} ${it.channel}`)
    .sort();
}
