import { describe, expect, it } from 'vitest';
import { modelAnswer } from '../../core/contracts/model.ts';
import { modelView } from '../../core/model-view.ts';
import { parseOperatingModel } from '../../core/operating-model.ts';
import { theModelFile } from '../support/builders.ts';

/** handoff.yaml bent by the test, seen on 2026-11-24; the team as it is then may be another than the model's own. */
function viewOf({
  // biome-ignore lint/suspicious/noExplicitAny: the unchecked input of a parser, which tests bend in every way
  bend = (_: any) => {},
  seesAddresses = true,
  away = [] as string[],
} = {}) {
  const file = theModelFile();
  bend(file);
  const parsed = parseOperatingModel(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const team = parsed.model.team.map((member) => ({
    ...member,
    active: !away.includes(member.id),
    load: { open: 0, day: null, today: 0 },
    version: 1,
  }));
  return modelView(parsed.model, { team, today: '2026-11-24', seesAddresses });
}

describe('the operating model for people', () => {
  it('fits its contract, and says nothing that it does not describe', () => {
    const view = viewOf();
    expect(modelAnswer.parse(view)).toEqual(view);
  });

  it('goes through the stages in order, and says which are open', () => {
    expect(viewOf().stages.map(({ name, open }) => [name, open])).toEqual([
      ['Captured', true],
      ['Assigned', true],
      ['Contacted', true],
      ['Qualified', true],
      ['Opportunity', true],
      ['Won', false],
      ['Lost', false],
      ['Disqualified', false],
    ]);
  });

  it('has the offsets of a tier, or the cutoff of one that is due at the close of the day', () => {
    const [high, , nurture] = viewOf().tiers;
    expect(high).toMatchObject({ due: 'offsets', respondWithin: 5, escalateAfter: 10, cutoff: null });
    expect(nurture).toMatchObject({
      due: 'close-of-day',
      clock: 'business',
      respondWithin: null,
      cutoff: '16:00',
      reassignAfterClose: 20,
    });
  });

  it('says which leads are of a tier', () => {
    const forms = { highIntentForms: ['demo', 'pricing'], nurtureForms: ['newsletter'] };
    const takes = (intent: object) =>
      viewOf({ bend: (file) => Object.assign(file.intent, forms, intent) }).tiers.map((it) => it.takes);
    expect(takes({})).toEqual([
      'by form demo or pricing; by any form, whoever asks for a demo, pricing or implementation',
      'every other lead',
      'by form newsletter, unless they ask for a demo, pricing or implementation',
    ]);
    const silent = { demoRequested: [], pricingAsked: [], implementationAsked: [] };
    expect(takes(silent)).toEqual(['by form demo or pricing', 'every other lead', 'by form newsletter']);
    expect(takes({ ...silent, highIntentForms: [], nurtureForms: [] })).toEqual([
      'no lead',
      'every other lead',
      'no lead',
    ]);
  });

  it('knows who hears of what, and that a breach at the moment of the deadline is told alone', () => {
    const [high, standard] = viewOf().tiers;
    expect(high?.alerts.map(({ kind, owner, manager }) => [kind, owner, manager])).toEqual([
      ['assigned', ['email', 'sms', 'webhook'], []],
      ['due', ['sms', 'webhook'], []],
      ['breached', ['email', 'sms', 'webhook'], ['email', 'sms', 'webhook']],
      ['reassigned', ['email', 'sms', 'webhook'], []],
    ]);
    const due = (tier = high) => tier?.alerts.find(({ kind }) => kind === 'due')?.when;
    expect(due()).toBe('The first response is due.');
    expect(due(standard)).toMatch(/^Never by itself/);
  });

  it('names the members that pools have now', () => {
    const { pools, fallbackManager } = viewOf({ away: ['blair'] }).routing;
    expect(pools.find(({ name }) => name === 'enterprise')).toEqual({
      name: 'enterprise',
      takes: 'reps with enterprise',
      members: [{ id: 'alex', name: 'Alex Kim', weight: 1 }],
    });
    expect(fallbackManager).toEqual({ id: 'morgan', name: 'Morgan Reyes' });
  });

  it('asks for all of fit and for one sign of intent', () => {
    const { fit, intent } = viewOf().gate;
    expect(fit.map(({ criterion, required }) => [criterion, required])).toEqual([
      ['companySize', true],
      ['geography', true],
      ['industry', true],
      ['authority', true],
    ]);
    expect(intent.map(({ signal, required }) => [signal, required])).toEqual([
      ['demoRequested', false],
      ['pricingAsked', false],
      ['repliedQuickly', false],
    ]);
    expect(fit[1]?.accepts).toContain('Germany');
    expect(intent[2]?.sentence).toContain('within 24 h');
  });

  it('labels dispositions, and knows the meaning of those that every model has', () => {
    const { dispositions } = viewOf({
      bend: (file) => file.dispositions.push('not_a_fit_yet', 'constructor'),
    });
    expect(dispositions.filter(({ means }) => means === null)).toEqual([
      { tag: 'not_a_fit_yet', label: 'Not a fit yet', means: null },
      { tag: 'constructor', label: 'Constructor', means: null },
    ]);
    expect(dispositions[0]?.label).toBe('Wrong ICP');
  });

  it('shows addresses of recipients only to those who may see them', () => {
    const bend = (file: { review: { recipients: string[] } }) => {
      file.review.recipients = ['harper', 'board@example.org', 'nobody'];
    };
    expect(viewOf({ bend }).review.recipients).toEqual([
      { memberId: 'harper', name: 'Harper Diaz', email: 'harper.diaz@example.com' },
      { memberId: null, name: null, email: 'board@example.org' },
      { memberId: 'nobody', name: null, email: null },
    ]);
    expect(JSON.stringify(viewOf({ bend, seesAddresses: false }))).not.toContain('@');
  });
});
