import { describe, expect, it } from 'vitest';
import { memberChange, newMemberRequest } from '../../../../../core/team-contracts.ts';
import {
  changeOfMember,
  draftOfMember,
  emptyMemberDraft,
  newMemberOf,
  newsOfMember,
} from '../../../../../web/console/pages/team/editing/member-draft.ts';
import type { Member } from '../../../../../web/console/parts/people.tsx';

const hours = {
  monday: ['09:00-12:30', '13:30-18:00'],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: ['09:00-14:00'],
  saturday: [],
  sunday: [],
};
const alex: Member = {
  id: 'alex',
  name: 'Alex Kim',
  email: 'alex.kim@example.com',
  phone: '+12025550101',
  role: 'rep',
  active: true,
  timeZone: 'Europe/Berlin',
  availability: 'on',
  outOfOffice: [],
  hours,
  weight: 2,
  dailyCap: 20,
  openCap: null,
  skills: ['enterprise', 'german'],
  territories: [],
  alerts: { webhook: null, quietHours: null },
  load: { open: 3, today: 1 },
  availableNow: { available: true, reason: null },
  version: 4,
  etag: '"4"',
};
const draft = draftOfMember(alex);

describe('a change of a member', () => {
  it('is nothing where nothing was written', () => {
    expect(changeOfMember(alex, draft)).toEqual({});
  });

  it('names what was changed and nothing else, as the API takes it', () => {
    const change = changeOfMember(alex, {
      ...draft,
      weight: 3,
      dailyCap: '',
      openCap: 40,
      phone: ' ',
      timeZone: '',
      skills: ' Enterprise,, french ',
    });
    expect(change).toEqual({
      weight: 3,
      dailyCap: null,
      openCap: 40,
      phone: null,
      timeZone: null,
      skills: ['enterprise', 'french'],
    });
    expect(memberChange.safeParse(change).success).toBe(true);
  });

  it('takes hours as people write them, and for any time when they have none', () => {
    const days = { ...draft.hours.days, monday: '9:00 – 12:00', tuesday: '08:00 - 12:00,13:00–17:00' };
    const { hours: asked } = changeOfMember(alex, { ...draft, hours: { anyTime: false, days } });
    expect(asked).toMatchObject({ monday: ['9:00-12:00'], tuesday: ['08:00-12:00', '13:00-17:00'] });
    expect(changeOfMember(alex, { ...draft, hours: { ...draft.hours, anyTime: true } })).toEqual({
      hours: null,
    });
  });

  it('asks for no weight where none is written, which is refused', () => {
    const sent = JSON.parse(JSON.stringify(changeOfMember(alex, { ...draft, weight: '' })));
    expect(memberChange.safeParse(sent).error?.issues[0]?.path).toEqual(['weight']);
  });

  it('tells by their names the fields that a colleague changed', () => {
    expect(newsOfMember(alex, { ...alex, weight: 5, hours: null })).toEqual(['Weight', 'Hours']);
  });
});

it('asks for a new member as the API takes them', () => {
  const asked = newMemberOf('devon', { ...emptyMemberDraft, name: 'Devon', email: 'devon@example.com' });
  expect(newMemberRequest.parse(asked)).toMatchObject({ id: 'devon', role: 'rep', weight: 1, hours: null });
});
