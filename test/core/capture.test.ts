import { describe, expect, it } from 'vitest';
import { addTouchpoint, captureLead, quarantine } from '../../core/capture.ts';
import { eventSchema } from '../../core/events.ts';
import { leadSchema } from '../../core/lead.ts';
import type { MarketingOwners } from '../../core/operating-model.ts';
import {
  aCapturedLead,
  aContactedLead,
  aCountedTouch,
  anAssignedLead,
  anOperatingModel,
  aSubmission,
  captureDay,
  capturedAt,
  leadId,
  minute,
} from '../support/builders.ts';

const model = anOperatingModel();
const when = { leadId, at: capturedAt, captureDay };
const capture = (said: Parameters<typeof aSubmission>[0] = {}, rules = model) =>
  captureLead(aSubmission(said), rules, when);

describe('capturing a lead', () => {
  it('keeps the submission with its attribution and tier', () => {
    const { lead } = capture({ form: 'demo', answers: { seats: '40' }, consent: 'yes' });
    expect(leadSchema.parse(lead)).toMatchObject({
      stage: 'captured',
      leadId,
      version: 1,
      contact: { email: 'jane.doe@acme.example', name: 'Jane Doe', company: 'Acme' },
      tier: 'high',
      tierReasons: [{ signal: 'form', evidence: 'demo' }],
      form: 'demo',
      message: 'Please get in touch.',
      consent: 'yes',
      answers: { seats: '40' },
      attribution: { firstTouch: { source: 'google', campaign: 'brand' } },
      capturedAt,
      captureDay,
    });
  });

  it('leaves it to marketing, in its first stage and before any round', () => {
    const { lead } = capture();
    expect(lead).toMatchObject({
      ownerId: 'paid-media',
      ownerIds: [],
      stages: { captured: { at: capturedAt, ownerId: 'paid-media' } },
    });
  });

  it('is its first event', () => {
    const { event } = capture({ form: 'demo' });
    const touch = aCountedTouch();
    expect(event).toEqual({
      type: 'LeadCaptured',
      schemaVersion: 1,
      leadId,
      seq: 1,
      at: capturedAt,
      actor: 'form',
      cohort: { day: captureDay, tier: 'high', firstTouch: touch, latestTouch: touch, form: 'demo' },
      ownerId: 'paid-media',
      form: 'demo',
    });
    expect(eventSchema.parse(event)).toEqual(event);
  });

  it('puts nothing that a person typed about themselves into the event', () => {
    const contact = {
      email: 'secret-email@acme.example',
      name: 'secret name',
      phone: 'secret phone',
      company: 'secret company',
      jobTitle: 'secret title',
    };
    const { event } = capture({ contact, message: 'secret message', answers: { secret: 'secret' } });
    expect(JSON.stringify(event)).not.toContain('secret');
  });
});

