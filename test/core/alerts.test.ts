import { describe, expect, it } from 'vitest';
import { alertsOf } from '../../core/alerts.ts';
import type { EventType, LeadEvent } from '../../core/events.ts';
import type { OperatingModel, Tier } from '../../core/operating-model.ts';
import { anEvent, anOperatingModel, aTeam, leadId } from '../support/builders.ts';

const handoffYaml = anOperatingModel();

/** Who hears of it and how, e.g. `alex by sms`. */
const heardBy = (event: LeadEvent, model: Pick<OperatingModel, 'alerts' | 'team'> = handoffYaml) =>
  alertsOf(event, model).map(({ recipient, channel }) => `${recipient.id} by ${channel}`);

const inTier = <Type extends EventType>(tier: Tier, type: Type) =>
  anEvent(type, { cohort: { ...anEvent(type).cohort, tier } } as Parameters<typeof anEvent<Type>>[1]);

/** The rules of high intent with one of them replaced. */
const withRule = (rule: object): Pick<OperatingModel, 'alerts' | 'team'> => ({
  team: handoffYaml.team,
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
    const [alert] = alertsOf(anEvent('LeadReassigned'), handoffYaml);
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
  ] as const)('is not sent for %s', (type) => {
    expect(heardBy(anEvent(type))).toEqual([]);
  });

  it('reaches who would hear in two roles once, as the owner', () => {
    const alerts = alertsOf(anEvent('SlaBreached', { ownerId: 'morgan' }), handoffYaml);
    expect(alerts.map(({ recipient, channel, role }) => [recipient.id, channel, role])).toEqual([
      ['morgan', 'email', 'owner'],
      ['morgan', 'sms', 'owner'],
    ]);
  });

  it('goes by e-mail alone to who has no phone', () => {
    const { phone: _phone, ...morgan } = aTeam([]).manager;
    const team = { ...handoffYaml.team, manager: morgan };
    expect(heardBy(anEvent('SlaBreached'), { ...handoffYaml, team })).toEqual([
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
