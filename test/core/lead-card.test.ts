import { describe, expect, it } from 'vitest';
import { clockTime, leadCard } from '../../core/lead-card.ts';
import { aCapturedLead, aTouch } from '../support/builders.ts';

const attribution = (latestTouch = {}, firstTouch = {}) => ({
  firstTouch: aTouch(firstTouch),
  latestTouch: aTouch(latestTouch),
});
const factsOf = (lead: Parameters<typeof aCapturedLead>[0]) =>
  Object.fromEntries(leadCard(aCapturedLead(lead)).attribution.map(({ label, value }) => [label, value]));

describe('who a lead is', () => {
  it('is the name with the company, else the address', () => {
    expect(leadCard(aCapturedLead()).who).toBe('Jane Doe, Acme');
    expect(leadCard(aCapturedLead({ contact: { email: 'jane@acme.example', name: 'Jane Doe' } })).who).toBe(
      'Jane Doe',
    );
    expect(leadCard(aCapturedLead({ contact: { email: 'jane@acme.example', company: 'Acme' } })).who).toBe(
      'jane@acme.example, Acme',
    );
  });

  it('lists what is known of the contact, and nothing that is not', () => {
    const contact = {
      email: 'jane@acme.example',
      phone: '+1 202',
      companySize: '51-200',
      jobTitle: 'CTO',
      company: '',
    };
    expect(leadCard(aCapturedLead({ contact })).contact).toEqual([
      { label: 'E-mail', value: 'jane@acme.example' },
      { label: 'Phone', value: '+1 202' },
      { label: 'Company size', value: '51-200' },
      { label: 'Title', value: 'CTO' },
    ]);
  });
});

describe('why a lead has its tier', () => {
  it('is said in words, reason by reason', () => {
    const tierReasons = [
      { signal: 'form', evidence: 'demo' },
      { signal: 'demo-requested', evidence: 'walkthrough' },
      { signal: 'pricing-asked', evidence: 'how much' },
      { signal: 'implementation-asked', evidence: 'go live' },
    ] as const;
    expect(leadCard(aCapturedLead({ tierReasons: [...tierReasons] })).intent).toBe(
      'sent the form "demo", asked for a demo ("walkthrough"), asked about pricing ("how much"), asked about implementation ("go live")',
    );
    expect(leadCard(aCapturedLead()).intent).toBe('asked nothing in particular');
  });
});

describe('what a lead said', () => {
  it('is the message, the form and the answers', () => {
    const card = leadCard(aCapturedLead({ answers: { 'How many seats?': '40' } }));
    expect(card.message).toBe('Please get in touch.');
    expect(card.answers).toEqual([
      { label: 'Form', value: 'contact' },
      { label: 'How many seats?', value: '40' },
    ]);
  });

  it('may be nothing', () => {
    const card = leadCard(aCapturedLead({ message: undefined, form: undefined }));
    expect([card.message, card.answers]).toEqual([null, []]);
  });
});

describe('where a lead came from', () => {
  it('starts with the source and campaign of the first touch', () => {
    const touches = attribution(
      { campaign: 'retargeting' },
      { source: 'podcast', medium: 'audio', campaign: null },
    );
    expect(leadCard(aCapturedLead({ attribution: touches })).attribution.slice(0, 2)).toEqual([
      { label: 'First touch', value: 'podcast / audio, no campaign' },
      { label: 'Latest touch', value: 'google / cpc, campaign "retargeting"' },
    ]);
  });

  it('tells the ad of the latest touch, else of the first; no ad, no line', () => {
    const ad = { content: 'blue banner', term: 'lead handoff' };
    expect(factsOf({ attribution: attribution(ad, { term: 'crm' }) })['Ad']).toBe(
      'saw "blue banner", searched for "lead handoff"',
    );
    expect(factsOf({ attribution: attribution({}, { term: 'crm' }) })['Ad']).toBe('searched for "crm"');
    expect(factsOf({ attribution: attribution() })).not.toHaveProperty('Ad');
  });

  it('shows the landing page of the latest touch, else of the first', () => {
    const first = { landingPage: 'https://www.example.com/first' };
    expect(factsOf({ attribution: attribution({}, first) })['Landing page']).toBe(
      'https://www.example.com/product',
    );
    expect(factsOf({ attribution: attribution({ landingPage: null }, first) })['Landing page']).toBe(
      first.landingPage,
    );
    expect(
      factsOf({ attribution: attribution({ landingPage: null }, { landingPage: null }) }),
    ).not.toHaveProperty('Landing page');
  });

  it.each(['https://www.example.com/', 'javascript:alert(1)', '/pricing'])(
    'says %s as it was sent',
    (landingPage) => {
      const { attribution: facts } = leadCard(aCapturedLead({ attribution: attribution({ landingPage }) }));
      expect(facts).toContainEqual({ label: 'Landing page', value: landingPage });
    },
  );
});

describe('a time as people write it', () => {
  it.each([
    ['2026-11-23T15:05:00Z', 'America/New_York', 'Mon 23 Nov, 10:05 EST'],
    ['2026-07-04T04:00:00.000Z', 'America/New_York', 'Sat 4 Jul, 00:00 EDT'],
    ['2026-11-23T15:05:07Z', 'UTC', 'Mon 23 Nov, 15:05:07 UTC'],
  ])('%s in %s is %s', (at, timeZone, written) => {
    expect(clockTime(at, timeZone)).toBe(written);
  });
});
