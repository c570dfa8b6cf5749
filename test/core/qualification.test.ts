import { describe, expect, it } from 'vitest';
import { tierOf } from '../../core/intent.ts';
import { qualify } from '../../core/lifecycle.ts';
import {
  assess,
  type Confirmation,
  confirmedBy,
  type FitCriterion,
  fitCriteria,
  type IntentSignal,
  intentSignals,
  missingFor,
  qualificationSchema,
  unassessed,
} from '../../core/qualification.ts';
import { anOperatingModel, aSubmission } from '../support/builders.ts';
import { aLeadIn, doneBy } from '../support/lead-in-stage.ts';

const model = anOperatingModel({
  icp: {
    companySizes: ['50-500', '1000+'],
    geographies: ['US', 'DE'],
    industries: ['software', 'financial services'],
    decisionTitles: ['head of', 'cto', 'vice president'],
  },
});

/** What a form says of fit and intent. */
function findingsOf(said: Parameters<typeof aSubmission>[0]) {
  const submission = aSubmission(said);
  return assess(submission.contact, tierOf(submission, model.intent).reasons, model);
}

describe('what a form says of fit', () => {
  const fitOf = (contact: object, criterion: FitCriterion) => findingsOf({ contact }).fit[criterion];

  it.each([
    ['companySize', { companySize: '120' }, true, '120'],
    ['companySize', { companySize: '51-200' }, true, '51-200'],
    ['companySize', { companySize: '5000' }, true, '5000'],
    ['companySize', { companySize: '12' }, false, '12'],
    ['companySize', { companySize: '700' }, false, '700'],
    ['companySize', { companySize: '20-80' }, null, '20-80'],
    ['companySize', { companySize: 'many' }, null, 'many'],
    ['companySize', {}, null, null],
    ['geography', { country: 'US' }, true, 'United States'],
    ['geography', { country: 'Germany' }, true, 'Germany'],
    ['geography', { country: 'FR' }, false, 'France'],
    ['geography', { country: 'Atlantis' }, null, 'Atlantis'],
    ['geography', {}, null, null],
    ['industry', { industry: 'Financial-Services' }, true, 'Financial-Services'],
    ['industry', { industry: 'B2B software, mostly' }, true, 'B2B software, mostly'],
    ['industry', { industry: 'Mining' }, false, 'Mining'],
    ['industry', {}, null, null],
    ['authority', { jobTitle: 'Head of Growth' }, true, 'Head of Growth'],
    ['authority', { jobTitle: 'Co-CTO' }, true, 'Co-CTO'],
    ['authority', { jobTitle: 'Director of Vectors' }, false, 'Director of Vectors'],
    ['authority', { jobTitle: 'Intern' }, false, 'Intern'],
    ['authority', {}, null, null],
  ] as const)('%s of %j: %s, because of %j', (criterion, contact, met, evidence) => {
    expect(fitOf(contact, criterion)).toEqual({ met, evidence, by: 'form' });
  });
});

describe('what a form says of intent', () => {
  const intentOf = (said: Parameters<typeof aSubmission>[0], signal: IntentSignal) =>
    findingsOf(said).intent[signal];

  it.each([
    ['a message that asks for a demo', { message: 'Can I book a call?' }, 'demoRequested', 'book a call'],
    ['a form for a demo', { form: 'request-demo' }, 'demoRequested', 'request-demo'],
    ['a message that asks for the price', { message: 'How much is it?' }, 'pricingAsked', 'how much'],
    ['an answer about a rollout', { answers: { rollout: 'yes' } }, 'pricingAsked', 'rollout'],
    ['a form for a quote', { form: 'quote' }, 'pricingAsked', 'quote'],
  ] as const)('%s is met', (_, said, signal, evidence) => {
    expect(intentOf({ ...said }, signal)).toEqual({ met: true, evidence, by: 'form' });
  });

  it('nothing asked is not known, and never "not met"', () => {
    const { intent } = findingsOf({ form: 'newsletter', message: 'Hello' });
    for (const signal of intentSignals)
      expect(intent[signal]).toEqual({ met: null, evidence: null, by: 'form' });
  });

  it('a reply has not come yet', () => {
    expect(intentOf({ form: 'demo', message: 'How much?' }, 'repliedQuickly').met).toBeNull();
  });

  it('confirms nothing: that is for a person', () => {
    expect(findingsOf({ form: 'demo' })).toMatchObject({ confirmed: null, override: null });
  });
});

