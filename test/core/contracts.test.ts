import { describe, expect, it } from 'vitest';
import { contactRequest, leadListQuery, metricsQuery, reassignRequest } from '../../core/contracts.ts';

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
    ['cursor', 'x'.repeat(2_001)],
  ])('is refused with %s=%s', (name, value) => {
    expect(wrongIn(leadListQuery, { [name]: value })).toEqual([name]);
  });
});

describe('the question for figures', () => {
  it.each(['source', 'rep', 'campaign'])('may ask for the table by %s', (table) => {
    const query = { from: '2026-11-01', to: '2026-11-23', tier: 'high', table };
    expect(metricsQuery.parse(query)).toEqual(query);
  });

  it('is refused with a table, a day or a field that does not exist', () => {
    expect(wrongIn(metricsQuery, { table: 'moon' })).toEqual(['table']);
    expect(wrongIn(metricsQuery, { from: '2026-13-01' })).toEqual(['from']);
    expect(metricsQuery.safeParse({ form: '2026-11-01' }).success).toBe(false);
  });
});
