import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeadAnswer } from '../../core/contracts/leads.ts';
import type { EventOf, EventType } from '../../core/events.ts';
import { brokenPromisesOf } from '../support/promises.ts';
import {
  eventually,
  type OutboxMessage,
  type RunningSystem,
  startSystem,
} from '../support/running-system.ts';

let system: RunningSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(async () => {
  await system.stop();
  system.remove();
});

const captured = async (fields: Record<string, string>): Promise<string> => {
  const response = await system.post(fields);
  expect(response.status).toBe(201);
  return ((await response.json()) as { leadId: string }).leadId;
};
const eventOf = <Type extends EventType>(lead: LeadAnswer, type: Type): EventOf<Type> => {
  const event = lead.timeline.find((it) => it.type === type);
  if (!event) throw new Error(`the timeline has no ${type}`);
  return event as unknown as EventOf<Type>;
};
const inRound = (round: number) => (lead: LeadAnswer) => lead.round === round;
const told = (messages: OutboxMessage[], kind: string) =>
  messages
    .filter((it) => it.kind === kind)
    .map(({ channel, to }) => `${channel} ${to}`)
    .sort();
const linkIn = ({ text }: OutboxMessage): string => /http:\S+\/r\/\S+/.exec(text)?.[0] ?? '';
const press = (link: string, channel = 'call') =>
  fetch(link, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `action=contacted&channel=${channel}`,
  });
const firstMail = async (leadId: string, kind: string): Promise<OutboxMessage> => {
  const messages = await eventually(
    () => system.outbox(leadId),
    (all) => all.some((it) => it.kind === kind && it.channel === 'email'),
  );
  return messages.find((it) => it.kind === kind && it.channel === 'email') as OutboxMessage;
};

