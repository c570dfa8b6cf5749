import { describe, expect, it } from 'vitest';
import { type EventType, eventDetailsSchema, eventSchema, nextEvent } from '../../core/events.ts';
import {
  aCountedTouch,
  anAssignedLead,
  anEvent,
  aTouch,
  captureDay,
  leadId,
  minute,
} from '../support/builders.ts';

const types: EventType[] = [
  'SubmissionQuarantined',
  'LeadCaptured',
  'TouchpointAdded',
  'LeadAssigned',
  'ResponseDue',
  'LeadClaimed',
  'SlaBreached',
  'LeadReassigned',
  'LeadContacted',
  'LateResponse',
  'LeadReplied',
  'MeetingBooked',
  'MeetingHeld',
  'MeetingNoShow',
  'LeadQualified',
  'OpportunityOpened',
  'LeadWon',
  'LeadLost',
  'LeadDisqualified',
  'LeadReopened',
];

describe('an event', () => {
  it.each(types)('%s can be stored and read again', (type) => {
    const event = anEvent(type);
    expect(eventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  });

  it('is one of those the model knows', () => {
    expect(eventSchema.options.map((option) => option.shape.type.value)).toEqual(types);
    expect(eventSchema.safeParse({ ...anEvent('LeadAssigned'), type: 'LeadTeleported' }).success).toBe(false);
  });

  it.each([
    ['no number', { ...anEvent('LeadAssigned'), seq: 0 }],
    ['no lead', { ...anEvent('LeadAssigned'), leadId: 'lead-1' }],
    ['no round', { ...anEvent('LeadAssigned'), round: 0 }],
    ['a deadline that is no time', { ...anEvent('ResponseDue'), deadline: 'soon' }],
    ['a channel nobody can use', { ...anEvent('LeadContacted'), channel: 'fax' }],
    ['a negative duration', { ...anEvent('LeadContacted'), responseTimeMs: -1 }],
    ['half a cent', { ...anEvent('LeadWon'), revenue: { amountMinor: 0.5, currency: 'USD' } }],
    ['a schema that subscribers do not know', { ...anEvent('LeadWon'), schemaVersion: 2 }],
    ['an end that reopens nothing', { ...anEvent('LeadReopened'), from: 'contacted' }],
  ])('with %s is refused', (_, event) => {
    expect(eventSchema.safeParse(event).success).toBe(false);
  });

  it('from before there were schemas is of the first one', () => {
    const { schemaVersion: _version, ...old } = anEvent('LeadAssigned');
    const { quiet: _quiet, ...oldDue } = anEvent('ResponseDue');
    expect(eventSchema.parse(old)).toEqual(anEvent('LeadAssigned'));
    expect(eventSchema.parse(oldDue)).toEqual(anEvent('ResponseDue'));
  });

  it.each(['email', 'contact', 'message', 'note', 'answers'])(
    'keeps no %s, even if somebody put one in',
    (name) => {
      expect(eventSchema.parse({ ...anEvent('LeadContacted'), [name]: 'personal' })).not.toHaveProperty(name);
    },
  );
});

describe("the head of a lead's next event", () => {
  const lead = anAssignedLead({
    version: 7,
    attribution: {
      firstTouch: aTouch({ source: 'podcast', campaign: null }),
      latestTouch: aTouch({ source: 'google', campaign: 'brand' }),
    },
  });

  it('follows the newest one without a gap', () => {
    expect(nextEvent(lead, { at: minute(2), actor: 'workflow' })).toMatchObject({
      leadId,
      seq: 8,
      at: minute(2),
    });
  });

  it('tells what the lead is counted under', () => {
    expect(nextEvent(lead, { at: minute(2), actor: 'workflow' }).cohort).toEqual({
      day: captureDay,
      tier: 'high',
      firstTouch: aCountedTouch('podcast', null),
      latestTouch: aCountedTouch(),
      form: 'demo',
    });
  });

  it('stays in the cohort of the day of capture, however much later it happens', () => {
    expect(nextEvent(lead, { at: '2027-02-01T09:00:00.000Z', actor: 'form' }).cohort.day).toBe(captureDay);
  });

  it('carries nothing of the person', () => {
    const head = JSON.stringify(nextEvent(lead, { at: minute(2), actor: 'workflow' }));
    for (const personal of ['jane', 'Jane', 'Acme', 'touch.']) expect(head).not.toContain(personal);
  });
});

describe('the details of an event', () => {
  it('are the words that stay with the lead', () => {
    const details = { note: 'called back', message: 'Me again', answers: { seats: '40' } };
    expect(eventDetailsSchema.parse(details)).toEqual(details);
    expect(eventDetailsSchema.parse({})).toEqual({});
  });
});