describe('the owner of a captured lead', () => {
  const ownerFor = (marketing: MarketingOwners, source: string, campaign?: string, firstTouch = {}) => {
    const latestTouch = { utm_source: source, ...(campaign === undefined ? {} : { utm_campaign: campaign }) };
    return capture({ latestTouch, firstTouch }, { ...model, marketing }).lead.ownerId;
  };
  const owners = {
    owner: 'marketing',
    sources: { google: 'paid-media' },
    campaigns: { launch: 'product-marketing' },
  };

  it("is the campaign's owner, else the source's, else marketing's", () => {
    expect(ownerFor(owners, 'google', 'launch')).toBe('product-marketing');
    expect(ownerFor(owners, 'google', 'brand')).toBe('paid-media');
    expect(ownerFor(owners, 'google')).toBe('paid-media');
    expect(ownerFor(owners, 'podcast', 'brand')).toBe('marketing');
  });

  it('follows the first touch, which brought the person', () => {
    expect(ownerFor(owners, 'podcast', 'brand', { utm_source: 'google', utm_campaign: 'launch' })).toBe(
      'product-marketing',
    );
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'is not found for a source and campaign called "%s"',
    (name) => {
      expect(ownerFor(owners, name, name)).toBe('marketing');
    },
  );
});

describe('a further touchpoint', () => {
  const again = aSubmission({
    contact: { name: 'J. Doe', phone: '+1 202 555 0199', jobTitle: 'CTO' },
    form: 'newsletter',
    message: 'Me again',
    answers: { seats: '50' },
    firstTouch: { utm_source: 'podcast' },
    latestTouch: { utm_source: 'linkedin', utm_campaign: 'retargeting' },
  });

  it('lets a consent count that was given or withdrawn later', () => {
    const withConsent = aCapturedLead({ consent: 'yes' });
    expect(addTouchpoint(withConsent, again, { at: minute(2) }).lead.consent).toBe('yes');
    const withdrawn = { ...again, consent: 'withdrawn' };
    expect(addTouchpoint(withConsent, withdrawn, { at: minute(2) }).lead.consent).toBe('withdrawn');
  });

  it('moves the latest touch and never the first', () => {
    const { lead } = addTouchpoint(anAssignedLead(), again, { at: minute(2) });
    expect(lead.attribution.firstTouch).toEqual(anAssignedLead().attribution.firstTouch);
    expect(lead.attribution.latestTouch).toMatchObject({
      source: 'linkedin',
      campaign: 'retargeting',
      at: minute(2),
    });
  });

  it('fills in what the lead did not say, and overwrites nothing', () => {
    const { lead } = addTouchpoint(anAssignedLead(), again, { at: minute(2) });
    expect(lead.contact).toEqual({
      email: 'jane.doe@acme.example',
      name: 'Jane Doe',
      company: 'Acme',
      phone: '+1 202 555 0199',
      jobTitle: 'CTO',
    });
    expect(lead).toMatchObject({ form: 'demo', message: 'Please get in touch.', answers: {} });
  });

  it('fills a gap that was stored as undefined', () => {
    const { lead: captured } = capture();
    expect(addTouchpoint(captured, again, { at: minute(2) }).lead.contact.phone).toBe('+1 202 555 0199');
  });

  it.each([
    ['captured', aCapturedLead()],
    ['assigned', anAssignedLead()],
    ['contacted', aContactedLead()],
  ])('leaves a lead %s, with its owner and its clock', (_, lead) => {
    const { contact: _contact, attribution: _attribution, version, ...kept } = lead;
    const added = addTouchpoint(lead, again, { at: minute(2) }).lead;
    expect(added).toMatchObject(kept);
    expect(added.version).toBe(version + 1);
  });

  it('is an event with the new latest touch; the words stay beside it', () => {
    const { event, details } = addTouchpoint(anAssignedLead(), again, { at: minute(2) });
    expect(event).toMatchObject({
      type: 'TouchpointAdded',
      seq: 3,
      at: minute(2),
      actor: 'form',
      form: 'newsletter',
      cohort: {
        day: captureDay,
        tier: 'high',
        firstTouch: { source: 'google', campaign: 'brand' },
        latestTouch: { source: 'linkedin', campaign: 'retargeting', landingPage: null, content: null },
      },
    });
    expect(eventSchema.parse(event)).toEqual(event);
    // All of it: a corrected number is not lost because the lead keeps the first one.
    expect(details).toEqual({
      contact: again.contact,
      consent: undefined,
      message: 'Me again',
      answers: { seats: '50' },
      landingPage: undefined,
    });
  });
});

describe('a submission that a bot filled in', () => {
  const id = '01KASRZ4H0B7C8D9E0F1G2H3J4';
  const seen = { id, at: capturedAt, captureDay };

  it('is an event with its tags and tier, and no word that was written', () => {
    const event = quarantine(
      aSubmission({ form: 'demo', message: 'buy followers' }),
      anOperatingModel(),
      seen,
    );
    expect(event).toMatchObject({
      type: 'SubmissionQuarantined',
      leadId: id,
      seq: 1,
      actor: 'form',
      cohort: { day: captureDay, tier: 'high', form: 'demo', firstTouch: { source: 'google' } },
    });
    expect(eventSchema.parse(event)).toEqual(event);
    expect(JSON.stringify(event)).not.toMatch(/followers|@/);
  });

  it('that cannot be read counts as direct', () => {
    expect(quarantine(null, anOperatingModel(), seen).cohort).toMatchObject({
      tier: 'standard',
      firstTouch: { source: 'direct', campaign: null },
      form: null,
    });
  });
});