/** A confirmation in which each criterion is met or not, by the bits of a number; of intent what is not met is left out. */
function confirmationOf(bits: number): Confirmation {
  const met = (place: number) => (bits & (1 << place)) !== 0;
  const fit = Object.fromEntries(fitCriteria.map((name, i) => [name, { met: met(i) }]));
  const intent = Object.fromEntries(
    intentSignals.flatMap((name, i) => (met(4 + i) ? [[name, { met: true }]] : [])),
  );
  return { fit, intent } as unknown as Confirmation;
}

describe('the gate', () => {
  it('opens when all of fit and one sign of intent are met, and in no other of the 128 cases', () => {
    for (let bits = 0; bits < 128; bits += 1) {
      const [size, place, trade, decides, demo, pricing, reply] = [...Array(7).keys()].map(
        (i) => (bits & (1 << i)) !== 0,
      );
      const opens = size && place && trade && decides && (demo || pricing || reply);
      const said = confirmationOf(bits);
      expect([bits, missingFor(said).length === 0]).toEqual([bits, opens]);

      const answer = qualify(aLeadIn('contacted'), said, doneBy('rep:alex', 30));
      expect([bits, answer.outcome]).toEqual([bits, opens ? 'changed' : 'gate-shut']);
      if (answer.outcome === 'gate-shut') expect(answer.missing).toEqual(missingFor(said));
    }
  });

  it('names all that is missing, and only that', () => {
    expect(missingFor(confirmationOf(0)).map(({ path }) => path)).toEqual([
      'fit.companySize',
      'fit.geography',
      'fit.industry',
      'fit.authority',
      'intent',
    ]);
    expect(missingFor(confirmationOf(0b0101011)).map(({ path }) => path)).toEqual(['fit.industry']);
    expect(missingFor(confirmationOf(0b0001111))).toEqual([
      { path: 'intent', message: 'one of demoRequested, pricingAsked, repliedQuickly must be met' },
    ]);
  });

  it('counts a sign of intent that a person says is not there as not there', () => {
    const said = confirmationOf(0b0001111);
    expect(missingFor({ ...said, intent: { demoRequested: { met: false } } })).toHaveLength(1);
  });
});

describe('a confirmation', () => {
  const known = findingsOf({
    form: 'demo',
    contact: { companySize: '12', country: 'FR', jobTitle: 'Intern' },
  });
  const said: Confirmation = {
    fit: {
      companySize: { met: true, evidence: 'said 60 on the phone' },
      geography: { met: true },
      industry: { met: true, evidence: 'sells software' },
      authority: { met: true },
    },
    intent: { pricingAsked: { met: true, evidence: 'asked for a quote' } },
  };
  const confirmed = confirmedBy(known, said, { at: '2026-11-23T15:30:00.000Z', actor: 'rep:alex' });

  it('corrects what the form said, and keeps the evidence that nobody repeats', () => {
    expect(confirmed.fit).toEqual({
      companySize: { met: true, evidence: 'said 60 on the phone', by: 'rep:alex' },
      geography: { met: true, evidence: 'France', by: 'rep:alex' },
      industry: { met: true, evidence: 'sells software', by: 'rep:alex' },
      authority: { met: true, evidence: 'Intern', by: 'rep:alex' },
    });
  });

  it('leaves what nobody spoke of as it was', () => {
    expect(confirmed.intent).toEqual({
      demoRequested: { met: true, evidence: 'demo', by: 'form' },
      pricingAsked: { met: true, evidence: 'asked for a quote', by: 'rep:alex' },
      repliedQuickly: { met: null, evidence: null, by: 'form' },
    });
  });

  it('says who confirmed it and when, and can be stored', () => {
    expect(confirmed.confirmed).toEqual({ at: '2026-11-23T15:30:00.000Z', by: 'rep:alex' });
    expect(qualificationSchema.parse(confirmed)).toEqual(confirmed);
    expect(qualificationSchema.parse(unassessed)).toEqual(unassessed);
  });
});
