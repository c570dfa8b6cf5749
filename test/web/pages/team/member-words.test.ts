import { describe, expect, it } from 'vitest';
import {
  availabilityWords,
  backAt,
  loadWords,
  ownAvailabilityWords,
  takesLeads,
} from '../../../../web/console/pages/team/member-words.ts';

const now = Date.parse('2026-11-24T12:00:00Z');
const away = { from: '2026-11-24T08:00:00Z', to: '2026-11-26T08:00:00Z' };
type Reason = Parameters<typeof availabilityWords>[0]['availableNow']['reason'];
const words = (reason: Reason, outOfOffice = [away]) =>
  availabilityWords(
    { availableNow: { available: reason === null, reason }, outOfOffice, dailyCap: 20, openCap: 1 },
    now,
    'UTC',
  );

describe('whether somebody is given leads', () => {
  it('is told with the reason', () => {
    expect(words(null)).toBe('Available');
    expect(words('off')).toBe('Switched off');
    expect(words('out-of-office')).toBe('Out of office until 26 Nov 2026, 08:00');
    expect(words('outside-hours')).toBe('Outside their hours');
    expect(words('daily-cap')).toBe('Has today’s 20 leads');
    expect(words('open-cap')).toBe('Owns 1 lead, as many as they may');
    expect(words('inactive')).toBe('Left the team');
  });

  it('is told to themselves as well', () => {
    const own = (reason: Reason) =>
      ownAvailabilityWords(
        {
          availableNow: { available: reason === null, reason },
          outOfOffice: [away],
          dailyCap: 20,
          openCap: 1,
        },
        now,
        'UTC',
      );
    expect(own(null)).toBe('You are given leads when it is your turn.');
    expect(own('off')).toBe('You are given no new leads until you switch it on.');
    expect(own('out-of-office')).toBe('You are out of office until 26 Nov 2026, 08:00: no new leads.');
    expect(own('daily-cap')).toBe('You have today’s 20 leads: no more until tomorrow.');
  });

  it('names no end of an absence that is over by the clock of the page', () => {
    expect(words('out-of-office', [])).toBe('Out of office');
  });
});

describe('when somebody is back', () => {
  it('is the end of the last absence that follows without a gap', () => {
    const next = { from: '2026-11-26T08:00:00Z', to: '2026-11-27T08:00:00Z' };
    const later = { from: '2026-12-24T08:00:00Z', to: '2026-12-28T08:00:00Z' };
    expect(backAt([later, next, away], now)).toBe('2026-11-27T08:00:00Z');
  });

  it('is not said of who is there', () => {
    expect(backAt([{ from: '2026-11-25T08:00:00Z', to: '2026-11-26T08:00:00Z' }], now)).toBeNull();
    expect(backAt([{ from: '2026-11-20T08:00:00Z', to: '2026-11-24T12:00:00Z' }], now)).toBeNull();
  });
});

it('tells a load against its limit, if there is one', () => {
  expect(loadWords(7, null)).toBe('7');
  expect(loadWords(7, 20)).toBe('7 of 20');
});

it('counts on managers and reps who are there, not on marketing', () => {
  expect(takesLeads({ active: true, role: 'rep' })).toBe(true);
  expect(takesLeads({ active: false, role: 'rep' })).toBe(false);
  expect(takesLeads({ active: true, role: 'marketer' })).toBe(false);
});
