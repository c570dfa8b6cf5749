/** A lead as the API answers it, for its description: it asked for a demo, and alex called within the SLA. */
import type { Choice } from '../../choices.ts';
import { examples } from '../../event-examples.ts';
import { timelineEntry } from '../../lead-view.ts';
import { unassessed } from '../../qualification.ts';
import type { CompanyLeadsAnswer, LeadAnswer, LeadItemAnswer } from '../leads.ts';

const { LeadCaptured, LeadAssigned, LeadContacted } = examples;
const { firstTouch, latestTouch } = LeadCaptured.cohort;
const touch = {
  medium: 'cpc',
  content: 'reply-in-minutes',
  term: 'lead routing',
  utmId: null,
  clickIds: { gclid: 'Cj0KCQiA' },
  landingPage: 'https://www.example.com/demo',
  referrer: null,
  at: LeadCaptured.at,
};

export const leadItemExample: LeadItemAnswer = {
  leadId: LeadCaptured.leadId,
  stage: 'contacted',
  tier: 'high',
  tierReasons: [{ signal: 'form', evidence: 'demo' }],
  round: 1,
  ownerId: 'alex',
  ownerIds: ['alex'],
  breaches: [],
  reassignments: 0,
  contact: { email: 'jane.doe@acme.example', name: 'Jane Doe', company: 'Acme', jobTitle: 'Head of Growth' },
  form: 'demo',
  message: 'Can we see it this week?',
  consent: null,
  capturedAt: LeadCaptured.at,
  captureDay: LeadCaptured.cohort.day,
  stages: {
    captured: { at: LeadCaptured.at, ownerId: LeadCaptured.ownerId },
    assigned: { at: LeadAssigned.at, ownerId: 'alex' },
    contacted: { at: LeadContacted.at, ownerId: 'alex' },
  },
  attribution: {
    firstTouch: { ...touch, ...firstTouch },
    latestTouch: { ...touch, ...latestTouch },
    landingPage: touch.landingPage,
    adContext: { content: touch.content, term: touch.term },
  },
  sla: LeadAssigned.deadlines,
  claim: null,
  why: {
    owner: {
      how: 'turn',
      rule: 'large-companies',
      pool: 'enterprise',
      passedOver: [{ memberId: 'blair', reason: 'out-of-office' }],
    },
    terms: { clock: 'elapsed', respondWithin: 5, escalateAfter: 10, reassignAfter: 20 },
  },
  firstResponse: {
    at: LeadContacted.at,
    by: 'alex',
    ownerId: 'alex',
    round: 1,
    speedToLeadMs: LeadContacted.speedToLeadMs,
    responseTimeMs: LeadContacted.responseTimeMs,
    speedToLeadBusinessMs: LeadContacted.speedToLeadBusinessMs,
    responseTimeBusinessMs: LeadContacted.responseTimeBusinessMs,
    channel: 'call',
    evidence: 'self_reported',
    withinSla: true,
  },
  qualification: {
    ...unassessed,
    intent: { ...unassessed.intent, demoRequested: { met: true, evidence: 'demo', by: 'form' } },
  },
  reply: null,
  meeting: null,
  meetings: { booked: 0, held: 0, noShows: 0 },
  expected: null,
  revenue: null,
  disposition: null,
  actions: ['reply', 'meetings', 'qualify', 'opportunity', 'disqualify', 'reassign'],
  answers: { 'Team size in sales': '12' },
};

const can = (action: Choice['action']): Choice => ({
  action,
  possible: true,
  why: null,
  code: null,
  override: false,
});
const cannot = (action: Choice['action'], code: Choice['code'], why: string): Choice => ({
  ...can(action),
  possible: false,
  why,
  code,
});

export const leadExample: LeadAnswer = {
  ...leadItemExample,
  /** For alex. */
  choices: [
    cannot('claim', 'done-already', 'The first response is recorded: no reminder is left to rest.'),
    cannot('contact', 'done-already', 'The first response is recorded already.'),
    can('reply'),
    can('meetings'),
    can('qualify'),
    cannot(
      'opportunity',
      'not-qualified',
      'Fit and intent are not confirmed: company size, geography, industry, decision authority. Qualify the lead first; only a manager can override.',
    ),
    cannot('win', 'no-opportunity', 'Open an opportunity first.'),
    cannot('lose', 'no-opportunity', 'Open an opportunity first.'),
    can('disqualify'),
    cannot('reopen', 'open', 'The lead is open.'),
    cannot('reassign', 'role', 'Only a manager gives a lead to somebody else.'),
  ],
  alerts: [
    {
      kind: 'assigned',
      round: 1,
      role: 'owner',
      recipientId: 'alex',
      channel: 'email',
      eventSeq: 2,
      status: 'sent',
      attempts: 1,
      outcome: '0100018f-example',
      at: '2026-11-23T15:00:02.031Z',
    },
  ],
  timeline: [LeadCaptured, LeadAssigned, LeadContacted].map((event) => timelineEntry(event)),
};

export const companyLeadsExample: CompanyLeadsAnswer = {
  company: 'Acme',
  domain: 'acme.example',
  items: [
    {
      leadId: '01KARSB200ABCDEFGHJKMNPQRS',
      stage: 'disqualified',
      ownerId: 'alex',
      capturedAt: '2026-11-20T09:12:00.000Z',
      readable: true,
      name: 'John Smith',
      tier: 'standard',
      source: 'google',
      campaign: 'brand',
      disposition: 'wrong_icp',
    },
  ],
  nextCursor: null,
};