describe('a high-intent lead that nobody touches', () => {
  let lead: LeadAnswer;
  let messages: OutboxMessage[];
  beforeAll(async () => {
    const leadId = await captured({
      email: 'ada@lovelace.example',
      name: 'Ada Lovelace',
      company: 'Engines Ltd',
      message: 'What is the pricing for 40 seats?',
      utm_source: 'google',
      utm_medium: 'cpc',
      utm_campaign: 'spring',
      utm_content: 'Numbers that add up',
      landing_page: 'https://www.example.com/pricing',
    });
    await eventually(
      () => system.outbox(leadId),
      (all) => all.filter((it) => it.kind === 'reassigned').length === 3,
    );
    lead = await system.lead(leadId);
    messages = await system.outbox(leadId);
  });

  it('passes its deadlines in order, none early, each once', () => {
    const [, assigned, due, breached, reassigned] = lead.timeline;
    expect([assigned, due, breached, reassigned].map((it) => it?.type)).toEqual([
      'LeadAssigned',
      'ResponseDue',
      'SlaBreached',
      'LeadReassigned',
    ]);
    const { deadlines } = eventOf(lead, 'LeadAssigned');
    const { respondBy, escalateAt, reassignAt } = deadlines;
    for (const [event, deadline] of [
      [due, respondBy],
      [breached, escalateAt],
      [reassigned, reassignAt],
    ] as const) {
      expect(Date.parse(event?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(deadline ?? ''));
    }
  });

  it('tells its owner at once by e-mail and SMS, with the whole context and the link', () => {
    const mail = messages.find((it) => it.kind === 'assigned' && it.channel === 'email');
    expect(mail?.to).toContain(eventOf(lead, 'LeadAssigned').ownerId);
    for (const fact of [
      'Ada Lovelace, Engines Ltd',
      'What is the pricing for 40 seats?',
      'high intent',
      'Respond by',
      'google / cpc, campaign "spring"',
      'https://www.example.com/pricing',
      'Numbers that add up',
      'Your turn in everyone (rule everybody-else)',
      '5 min to respond, 10 to breach, 20 to the next owner, day and night',
      `${system.origin}/r/`,
    ]) {
      expect(mail?.text).toContain(fact);
      expect(mail?.html.replaceAll('&quot;', '"')).toContain(fact);
    }
    const sms = messages.find((it) => it.kind === 'assigned' && it.channel === 'sms');
    expect(sms?.text).toContain('Ada Lovelace');
    expect(sms?.text).toContain(`${system.origin}/r/`);
  });

  it('reminds the owner, tells owner and manager of the breach, and both owners of the reassignment', () => {
    const owner = messages.find((it) => it.kind === 'assigned' && it.channel === 'email')?.to;
    const ownerPhone = messages.find((it) => it.kind === 'assigned' && it.channel === 'sms')?.to;
    expect(told(messages, 'due')).toEqual([`sms ${ownerPhone}`]);
    expect(lead.alerts.filter((it) => it.round === 1).map((it) => it.status)).toEqual(Array(7).fill('sent'));
    expect(told(messages, 'breached')).toEqual(
      [`email ${owner}`, 'email morgan.reyes@example.com', `sms ${ownerPhone}`, 'sms +12025550100'].sort(),
    );
    const toOwners = told(messages, 'reassigned');
    expect(toOwners).toHaveLength(3);
    expect(toOwners).toContain(`email ${owner}`);
    expect(toOwners.filter((it) => !it.includes(String(owner)))).toHaveLength(2);
  });

  it('belongs to another rep then, whose own clock runs', () => {
    const { ownerId, at } = eventOf(lead, 'LeadReassigned');
    expect(ownerId).not.toBe(eventOf(lead, 'LeadAssigned').ownerId);
    expect(lead.ownerId).toBe(ownerId);
    expect(Date.parse(lead.sla?.respondBy ?? '')).toBeGreaterThan(Date.parse(at));
  });
});

describe.concurrent('a standard lead that nobody touches', () => {
  it('has one breach at +15 that speaks for the reminder too, and is reassigned at +20', async () => {
    const leadId = await captured({ email: 'grace@hopper.example', message: 'Hello there' });
    const lead = await eventually(() => system.lead(leadId), inRound(2));
    expect(lead.tier).toBe('standard');
    expect(lead.timeline.map((it) => it.type).slice(0, 4)).toEqual([
      'LeadCaptured',
      'LeadAssigned',
      'SlaBreached',
      'LeadReassigned',
    ]);
    const messages = await eventually(
      () => system.outbox(leadId),
      (all) => all.filter((it) => it.kind === 'reassigned').length === 4,
    );
    expect(told(messages, 'assigned')).toHaveLength(1);
    expect(told(messages, 'due')).toEqual([]);
    expect(told(messages, 'breached')).toHaveLength(4);
  });
});

describe.concurrent('a press on the rep page', () => {
  it('stops everything; looking at the page, by GET or HEAD, changes nothing', async () => {
    const leadId = await captured({ email: 'mary@shelley.example', form: 'contact' });
    const link = linkIn(await firstMail(leadId, 'assigned'));
    const before = await system.lead(leadId);
    const looked = await fetch(link);
    expect(looked.status).toBe(200);
    expect(await looked.text()).toContain('mary@shelley.example');
    await fetch(link, { method: 'HEAD' });
    expect((await system.lead(leadId)).timeline).toEqual(before.timeline);

    const pressed = await press(link);
    expect(pressed.status).toBe(303);
    const contacted = await system.lead(leadId);
    expect(contacted.stage).toBe('contacted');
    expect(contacted.firstResponse).toMatchObject({ channel: 'call', by: before.ownerId, withinSla: true });

    // Past the moment of the reassignment there is still nothing but the first response.
    const { reassignAt } = before.sla as { reassignAt: string };
    await new Promise((resolve) => setTimeout(resolve, Date.parse(reassignAt) + 1_500 - Date.now()));
    const later = await system.lead(leadId);
    expect(later.timeline).toEqual(contacted.timeline);
    expect((await system.outbox(leadId)).map((it) => it.kind)).toEqual(['assigned']);
  });

  it('comes too late when the lead has another owner: recorded, told whose it is, and no clock stops', async () => {
    const leadId = await captured({ email: 'emmy@noether.example', form: 'demo' });
    const link = linkIn(await firstMail(leadId, 'assigned'));
    const before = await eventually(() => system.lead(leadId), inRound(2));
    await press(link, 'email');
    const after = await system.lead(leadId);
    expect(after.stage).toBe('assigned');
    expect(after.ownerId).toBe(before.ownerId);
    expect(after.timeline.filter((it) => it.type === 'LateResponse')).toHaveLength(1);
    const page = await (await fetch(link)).text();
    expect(page).toContain('Your response is recorded as late');
  });
});

describe.concurrent('a lead that every rep lets lie', () => {
  it('ends with the manager, who owns it, and is never without an owner', async () => {
    const leadId = await captured({ email: 'ida@rhodes.example', form: 'demo' });
    const lead = await eventually(() => system.lead(leadId), inRound(5), 60);
    const owners = lead.timeline.flatMap((it) =>
      it.type === 'LeadAssigned' || it.type === 'LeadReassigned' ? [it.ownerId] : [],
    );
    expect(new Set(owners.slice(0, 4)).size).toBe(4);
    expect(owners[4]).toBe('morgan');
    expect(lead.sla?.reassignAt).toBeNull();
  });
});

describe.concurrent('a manual reassignment', () => {
  it('starts the new owner’s clock, and the old one acts no more', async () => {
    const leadId = await captured({ email: 'rosa@parks.example', form: 'demo' });
    const before = await eventually(() => system.lead(leadId), inRound(1));
    const to = before.ownerId === 'devon' ? 'casey' : 'devon';
    const response = await system.api(`/api/leads/${leadId}/reassign`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ownerId: to, reason: 'knows the account' }),
    });
    expect(response.status).toBe(200);
    const lead = await eventually(() => system.lead(leadId), inRound(3));
    expect(lead.timeline.filter((it) => 'round' in it && it.round === 1).map((it) => it.type)).toEqual([
      'LeadAssigned',
    ]);
    expect(lead.timeline.filter((it) => 'round' in it && it.round === 2).map((it) => it.type)).toEqual([
      'LeadReassigned',
      'ResponseDue',
      'SlaBreached',
    ]);
  });
});

describe('after all that', () => {
  it('every promise is kept', async () => {
    expect(await brokenPromisesOf(system, 6)).toEqual([]);
  });
});
