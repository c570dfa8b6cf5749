import { describe, expect, it } from 'vitest';
import { clickIds } from '../../core/attribution.ts';
import { isFromBot, limits, readSubmission } from '../../core/submission.ts';
import { aFormPost } from '../support/builders.ts';

type Fields = Readonly<Record<string, string | undefined>>;

function accepted(fields: Fields) {
  const read = readSubmission(aFormPost(fields));
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.errors)}`);
  return read.submission;
}

function refused(fields: Fields) {
  const read = readSubmission(aFormPost(fields));
  if (read.ok) throw new Error('accepted');
  return read.errors;
}

const letters = (count: number) => 'x'.repeat(count);

describe('a submission', () => {
  it("holds what the form said, in the field's words", () => {
    const posted = aFormPost({
      phone: '+1 202 555 0199',
      company_size: '51-200',
      country: 'US',
      industry: 'Software',
      job_title: 'CTO',
      consent: 'yes',
      redirect: 'https://www.example.com/thanks',
      team_size: '12',
    });
    expect(readSubmission(posted)).toEqual({
      ok: true,
      submission: {
        submissionId: 'submission-1',
        contact: {
          email: 'jane.doe@acme.example',
          name: 'Jane Doe',
          phone: '+1 202 555 0199',
          company: 'Acme',
          companySize: '51-200',
          country: 'US',
          industry: 'Software',
          jobTitle: 'CTO',
        },
        form: 'contact',
        message: 'Please get in touch.',
        consent: 'yes',
        answers: { team_size: '12' },
        firstTouch: {},
        latestTouch: {
          utm_source: 'google',
          utm_medium: 'cpc',
          utm_campaign: 'brand',
          landing_page: 'https://www.example.com/product',
        },
        redirect: 'https://www.example.com/thanks',
      },
    });
  });

  it('needs nothing but an e-mail address', () => {
    const read = readSubmission(new Map([['email', 'jane@acme.example']]));
    expect(read).toMatchObject({
      ok: true,
      submission: { contact: { email: 'jane@acme.example' }, answers: {} },
    });
  });

  it('knows a person by the lower-cased address', () => {
    expect(accepted({ email: ' Jane.DOE@Acme.Example ' }).contact.email).toBe('jane.doe@acme.example');
  });

  it.each([
    ['no address', undefined, 'is required'],
    ['an empty address', '', 'is required'],
    ['an address of spaces', '  ', 'is required'],
    ['no address at all in it', 'jane', 'must be an e-mail address'],
    ['two addresses', 'a@acme.example,b@acme.example', 'must be an e-mail address'],
    ['a header behind the address', 'jane@acme.example\r\nBcc: x@acme.example', 'must be an e-mail address'],
  ])('with %s is refused', (_, email, message) => {
    expect(refused({ email })).toEqual([{ path: 'email', message }]);
  });

  it('joins first and last name unless there is a whole one', () => {
    const parts = { first_name: 'Ada', last_name: 'Byron' };
    expect(accepted({ ...parts, name: undefined }).contact.name).toBe('Ada Byron');
    expect(accepted({ ...parts, name: 'Ada Lovelace' }).contact.name).toBe('Ada Lovelace');
    expect(accepted({ last_name: 'Byron', name: '' }).contact.name).toBe('Byron');
    expect(accepted({ name: undefined }).contact.name).toBeUndefined();
  });

  it('takes an empty field for an absent one', () => {
    const { contact, message, answers, latestTouch, submissionId } = accepted({
      phone: '',
      company: '   ',
      message: '\n',
      budget: '',
      utm_campaign: ' ',
      submission_id: '',
    });
    expect(contact).toEqual({ email: 'jane.doe@acme.example', name: 'Jane Doe' });
    expect(message).toBeUndefined();
    expect(submissionId).toBeUndefined();
    expect(answers).toEqual({});
    expect(latestTouch).not.toHaveProperty('utm_campaign');
  });

  it('takes a field of nothing but control characters for an absent one', () => {
    const { contact, submissionId, answers } = accepted({
      name: '\u0001',
      submission_id: '\u0007',
      budget: '\u0002',
    });
    expect(contact.name).toBeUndefined();
    expect(submissionId).toBeUndefined();
    expect(answers).toEqual({});
  });

  it('makes one line of what is one line, and keeps the lines of a message', () => {
    const { contact, message } = accepted({ name: 'Jane\r\nDoe', message: 'Hello\r\n\u0007there' });
    expect(contact.name).toBe('Jane Doe');
    expect(message).toBe('Hello\n there');
  });

  it('answers every error at once, each naming its field', () => {
    const errors = refused({
      email: 'jane',
      phone: letters(51),
      [letters(101)]: 'long question',
      budget: letters(2_001),
    });
    expect(errors.map(({ path }) => path).sort()).toEqual(['budget', 'email', 'phone', letters(40)].sort());
  });
});

describe('the limit', () => {
  it.each([
    ['name', limits.text],
    ['first_name', limits.text],
    ['last_name', limits.text],
    ['phone', 50],
    ['company', limits.text],
    ['company_size', 50],
    ['country', 100],
    ['industry', 100],
    ['job_title', limits.text],
    ['form', 100],
    ['consent', 200],
    ['submission_id', limits.submissionId],
    ['redirect', limits.url],
    ['message', limits.message],
    ['a question of the form', limits.answer],
  ])('of %s is %i characters', (field, limit) => {
    expect(readSubmission(aFormPost({ [field]: letters(limit) })).ok).toBe(true);
    expect(refused({ [field]: letters(limit + 1) })).toEqual([
      { path: field, message: `must be at most ${limit} characters` },
    ]);
  });

  it('of an e-mail address is 254 characters', () => {
    const address = (length: number) => `jane@${`${letters(59)}.`.repeat(4)}`.padEnd(length, 'x');
    expect(accepted({ email: address(254) }).contact.email).toHaveLength(254);
    expect(refused({ email: address(255) })).toEqual([
      { path: 'email', message: 'must be at most 254 characters' },
    ]);
  });

  it('counts what is kept, not the spaces around it', () => {
    expect(accepted({ phone: `${letters(50)}      ` }).contact.phone).toBe(letters(50));
  });

  it('stops ten thousand combining marks', () => {
    expect(refused({ name: `Z${'\u0308'.repeat(10_000)}` })[0]?.path).toBe('name');
  });

  it('of the questions is 50, each named in at most 100 characters', () => {
    const questions = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`question ${i}`, 'yes']));
    expect(Object.keys(accepted(questions(50)).answers)).toHaveLength(50);
    expect(refused(questions(51))).toEqual([
      { path: '', message: 'at most 50 fields beyond the known ones' },
    ]);
    expect(accepted({ [letters(100)]: 'yes' }).answers).toEqual({ [letters(100)]: 'yes' });
    expect(refused({ [letters(101)]: 'yes' })).toEqual([
      { path: letters(40), message: 'field names must be at most 100 characters' },
    ]);
  });
});

describe('answers', () => {
  it('are all fields that have no meaning of their own', () => {
    expect(accepted({ 'How many seats?': '40', interest: 'demo, pricing' }).answers).toEqual({
      'How many seats?': '40',
      interest: 'demo, pricing',
    });
  });

  it('may be called like what every object has, to no effect', () => {
    const names = ['__proto__', 'constructor', ' constructor ', 'toString', 'hasOwnProperty'];
    const { answers } = accepted(Object.fromEntries(names.map((name) => [name, 'x'])) as Fields);
    const posted = readSubmission(new Map([...aFormPost(), ['__proto__', '{"admin":true}']]));
    expect(Object.getPrototypeOf(answers)).toBe(Object.prototype);
    expect(Object.keys(answers)).toEqual(['toString', 'hasOwnProperty']);
    expect(posted.ok && Object.getPrototypeOf(posted.submission.answers)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('are all that a client can say with the names of server fields', () => {
    const { answers, ...rest } = accepted({
      ownerId: 'mallory',
      stage: 'won',
      capturedAt: '1999-01-01',
      tier: 'high',
    });
    expect(answers).toEqual({ ownerId: 'mallory', stage: 'won', capturedAt: '1999-01-01', tier: 'high' });
    expect(rest).not.toHaveProperty('ownerId');
    expect(rest).not.toHaveProperty('stage');
  });

  it('have questions of one line', () => {
    expect(accepted({ 'Budget\r\nX-Evil: 1': '9\r\n10', '\u0001': 'unnamed' }).answers).toEqual({
      'Budget X-Evil: 1': '9\n10',
    });
  });
});

describe('touch evidence', () => {
  const utm = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term', 'utm_id'];
  const fields = [...utm, ...clickIds, 'landing_page', 'referrer'];

  it.each(fields)('%s tells of the latest touch, and behind first_ of the first', (field) => {
    const nothing = {
      utm_source: undefined,
      utm_medium: undefined,
      utm_campaign: undefined,
      landing_page: undefined,
    };
    const { firstTouch, latestTouch, answers } = accepted({
      ...nothing,
      [field]: 'now',
      [`first_${field}`]: 'then',
    });
    expect(latestTouch).toEqual({ [field]: 'now' });
    expect(firstTouch).toEqual({ [field]: 'then' });
    expect(answers).toEqual({});
  });

  it.each([
    ['utm_source', 100],
    ['utm_medium', 100],
    ['utm_campaign', 200],
    ['gclid', 200],
    ['landing_page', 2_000],
    ['referrer', 2_000],
  ])('%s is clipped to %i characters, not refused: no person typed it', (field, limit) => {
    const { latestTouch, firstTouch } = accepted({
      [field]: letters(limit + 1),
      [`first_${field}`]: letters(limit + 1),
    });
    expect((latestTouch as Fields)[field]).toBe(letters(limit));
    expect((firstTouch as Fields)[field]).toBe(letters(limit));
  });

  it('is one line each, in the case it came in', () => {
    expect(accepted({ utm_campaign: 'Spring\r\nSale' }).latestTouch.utm_campaign).toBe('Spring Sale');
  });
});

describe('the honeypot', () => {
  it('betrays a bot only when it is filled, and is no answer', () => {
    expect(accepted({ _gotcha: 'buy now' }).answers).toEqual({});
    expect(isFromBot(new Map([['_gotcha', 'buy now']]))).toBe(true);
    expect(isFromBot(new Map([['_gotcha', ' ']]))).toBe(false);
    expect(isFromBot(new Map([['email', 'jane.doe@acme.example']]))).toBe(false);
  });
});
