import { describe, expect, it } from 'vitest';
import { alertsOf } from '../../core/alerts.ts';
import type { EventType, LeadEvent } from '../../core/events.ts';
import type { OperatingModel, Tier } from '../../core/operating-model.ts';
import type { Member } from '../../core/team.ts';
import { aMember, anEvent, anOperatingModel, leadId } from '../support/builders.ts';

const handoffYaml = anOperatingModel();
const { team } = handoffYaml;

/** Who hears of it and how, e.g. `alex by sms`. */
const heardBy = (event: LeadEvent, model: AlertModel = handoffYaml, members: readonly Member[] = team) =>
  alertsOf(event, model, members).map(({ recipient, channel }) => `${recipient.id} by ${channel}`);
type AlertModel = Pick<OperatingModel, 'alerts' | 'routing'>;

/** The team of the file, in which something is said of one member. */
const teamWith = (id: string, facts: Partial<Member>): Member[] =>
  team.map((member) => (member.id === id ? { ...member, ...facts } : member));
const webhook = { url: 'https://hooks.example.com/alex', format: 'standard' as const };

const inTier = <Type extends EventType>(tier: Tier, type: Type) =>
  anEvent(type, { cohort: { ...anEvent(type).cohort, tier } } as Parameters<typeof anEvent<Type>>[1]);

/** The rules of high intent with one of them replaced. */
const withRule = (rule: object): AlertModel => ({
  routing: handoffYaml.routing,
  alerts: { ...handoffYaml.alerts, high: { ...handoffYaml.alerts.high, ...rule } },
});

describe('in handoff.yaml, of a high-intent lead', () => {
  it.each([
    ['LeadAssigned', ['alex by email', 'alex by sms']],
    ['ResponseDue', ['alex by sms']],
    ['SlaBreached', ['alex by email', 'alex by sms', 'morgan by email', 'morgan by sms']],
    ['LeadReassigned', ['blair by email', 'blair by sms', 'alex by email']],
  ] as const)('%s is heard by %j', (type, heard) => {
    expect(heardBy(inTier('high', type))).toEqual(heard);
  });
});

describe('in handoff.yaml, of a standard lead', () => {
  it.each([
    ['LeadAssigned', ['alex by email']],
    ['SlaBreached', ['alex by email', 'alex by sms', 'morgan by email', 'morgan by sms']],
    ['LeadReassigned', ['blair by email', 'blair by sms', 'alex by email', 'alex by sms']],
  ] as const)('%s is heard by %j', (type, heard) => {
    expect(heardBy(inTier('standard', type))).toEqual(heard);
  });
});

describe('in handoff.yaml, of a nurture lead', () => {
  it.each([
    ['LeadAssigned', ['alex by email']],
    ['SlaBreached', ['alex by email', 'morgan by email']],
    ['LeadReassigned', ['blair by email', 'alex by email']],
  ] as const)('%s is heard by %j, by e-mail only', (type, heard) => {
    expect(heardBy(inTier('nurture', type))).toEqual(heard);
  });
});

describe('an alert', () => {
  it('says for which lead, round and moment it is, and in what role somebody hears of it', () => {
    const [alert] = alertsOf(anEvent('LeadReassigned'), handoffYaml, team);
    expect(alert).toMatchObject({
      leadId,
      round: 2,
      kind: 'reassigned',
      role: 'owner',
      recipient: { id: 'blair', email: 'blair.osei@example.com' },
      channel: 'email',
    });
  });

  it.each([
    'LeadCaptured',
    'TouchpointAdded',
    'LeadContacted',
    'LateResponse',
    'LeadQualified',
    'OpportunityOpened',
    'LeadWon',
    'LeadLost',
    'LeadDisqualified',
    'LeadClaimed',
    'LeadReplied',
    'MeetingBooked',
    'MeetingHeld',
    'MeetingNoShow',
  ] as const)('is not sent for %s', (type) => {
    expect(heardBy(anEvent(type))).toEqual([]);
  });

  it('reaches who would hear in two roles once, as the owner', () => {
    const alerts = alertsOf(anEvent('SlaBreached', { ownerId: 'morgan' }), handoffYaml, team);
    expect(alerts.map(({ recipient, channel, role }) => [recipient.id, channel, role])).toEqual([
      ['morgan', 'email', 'owner'],
      ['morgan', 'sms', 'owner'],
    ]);
  });

  it('goes by e-mail alone to who has no phone', () => {
    const withoutPhone = teamWith('morgan', { phone: undefined });
    expect(heardBy(anEvent('SlaBreached'), handoffYaml, withoutPhone)).toEqual([
      'alex by email',
      'alex by sms',
      'morgan by email',
    ]);
  });

  it('does not go to who has left the team', () => {
    expect(heardBy(anEvent('LeadReassigned', { previousOwnerId: 'zoe' }))).toEqual([
      'blair by email',
      'blair by sms',
    ]);
  });

  it('does not go to who is no longer active', () => {
    const left = teamWith('alex', { active: false });
    expect(heardBy(anEvent('LeadReassigned'), handoffYaml, left)).toEqual(['blair by email', 'blair by sms']);
    expect(heardBy(anEvent('LeadAssigned'), handoffYaml, left)).toEqual([]);
  });

  it('is not sent when the model is silent about the moment', () => {
    const silent = { owner: [], manager: [], previousOwner: [] };
    expect(heardBy(anEvent('LeadAssigned'), withRule({ assigned: silent }))).toEqual([]);
  });

  it.each([
    ['assigned', 'LeadAssigned'],
    ['due', 'ResponseDue'],
    ['reassigned', 'LeadReassigned'],
  ] as const)('reaches the manager when a lead is %s, if the model says so', (kind, type) => {
    const rule = { [kind]: { owner: [], manager: ['email'], previousOwner: [] } };
    expect(heardBy(anEvent(type), withRule(rule))).toEqual(['morgan by email']);
  });
});

