import { describe, expect, it } from 'vitest';
import { tierOf } from '../../core/intent.ts';
import { parseOperatingModel } from '../../core/operating-model.ts';
import { anOperatingModel, aSubmission, theModelFile } from '../support/builders.ts';

const { intent } = anOperatingModel();
const tierFor = (said: Parameters<typeof aSubmission>[0]) => tierOf(aSubmission(said), intent);

describe('high intent', () => {
  it.each(['demo', 'request-demo', 'pricing', 'contact-sales'])('is the form "%s"', (form) => {
    expect(tierFor({ form })).toEqual({ tier: 'high', reasons: [{ signal: 'form', evidence: form }] });
  });

  it.each([
    ['Could we book a call this week?', 'demo-requested', 'book a call'],
    ['A DEMO please', 'demo-requested', 'demo'],
    ['How much is it for 40 seats?', 'pricing-asked', 'how much'],
    ['What does it cost?', 'pricing-asked', 'cost'],
    ['When could we go-live?', 'implementation-asked', 'go live'],
    ['We must migrate\nbefore May', 'implementation-asked', 'migrate'],
  ])('is the message "%s"', (message, signal, evidence) => {
    expect(tierFor({ message })).toEqual({ tier: 'high', reasons: [{ signal, evidence }] });
  });

  it.each([
    [{ interest: 'demo, newsletter' }, 'demo-requested'],
    [{ 'What do you want to know?': 'Your prices' }, 'pricing-asked'],
    [{ demo_requested: 'on' }, 'demo-requested'],
    [{ 'send-me-pricing': 'yes' }, 'pricing-asked'],
    [{ pricing: '1' }, 'pricing-asked'],
    [{ 'I need help with onboarding': 'TRUE' }, 'implementation-asked'],
  ])('is the answer %j', (answers, signal) => {
    const { tier, reasons } = tierFor({ answers });
    expect({ tier, signals: reasons.map((it) => it.signal) }).toEqual({ tier: 'high', signals: [signal] });
  });

  it('names every reason', () => {
    const { reasons } = tierFor({ form: 'demo', message: 'What is the price?', answers: { rollout: 'yes' } });
    expect(reasons).toEqual([
      { signal: 'form', evidence: 'demo' },
      { signal: 'pricing-asked', evidence: 'price' },
      { signal: 'implementation-asked', evidence: 'rollout' },
    ]);
  });

  it('is a reader of the newsletter who asks for a price', () => {
    expect(tierFor({ form: 'newsletter', message: 'And how much is it?' })).toEqual({
      tier: 'high',
      reasons: [{ signal: 'pricing-asked', evidence: 'how much' }],
    });
  });

  it('knows a form whatever the case of its name', () => {
    expect(tierFor({ form: 'Request-Demo' }).tier).toBe('high');
  });
});

describe('what is not asked', () => {
  it.each([
    'We work for democracy',
    'A costume party',
    'You misquote us',
    'See you at Pentecost',
    'priceless2',
  ])('is a word inside another one: "%s"', (message) => {
    expect(tierFor({ message }).tier).toBe('standard');
  });

  it.each(['no', 'No', 'off', 'false', '0', 'none', ' N '])('is a question answered "%s"', (answer) => {
    expect(tierFor({ answers: { 'Do you want a demo?': answer } }).tier).toBe('standard');
  });

  it('is the question of a field that says something else', () => {
    expect(tierFor({ answers: { 'Which demo did you see?': 'the one in May' } }).tier).toBe('standard');
  });
});

describe('the tier without a question', () => {
  it.each(['newsletter', 'ebook', 'webinar', 'WebINAR'])('is nurture for the form "%s"', (form) => {
    expect(tierFor({ form })).toEqual({
      tier: 'nurture',
      reasons: [{ signal: 'form', evidence: form.toLowerCase() }],
    });
  });

  it('is standard for any other form, and for none', () => {
    expect(tierFor({ form: 'contact' })).toEqual({
      tier: 'standard',
      reasons: [{ signal: 'nothing-asked', evidence: 'contact' }],
    });
    expect(tierFor({ form: undefined, message: undefined })).toEqual({
      tier: 'standard',
      reasons: [{ signal: 'nothing-asked', evidence: 'no form named' }],
    });
  });
});

describe('the rules of the model', () => {
  const rulesWith = (rules: object) => {
    const file = theModelFile();
    const parsed = parseOperatingModel({ ...file, intent: { ...file.intent, ...rules } });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    return parsed.model.intent;
  };

  it('may write a phrase in any case, and with hyphens', () => {
    const rules = rulesWith({ implementationAsked: ['Go-Live', 'cut_over'] });
    expect(tierOf(aSubmission({ message: 'When can we go live?' }), rules).tier).toBe('high');
    expect(tierOf(aSubmission({ message: 'When can we go-live?' }), rules).tier).toBe('high');
    expect(tierOf(aSubmission({ message: 'The cut over is in May' }), rules).tier).toBe('high');
  });

  it('may write the name of a form in any case', () => {
    const rules = rulesWith({ highIntentForms: ['Book-Demo'], nurtureForms: ['eBook'] });
    expect(tierOf(aSubmission({ form: 'Book-Demo' }), rules).tier).toBe('high');
    expect(tierOf(aSubmission({ form: 'ebook' }), rules).tier).toBe('nurture');
  });
});
