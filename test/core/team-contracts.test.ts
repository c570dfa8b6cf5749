import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { memberSchema } from '../../core/team.ts';
import { memberChange, newKeyRequest, newMemberRequest, ownFields } from '../../core/team-contracts.ts';

/** The paths of what is wrong. */
const wrongIn = (schema: z.ZodType, value: object): string[] =>
  (schema.safeParse(value).error?.issues ?? []).map(({ path }) => path.join('.'));

/** A value that each field of a member may have. */
const fields = {
  name: 'Alex Kim',
  email: 'alex.kim@example.com',
  phone: '+12025550101',
  role: 'rep',
  active: false,
  timeZone: 'Europe/Berlin',
  availability: 'off',
  outOfOffice: [{ from: '2026-12-24T12:00:00Z', to: '2026-12-27T00:00:00Z' }],
  hours: {
    monday: ['09:00-12:30', '13:30-18:00'],
    tuesday: [],
    wednesday: [],
    thursday: [],
    friday: [],
    saturday: [],
    sunday: [],
  },
  weight: 3,
  dailyCap: 10,
  openCap: 40,
  skills: ['enterprise'],
  territories: ['dach'],
  alerts: {
    webhook: { url: 'https://hooks.example.com/alex', format: 'slack' },
    quietHours: '22:00-07:00',
  },
} as const;

describe('a change of a member', () => {
  it('of nothing says nothing: no default comes in', () => {
    expect(memberChange.parse({})).toEqual({});
    expect(Object.keys(memberChange.parse({}))).toEqual([]);
  });

  it.each(Object.entries(fields))('of %s names that alone', (name, value) => {
    const change = memberChange.parse({ [name]: value });
    expect(change).toEqual({ [name]: value });
    expect(Object.keys(change)).toEqual([name]);
  });

  it('may be of every field but the id', () => {
    expect(Object.keys(fields).sort()).toEqual(Object.keys(memberChange.shape).sort());
    expect(memberChange.safeParse({ id: 'zoe' }).success).toBe(false);
    expect(memberChange.safeParse({ load: { open: 0 } }).success).toBe(false);
  });

  it.each(['phone', 'timeZone', 'hours', 'dailyCap', 'openCap'])('may take %s away with null', (name) => {
    expect(memberChange.parse({ [name]: null })).toEqual({ [name]: null });
  });

  it.each([
    ['name', ' '],
    ['email', 'alex'],
    ['phone', '202-555-0101'],
    ['role', 'king'],
    ['role', null],
    ['active', null],
    ['timeZone', 'Mars/Olympus'],
    ['availability', 'maybe'],
    ['weight', 0],
    ['weight', 11],
    ['weight', 1.5],
    ['dailyCap', -1],
    ['openCap', 0.5],
    ['skills', ['Big Deals']],
    ['territories', 'dach'],
  ])('is refused with %s: %j', (name, value) => {
    const [path] = wrongIn(memberChange, { [name]: value });
    expect(path?.split('.')[0]).toBe(name);
  });

  it.each([
    ['an absence that ends before it starts', [{ from: '2026-12-27T00:00:00Z', to: '2026-12-24T00:00:00Z' }]],
    ['an absence of no time', [{ from: '2026-12-24T00:00:00Z', to: '2026-12-24T00:00:00Z' }]],
    ['a day in place of an instant', [{ from: '2026-12-24', to: '2026-12-27' }]],
    ['an instant without a zone', [{ from: '2026-12-24T00:00:00', to: '2026-12-27T00:00:00' }]],
    ['an absence without an end', [{ from: '2026-12-24T00:00:00Z' }]],
  ])('is refused with %s', (_, outOfOffice) => {
    expect(memberChange.safeParse({ outOfOffice }).success).toBe(false);
  });

  it.each([
    ['quietHours', '22:00-07:00'],
    ['quietHours', null],
    ['webhook', null],
  ])('of the %s of alerts leaves their other part out', (part, value) => {
    const { alerts } = memberChange.parse({ alerts: { [part]: value } });
    expect(Object.entries(alerts ?? {})).toEqual([[part, value]]);
  });

  it('may write an absence to the millisecond', () => {
    const outOfOffice = [{ from: '2026-12-24T00:00:00.001Z', to: '2026-12-24T00:00:00.002Z' }];
    expect(memberChange.parse({ outOfOffice })).toEqual({ outOfOffice });
  });

  it.each([
    ['a webhook that is no address', { webhook: { url: 'hooks' }, quietHours: null }],
    ['a webhook by another protocol', { webhook: { url: 'javascript:alert(1)' }, quietHours: null }],
    ['quiet hours of no time', { webhook: null, quietHours: '22:00-22:00' }],
    ['quiet hours that are no times', { webhook: null, quietHours: 'at night' }],
  ])('is refused with %s', (_, alerts) => {
    expect(memberChange.safeParse({ alerts }).success).toBe(false);
  });
});

describe('a new member', () => {
  const fewest = { id: 'alex', name: 'Alex Kim', email: 'alex.kim@example.com', role: 'rep' };

  it('is available at any time, without caps, with one turn, when nothing else is said', () => {
    expect(newMemberRequest.parse(fewest)).toEqual({
      ...fewest,
      active: true,
      timeZone: null,
      availability: 'on',
      outOfOffice: [],
      hours: null,
      weight: 1,
      dailyCap: null,
      openCap: null,
      skills: [],
      territories: [],
      alerts: { webhook: null, quietHours: null },
    });
  });

  it('keeps all that is said', () => {
    expect(memberSchema.parse({ id: 'alex', ...fields })).toEqual({ id: 'alex', ...fields });
  });

  it.each(Object.keys(fewest))('must say its %s', (name) => {
    expect(wrongIn(newMemberRequest, { ...fewest, [name]: undefined })).toEqual([name]);
  });
});

describe('what members may change of themselves', () => {
  it('is when they are there and how they are alerted, never what they may do or are given', () => {
    expect([...ownFields]).toEqual(['availability', 'outOfOffice', 'alerts']);
  });
});

describe('the request for a key', () => {
  it('names the key and its role', () => {
    expect(newKeyRequest.parse({ name: 'Looker 2.0', role: 'bi' })).toEqual({
      name: 'Looker 2.0',
      role: 'bi',
    });
  });

  it.each([
    [{ name: '', role: 'bi' }, 'name'],
    [{ name: 'a\nb', role: 'bi' }, 'name'],
    [{ name: 'x'.repeat(61), role: 'bi' }, 'name'],
    [{ name: 'Looker', role: 'rep' }, 'role'],
    [{ name: 'Looker' }, 'role'],
  ])('is refused as %j', (request, path) => {
    expect(wrongIn(newKeyRequest, request)).toEqual([path]);
  });
});
