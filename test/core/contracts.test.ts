import { describe, expect, it } from 'vitest';
import { metricsQuery, metricsTables } from '../../core/contracts/metrics.ts';
import {
  closeRequest,
  contactRequest,
  emptyRequest,
  leadListQuery,
  meetingRequest,
  opportunityRequest,
  qualifyRequest,
  reassignRequest,
  reopenRequest,
  winRequest,
} from '../../core/contracts/requests.ts';

/** The paths of what is wrong with a request; an unknown field is named in the message. */
const wrongIn = (
  schema: { safeParse(value: unknown): { error?: { issues: { path: PropertyKey[] }[] } } },
  value: object,
) => (schema.safeParse(value).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('the request to record a contact', () => {
  it.each(['call', 'email', 'sms', 'meeting'])('names a channel such as %s', (channel) => {
    expect(contactRequest.parse({ channel })).toMatchObject({ channel });
  });

  it('may have a note of at most 2,000 characters', () => {
    expect(contactRequest.parse({ channel: 'call', note: ' left a message ' }).note).toBe('left a message');
    expect(wrongIn(contactRequest, { channel: 'call', note: 'x'.repeat(2_001) })).toEqual(['note']);
  });

  it("shows the person's own word, unless a system has a record", () => {
    expect(contactRequest.parse({ channel: 'call' }).evidence).toBe('self_reported');
    expect(contactRequest.parse({ channel: 'call', evidence: 'call' }).evidence).toBe('call');
    expect(wrongIn(contactRequest, { channel: 'call', evidence: 'hearsay' })).toEqual(['evidence']);
  });

  it('is refused without a channel, with another one, and with anything more', () => {
    expect(wrongIn(contactRequest, {})).toEqual(['channel']);
    expect(wrongIn(contactRequest, { channel: 'fax' })).toEqual(['channel']);
    expect(contactRequest.safeParse({ channel: 'call', at: '1999-01-01' }).success).toBe(false);
  });
});

describe('the request to reassign', () => {
  it('names the new owner and a reason', () => {
    expect(reassignRequest.parse({ ownerId: 'blair', reason: ' on leave ' })).toEqual({
      ownerId: 'blair',
      reason: 'on leave',
    });
  });

  it.each([
    ['no reason', { ownerId: 'blair' }, 'reason'],
    ['a blank reason', { ownerId: 'blair', reason: '  ' }, 'reason'],
    ['no owner', { reason: 'on leave' }, 'ownerId'],
    ['an owner that is no id', { ownerId: 'Blair Osei', reason: 'on leave' }, 'ownerId'],
  ])('is refused with %s', (_, request, path) => {
    expect(wrongIn(reassignRequest, request)).toEqual([path]);
  });
});

describe('the request to claim or to record a reply', () => {
  it('says nothing', () => {
    expect(emptyRequest.parse({})).toEqual({});
    expect(emptyRequest.safeParse({ quietMinutes: 600 }).success).toBe(false);
  });
});

describe('the request about a meeting', () => {
  it.each(['booked', 'held', 'no_show'])('says that it is %s', (state) => {
    expect(meetingRequest.parse({ state })).toEqual({ state });
  });

  it('is refused with another state', () => {
    expect(wrongIn(meetingRequest, { state: 'moved' })).toEqual(['state']);
  });
});

describe('the request to qualify', () => {
  const met = { met: true };
  const fit = { companySize: met, geography: met, industry: met, authority: met };

  it('says of each criterion of fit whether it is met, and of intent what is known', () => {
    const said = { fit, intent: { demoRequested: { met: true, evidence: ' on the phone ' } } };
    expect(qualifyRequest.parse(said)).toEqual({
      fit,
      intent: { demoRequested: { met: true, evidence: 'on the phone' } },
    });
    expect(qualifyRequest.parse({ fit, intent: {} })).toEqual({ fit, intent: {} });
  });

  it.each([
    ['without a criterion', { fit: { ...fit, authority: undefined }, intent: {} }, 'fit.authority'],
    ['without intent', { fit }, 'intent'],
    ['with a word for yes', { fit: { ...fit, industry: { met: 'yes' } }, intent: {} }, 'fit.industry.met'],
    [
      'with evidence nobody reads',
      { fit: { ...fit, industry: { met: true, evidence: 'x'.repeat(501) } }, intent: {} },
      'fit.industry.evidence',
    ],
    ['with a criterion of its own', { fit: { ...fit, budget: met }, intent: {} }, 'fit'],
    ['with a signal of its own', { fit, intent: { smiled: met } }, 'intent'],
  ])('is refused %s', (_, request, path) => {
    expect(wrongIn(qualifyRequest, request)).toEqual([path]);
  });
});

describe('the request to open an opportunity', () => {
  it('may say nothing, what is expected, or why a manager overrides', () => {
    for (const said of [{}, { amount: '1999.90', currency: 'EUR' }, { override: { reason: 'strategic' } }]) {
      expect(opportunityRequest.parse(said)).toEqual(said);
    }
  });

  it.each([
    ['an amount of no currency', { amount: 5 }, 'currency'],
    ['a currency of no amount', { currency: 'EUR' }, 'amount'],
    ['a currency that is none', { amount: 5, currency: 'euro' }, 'currency'],
    ['an override without a reason', { override: {} }, 'override.reason'],
    ['an override with a blank reason', { override: { reason: ' \n ' } }, 'override.reason'],
    ['an override that is no reason', { override: true }, 'override'],
  ])('is refused with %s', (_, request, path) => {
    expect(wrongIn(opportunityRequest, request)).toEqual([path]);
  });
});

describe('the requests that close a lead and open it again', () => {
  it('need the revenue of a deal that was won', () => {
    expect(winRequest.parse({ amount: '1999.90', currency: 'EUR' })).toEqual({
      amount: '1999.90',
      currency: 'EUR',
    });
    expect(wrongIn(winRequest, { currency: 'EUR' })).toEqual(['amount']);
    expect(wrongIn(winRequest, { amount: 5 })).toEqual(['currency']);
    expect(wrongIn(winRequest, { amount: Number.NaN, currency: 'EUR' })).toEqual(['amount']);
    expect(wrongIn(winRequest, { amount: [5], currency: 'EUR' })).toEqual(['amount']);
  });

  it('need the disposition of one that will be none', () => {
    expect(closeRequest.parse({ disposition: 'no_budget', note: ' later ' })).toEqual({
      disposition: 'no_budget',
      note: 'later',
    });
    expect(wrongIn(closeRequest, {})).toEqual(['disposition']);
    expect(wrongIn(closeRequest, { disposition: '' })).toEqual(['disposition']);
  });

  it('need a reason to reopen', () => {
    expect(reopenRequest.parse({ reason: ' they called ' })).toEqual({ reason: 'they called' });
    expect(wrongIn(reopenRequest, {})).toEqual(['reason']);
    expect(wrongIn(reopenRequest, { reason: '\t' })).toEqual(['reason']);
  });
});

describe('the question for leads', () => {
  it('asks for 50 when it does not say how many', () => {
    expect(leadListQuery.parse({})).toEqual({ limit: 50 });
    expect(leadListQuery.parse({ limit: '200', owner: 'alex', stage: 'assigned', tier: 'high' })).toEqual({
      limit: 200,
      owner: 'alex',
      stage: 'assigned',
      tier: 'high',
    });
  });

  it.each([
    ['limit', '0'],
    ['limit', '201'],
    ['limit', '1.5'],
    ['limit', 'many'],
    ['owner', 'A B'],
    ['stage', 'lukewarm'],
    ['tier', 'urgent'],
    ['from', '23.11.2026'],
    ['to', '2026-02-30'],
    ['open', 'false'],
    ['waiting', 'long'],
    ['cursor', 'x'.repeat(2_001)],
  ])('is refused with %s=%s', (name, value) => {
    expect(wrongIn(leadListQuery, { [name]: value })).toEqual([name]);
  });

  it('names no days for what waits: it counts however old it is', () => {
    const days = { from: '2026-11-01', to: '2026-11-23' };
    expect(wrongIn(leadListQuery, { waiting: 'overdue', ...days })).toEqual(['from', 'to']);
    expect(wrongIn(leadListQuery, { waiting: 'overdue', owner: 'alex', open: 'true' })).toEqual([]);
  });
});

describe('the question for figures', () => {
  it.each(metricsTables)('may ask for the table by %s, as JSON or as CSV', (table) => {
    const query = { from: '2026-11-01', to: '2026-11-23', tier: 'high', by: table, table };
    expect(metricsQuery.parse(query)).toEqual({ ...query, attribution: 'first' });
  });

  it.each([
    ['attribution', 'middle'],
    ['compare', 'last-year'],
    ['by', 'moon'],
  ])('is refused with %s=%s', (name, value) => {
    expect(wrongIn(metricsQuery, { [name]: value })).toEqual([name]);
  });

  it('is refused with a table, a day or a field that does not exist', () => {
    expect(wrongIn(metricsQuery, { table: 'moon' })).toEqual(['table']);
    expect(wrongIn(metricsQuery, { from: '2026-13-01' })).toEqual(['from']);
    expect(metricsQuery.safeParse({ form: '2026-11-01' }).success).toBe(false);
  });
});
