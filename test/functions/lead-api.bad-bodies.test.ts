/** Bodies that no client of ours sends. Each lead is in a stage that allows the action, so that only the body refuses it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from '../../core/lead.ts';
import { type Action, actions } from '../../core/lifecycle.ts';
import { useEngine } from '../support/engine.ts';
import { aLeadApi, type LeadApi, validBody } from '../support/lead-api.ts';

const engine = useEngine();
let api: LeadApi;
let leadIds: Readonly<Record<Action, string>>;
let before: Awaited<ReturnType<LeadApi['everything']>>;

const stageFor: Readonly<Record<Action, Exclude<Stage, 'captured'>>> = {
  claim: 'assigned',
  contact: 'assigned',
  reply: 'contacted',
  meetings: 'contacted',
  qualify: 'contacted',
  opportunity: 'qualified',
  win: 'opportunity',
  lose: 'opportunity',
  disqualify: 'contacted',
  reopen: 'lost',
  reassign: 'contacted',
};

beforeAll(async () => {
  api = await aLeadApi(engine);
  const made: [Action, string][] = [];
  for (const action of actions) made.push([action, await api.leadIn(stageFor[action])]);
  leadIds = Object.fromEntries(made) as Record<Action, string>;
  before = await api.everything();
});

const post = (action: Action, body: object | string, headers = {}) =>
  api.as('morgan').post(leadIds[action], action, body, headers);

describe.each(actions)('POST /api/leads/{id}/%s', (action) => {
  const withMore = (more: string) =>
    `{${[JSON.stringify(validBody[action]).slice(1, -1), more].filter(Boolean).join(',')}}`;

  it.each([
    ['a list', '[]', 422, ''],
    ['a text', '"call"', 422, ''],
    ['null', 'null', 422, ''],
    ['a number', '7', 422, ''],
    ['a field nobody knows', withMore('"colour":"red"'), 422, 'colour'],
    ['an owner of its own', withMore('"ownerID":"morgan"'), 422, 'ownerID'],
    ['a stage of its own', withMore('"stage":"won"'), 422, 'stage'],
    ['another time', withMore('"at":"2020-01-01T00:00:00Z"'), 422, 'at'],
    ['a prototype', withMore('"__proto__":{"admin":true}'), 422, '__proto__'],
    ['a constructor', withMore('"constructor":{"prototype":{"admin":true}}'), 422, 'constructor'],
    ['half of JSON', '{"channel":', 400, null],
    ['nothing', '', 400, null],
    ['JSON that goes on', `${JSON.stringify(validBody[action])}{}`, 400, null],
    ['broken Unicode', '{"a":"\ud800"}', 400, null],
    ['far too much', withMore(`"note":"${'x'.repeat(33_000)}"`), 413, null],
  ])('refuses %s', async (_what, body, status, path) => {
    const reply = await post(action, body);
    expect(reply.statusCode).toBe(status);
    expect(reply.header('content-type')).toBe('application/problem+json');
    if (path !== null) expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded'],
    ['plain text', 'text/plain'],
    ['almost JSON', 'application/jsonp'],
    ['no type', ''],
  ])('refuses %s with 415', async (_what, type) => {
    expect((await post(action, validBody[action], { 'content-type': type })).statusCode).toBe(415);
  });
});

describe('a field', () => {
  const { fit, intent } = validBody.qualify;
  const wrong: [Action, string, object, string][] = [
    ['contact', 'an unknown channel', { channel: 'fax' }, 'channel'],
    ['contact', 'no channel', {}, 'channel'],
    ['contact', 'a list of channels', { channel: ['call'] }, 'channel'],
    ['contact', 'evidence that is none', { channel: 'call', evidence: 'hearsay' }, 'evidence'],
    ['contact', 'a note that is too long', { channel: 'call', note: 'x'.repeat(2_001) }, 'note'],
    ['contact', 'a note that is no text', { channel: 'call', note: { text: 'x' } }, 'note'],
    ['contact', 'a note with NUL in it', { channel: 'call', note: 'a\0b' }, 'note'],
    ['contact', 'a note with half a character', { channel: 'call', note: 'a\ud83d' }, 'note'],
    ['meetings', 'a state that is none', { state: 'moved' }, 'state'],
    ['meetings', 'no state', {}, 'state'],
    ['qualify', 'a criterion that is a yes', { fit: { ...fit, industry: true }, intent }, 'fit.industry'],
    ['qualify', 'met in words', { fit: { ...fit, industry: { met: 'yes' } }, intent }, 'fit.industry.met'],
    ['qualify', 'a criterion of their own', { fit: { ...fit, charm: { met: true } }, intent }, 'fit.charm'],
    ['qualify', 'a sign of their own', { fit, intent: { smiled: { met: true } } }, 'intent.smiled'],
    [
      'qualify',
      'who is said to have found it',
      { fit: { ...fit, industry: { met: true, by: 'manager:morgan' } }, intent },
      'fit.industry.by',
    ],
    [
      'qualify',
      'evidence that is too long',
      { fit: { ...fit, industry: { met: true, evidence: 'x'.repeat(501) } }, intent },
      'fit.industry.evidence',
    ],
    ['lose', 'a list of dispositions', { disposition: ['no_budget'] }, 'disposition'],
    ['lose', 'no disposition', { note: 'x' }, 'disposition'],
    ['disqualify', 'a note that is too long', { disposition: 'no_budget', note: 'x'.repeat(2_001) }, 'note'],
    ['win', 'money as an object', { amount: { value: 5 }, currency: 'EUR' }, 'amount'],
  ];
  it.each(wrong)('of %s is named: %s', async (action, _what, body, path) => {
    const reply = await post(action, body);
    expect(reply.statusCode).toBe(422);
    expect(reply.json()).toMatchObject({ type: 'urn:lead-handoff:problem:invalid-fields' });
    expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
  });
});

describe('a prototype inside a criterion', () => {
  it('is a field like any other that nobody knows', async () => {
    const { industry: _industry, ...rest } = validBody.qualify.fit;
    const body = JSON.stringify({ fit: rest, intent: validBody.qualify.intent });
    for (const more of ['"industry":{"__proto__":{"met":true}}', '"__proto__":{"industry":{"met":true}}']) {
      expect((await post('qualify', body.replace('"fit":{', `"fit":{${more},`))).statusCode).toBe(422);
    }
    expect({}).not.toHaveProperty('met');
  });
});

describe('after all that', () => {
  it('nothing has changed, and every promise is kept', async () => {
    expect(await api.everything()).toEqual(before);
    expect(await api.world.violations()).toEqual([]);
  });
});

describe('a note', () => {
  it('is kept as people mean it: line breaks are one kind, other control characters are spaces', async () => {
    const note = ' Line one\r\nline two\u2028line\u0085three\ttab\u0007bell\u001b[31m e\u0301 ';
    const reply = await post('contact', { channel: 'call', note });
    expect(reply.json().timeline.at(-1).note).toBe('Line one\nline two\nline\nthree tab bell [31m \u00e9');
    expect(await api.world.violations()).toEqual([]);
  });

  it('may be as long as two thousand characters', async () => {
    const note = 'x'.repeat(2_000);
    expect((await post('meetings', { state: 'booked', note: ` ${note} ` })).json().timeline.at(-1).note).toBe(
      note,
    );
    expect(await api.world.violations()).toEqual([]);
  });
});