describe('a webhook', () => {
  const withWebhook = teamWith('alex', { alerts: { webhook, quietHours: null } });

  it('is called for who set one up, and for nobody else', () => {
    expect(heardBy(anEvent('LeadAssigned'), handoffYaml, withWebhook)).toEqual([
      'alex by email',
      'alex by sms',
      'alex by webhook',
    ]);
    expect(heardBy(anEvent('LeadAssigned'))).toEqual(['alex by email', 'alex by sms']);
  });

  it('is not called when the model does not say so', () => {
    const rule = { assigned: { owner: ['email'], manager: [], previousOwner: [], urgent: true } };
    expect(heardBy(anEvent('LeadAssigned'), withRule(rule), withWebhook)).toEqual(['alex by email']);
  });

  it('is all there is for who has neither a phone nor another channel in the rule', () => {
    const rule = { assigned: { owner: ['sms', 'webhook'], manager: [], previousOwner: [], urgent: true } };
    const members = teamWith('alex', { phone: undefined, alerts: { webhook, quietHours: null } });
    expect(heardBy(anEvent('LeadAssigned'), withRule(rule), members)).toEqual(['alex by webhook']);
  });
});

describe('an owner who said "I\'m on it"', () => {
  it('is not reminded that the response is due', () => {
    expect(heardBy(anEvent('ResponseDue', { quiet: true }))).toEqual([]);
    expect(heardBy(anEvent('ResponseDue', { quiet: false }))).toEqual(['alex by sms']);
  });

  it('hears nothing of the breach, and the manager does', () => {
    const alerts = alertsOf(anEvent('SlaBreached', { quiet: true }), handoffYaml, team);
    expect(alerts.map(({ recipient, role, channel }) => [recipient.id, role, channel])).toEqual([
      ['morgan', 'manager', 'email'],
      ['morgan', 'manager', 'sms'],
    ]);
  });

  it('hears that the lead goes to somebody else', () => {
    expect(heardBy(anEvent('LeadReassigned'))).toContain('alex by email');
  });
});

describe('the urgency of an alert', () => {
  const urgencies = (event: LeadEvent) => [
    ...new Set(alertsOf(event, handoffYaml, team).map(({ urgent }) => urgent)),
  ];

  it('is that of the rule of its tier', () => {
    expect(urgencies(inTier('high', 'LeadAssigned'))).toEqual([true]);
    expect(urgencies(inTier('nurture', 'LeadAssigned'))).toEqual([false]);
    expect(urgencies(inTier('nurture', 'SlaBreached'))).toEqual([false]);
  });
});

describe('a reopened lead', () => {
  const deadlines = anEvent('LeadAssigned').deadlines;

  it('is told to its owner like a reassigned one, with the new clock', () => {
    const alerts = alertsOf(anEvent('LeadReopened', { round: 2, deadlines }), handoffYaml, team);
    expect(alerts.map(({ recipient, channel }) => `${recipient.id} by ${channel}`)).toEqual([
      'alex by email',
      'alex by sms',
    ]);
    expect(alerts[0]).toMatchObject({ kind: 'reassigned', round: 2, respondBy: deadlines.respondBy });
  });

  it('has nothing due when somebody had responded before', () => {
    const [alert] = alertsOf(anEvent('LeadReopened'), handoffYaml, team);
    expect(alert).toMatchObject({ kind: 'reassigned', respondBy: null, ownerId: 'alex' });
  });

  it('is not told to the owner who closed it and left', () => {
    const event = anEvent('LeadReopened', { ownerId: 'morgan', previousOwnerId: 'alex', round: 2 });
    expect(heardBy(event)).toEqual(['morgan by email', 'morgan by sms']);
  });
});

describe('a lead handed over after somebody responded', () => {
  it('is told to both owners, and nothing is due', () => {
    const handed = anEvent('LeadReassigned', { cause: 'manual', deadlines: null });
    expect(heardBy(handed)).toEqual(['blair by email', 'blair by sms', 'alex by email']);
    expect(alertsOf(handed, handoffYaml, team).map(({ respondBy }) => respondBy)).toEqual([null, null, null]);
  });
});

describe('the manager of an alert', () => {
  it('is the one the breach names, and else the fallback manager of the model', () => {
    const two = [...team, aMember('riley', { role: 'manager' })];
    const breach = anEvent('SlaBreached', { managerId: 'riley' });
    expect(heardBy(breach, handoffYaml, two).filter((it) => it.startsWith('riley'))).toHaveLength(2);
    const rule = { due: { owner: [], manager: ['email'], previousOwner: [], urgent: true } };
    const model = { ...withRule(rule), routing: { ...handoffYaml.routing, fallbackManager: 'riley' } };
    expect(heardBy(anEvent('ResponseDue'), model, two)).toEqual(['riley by email']);
  });
});
