import { describe, expect, it } from 'vitest';
import { leadView, timelineEntry } from '../../core/lead-view.ts';
import {
  aCapturedLead,
  aContactedLead,
  anAssignedLead,
  anEvent,
  aTouch,
  aWhy,
  captureDay,
  capturedAt,
  deadlineAt,
  leadId,
  minute,
} from '../support/builders.ts';
import { aLeadIn } from '../support/lead-in-stage.ts';

const ofTouch = (touch: object) => ({
  source: 'google',
  medium: 'cpc',
  campaign: 'brand',
  content: null,
  term: null,
  utmId: null,
  clickIds: {},
  landingPage: 'https://www.example.com/product',
  referrer: null,
  at: capturedAt,
  ...touch,
});

describe('a lead as the API shows it', () => {
  it('has the pinned shape', () => {
    const lead = aContactedLead({
      contact: { email: 'jane.doe@acme.example', name: 'Jane Doe', phone: '+1 202', company: 'Acme' },
      answers: { seats: '40' },
      attribution: {
        firstTouch: aTouch({
          source: 'podcast',
          campaign: null,
          landingPage: 'https://www.example.com/first',
        }),
        latestTouch: aTouch({ content: 'blue banner', clickIds: { gclid: 'Cj0K' } as never }),
      },
    });
    expect(leadView(lead)).toMatchObject({
      leadId,
      stage: 'contacted',
      tier: 'high',
      round: 1,
      ownerId: 'alex',
      contact: { email: 'jane.doe@acme.example', name: 'Jane Doe', phone: '+1 202', company: 'Acme' },
      stages: {
        captured: { at: capturedAt, ownerId: 'paid-media' },
        assigned: { at: minute(1), ownerId: 'alex' },
        contacted: { at: minute(3), ownerId: 'alex' },
      },
      attribution: {
        firstTouch: ofTouch({
          source: 'podcast',
          campaign: null,
          landingPage: 'https://www.example.com/first',
        }),
        latestTouch: ofTouch({ content: 'blue banner', clickIds: { gclid: 'Cj0K' } }),
        landingPage: 'https://www.example.com/product',
        adContext: { content: 'blue banner', term: null },
      },
      sla: { respondBy: deadlineAt(6), escalateAt: deadlineAt(11), reassignAt: deadlineAt(21) },
      firstResponse: { at: minute(3), by: 'alex', channel: 'call', withinSla: true },
      qualification: { confirmed: null, override: null },
      answers: { seats: '40' },
    });
  });

  it('has all that the figures count of it', () => {
    const breaches = [{ round: 1, ownerId: 'blair', at: minute(11) }];
    const lead = aContactedLead({
      breaches,
      reassignments: 2,
      meetings: { booked: 3, held: 1, noShows: 1 },
      ownerIds: ['blair', 'casey', 'alex'],
    });
    expect(leadView(lead)).toMatchObject({
      captureDay,
      breaches,
      reassignments: 2,
      meetings: { booked: 3, held: 1, noShows: 1 },
      ownerIds: ['blair', 'casey', 'alex'],
    });
  });

  it('has no round and no clock while marketing owns it', () => {
    expect(leadView(aCapturedLead())).toMatchObject({
      stage: 'captured',
      round: 0,
      ownerId: 'paid-media',
      sla: null,
      firstResponse: null,
    });
  });

  it('has a clock and no response while it is assigned', () => {
    const lead = anAssignedLead({ ownerIds: ['alex', 'blair'] });
    expect(leadView(lead)).toMatchObject({ round: 2, ownerId: 'blair', firstResponse: null });
    expect(leadView(lead).sla).toEqual(lead.assignment.deadlines);
  });

  it('says null where the form said nothing', () => {
    const lead = aCapturedLead({ form: undefined, message: undefined, consent: undefined });
    expect(leadView(lead)).toMatchObject({ form: null, message: null, consent: null });
  });

  it('falls back on the first touch for the landing page and the ad', () => {
    const attribution = {
      firstTouch: aTouch({ landingPage: 'https://www.example.com/first', term: 'crm' }),
      latestTouch: aTouch({ landingPage: null }),
    };
    expect(leadView(aCapturedLead({ attribution })).attribution).toMatchObject({
      landingPage: 'https://www.example.com/first',
      adContext: { content: null, term: 'crm' },
    });
  });

  it('shows a lost lead with how it got there', () => {
    const { stage: _stage, ...contacted } = aContactedLead();
    const deal = { ...contacted, expected: null, closedFrom: 'opportunity' as const };
    expect(leadView({ ...deal, stage: 'lost', disposition: 'no_budget' })).toMatchObject({
      stage: 'lost',
      round: 1,
      firstResponse: { by: 'alex' },
      disposition: 'no_budget',
      actions: ['reopen'],
    });
  });

  it('shows a won lead with its revenue, exact and as people write it', () => {
    expect(leadView(aLeadIn('won'))).toMatchObject({
      stage: 'won',
      revenue: { amountMinor: 1_999_00, currency: 'EUR', amount: '1999.00' },
      expected: { amountMinor: 2_500_00, currency: 'EUR', amount: '2500.00' },
      qualification: { confirmed: { by: 'rep:alex' } },
      disposition: null,
    });
  });

  it('says why it has this owner and these deadlines, and until when its owner has quiet', () => {
    const claim = { at: minute(2), by: 'rep:alex', quietUntil: minute(12) };
    expect(leadView(anAssignedLead({ assignment: { why: aWhy(), claim } }))).toMatchObject({
      why: { owner: { how: 'turn', rule: 'everybody', pool: 'everyone' }, terms: { respondWithin: 5 } },
      claim,
      ownerIds: ['alex'],
      actions: ['claim', 'contact', 'disqualify', 'reassign'],
    });
  });

  it('says null of what has not come yet', () => {
    const nothing = { why: null, claim: null, reply: null, meeting: null, expected: null, revenue: null };
    expect(leadView(aCapturedLead())).toMatchObject({ ...nothing, disposition: null, actions: [] });
    expect(leadView(aContactedLead())).toMatchObject(nothing);
  });
});

describe('a line of the timeline', () => {
  it('is the event without what the lead already says of itself', () => {
    expect(timelineEntry(anEvent('ResponseDue', { seq: 3, at: minute(6) }))).toEqual({
      type: 'ResponseDue',
      schemaVersion: 1,
      seq: 3,
      at: minute(6),
      actor: 'workflow',
      round: 1,
      ownerId: 'alex',
      deadline: deadlineAt(6),
      quiet: false,
    });
  });

  it('has the words that were kept beside the event', () => {
    const entry = timelineEntry(anEvent('TouchpointAdded'), {
      message: 'Me again',
      answers: { seats: '50' },
    });
    expect(entry).toMatchObject({ type: 'TouchpointAdded', message: 'Me again', answers: { seats: '50' } });
  });
});

it('shows the same lead as the same text, in whatever order it was stored', () => {
  const { answers: _answers, ...lead } = aLeadIn('qualified');
  const stored = (answers: Record<string, string>) => JSON.stringify(leadView({ ...lead, answers }));
  expect(stored({ size: '12', budget: '5k' })).toBe(stored({ budget: '5k', size: '12' }));
  const stages = Object.fromEntries(Object.entries(lead.stages).reverse());
  const whole = { ...lead, answers: {} };
  expect(JSON.stringify(leadView({ ...whole, stages }))).toBe(JSON.stringify(leadView(whole)));
});
