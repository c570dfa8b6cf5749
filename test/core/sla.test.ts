import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../core/calendar.ts';
import type { TierRule } from '../../core/operating-model.ts';
import { coalesced, deadlines } from '../../core/sla.ts';
import { calendarRules, weekdayShifts } from '../support/business-hours.ts';

const high: TierRule = { clock: 'elapsed', respondWithin: 5, escalateAfter: 10, reassignAfter: 20 };
const standard: TierRule = { clock: 'elapsed', respondWithin: 15, escalateAfter: 15, reassignAfter: 20 };
const nurture: TierRule = { clock: 'business', due: 'close-of-day', cutoff: '16:00', reassignAfterClose: 20 };
const officeHours: TierRule = { clock: 'business', respondWithin: 30, escalateAfter: 60, reassignAfter: 120 };

// New York, UTC-5: Monday 2026-11-23 is open 14:00Z to 17:30Z and 18:30Z to 23:00Z. Thanksgiving is the 26th.
const office = businessCalendar(
  calendarRules(
    'America/New_York',
    { ...weekdayShifts('09:00-12:30', '13:30-18:00'), friday: ['09:00-17:00'] },
    ['2026-11-26'],
  ),
);

describe('an elapsed clock', () => {
  it('gives a high-intent lead 5, 10 and 20 minutes', () => {
    expect(deadlines(high, office, '2026-11-23T15:00:00Z')).toEqual({
      respondBy: '2026-11-23T15:05:00Z',
      escalateAt: '2026-11-23T15:10:00Z',
      reassignAt: '2026-11-23T15:20:00Z',
    });
  });

  it('runs at night and on holidays', () => {
    expect(deadlines(high, office, '2026-11-26T04:59:30Z').respondBy).toBe('2026-11-26T05:04:30Z');
  });

  it('runs through a clock change in real minutes', () => {
    expect(deadlines(high, office, '2026-11-01T05:55:00Z').reassignAt).toBe('2026-11-01T06:15:00Z');
    expect(deadlines(high, office, '2027-03-14T06:55:00Z').reassignAt).toBe('2027-03-14T07:15:00Z');
  });

  it('rounds up to whole seconds, so that nothing comes early', () => {
    expect(deadlines(high, office, '2026-11-23T15:00:00.001Z').respondBy).toBe('2026-11-23T15:05:01Z');
    expect(deadlines(high, office, '2026-11-23T15:00:00.999Z').respondBy).toBe('2026-11-23T15:05:01Z');
    expect(deadlines(high, office, '2026-12-31T23:54:59.500Z').respondBy).toBe('2027-01-01T00:00:00Z');
  });

  it('is scaled by the length of a policy minute', () => {
    expect(deadlines(high, office, '2026-11-23T15:00:00.250Z', 1000)).toEqual({
      respondBy: '2026-11-23T15:00:06Z',
      escalateAt: '2026-11-23T15:00:11Z',
      reassignAt: '2026-11-23T15:00:21Z',
    });
  });

  it('takes fractions of a minute without a second too much', () => {
    const rule: TierRule = { ...high, respondWithin: 4.15, escalateAfter: 16.1 };
    const found = deadlines(rule, office, '2026-11-23T15:00:00Z');
    expect(found.respondBy).toBe('2026-11-23T15:04:09Z');
    expect(found.escalateAt).toBe('2026-11-23T15:16:06Z');
  });
});

describe('a business clock', () => {
  it('counts open minutes: over lunch and into the next morning', () => {
    expect(deadlines(officeHours, office, '2026-11-23T17:00:00Z')).toEqual({
      respondBy: '2026-11-23T17:30:00Z',
      escalateAt: '2026-11-23T19:00:00Z',
      reassignAt: '2026-11-23T20:00:00Z',
    });
    expect(deadlines(officeHours, office, '2026-11-23T22:15:00.400Z')).toEqual({
      respondBy: '2026-11-23T22:45:01Z',
      escalateAt: '2026-11-24T14:15:01Z',
      reassignAt: '2026-11-24T15:15:01Z',
    });
  });

  it('takes fractions of a minute that end exactly at the close', () => {
    const rule: TierRule = { ...officeHours, respondWithin: 16.1 };
    expect(deadlines(rule, office, '2026-11-23T22:43:54Z').respondBy).toBe('2026-11-23T23:00:00Z');
    const afterClose: TierRule = { ...nurture, reassignAfterClose: 210 + 240 + 30 };
    expect(deadlines(afterClose, office, '2026-11-23T15:00:00Z').reassignAt).toBe('2026-11-24T23:00:00Z');
  });

  it('ignores the length of a policy minute', () => {
    const at = '2026-11-23T15:00:00Z';
    expect(deadlines(officeHours, office, at, 1000)).toEqual(deadlines(officeHours, office, at));
    expect(deadlines(nurture, office, at, 1000)).toEqual(deadlines(nurture, office, at));
  });
});

describe('the close of the business day', () => {
  it.each([
    ['morning', '2026-11-23T15:00:00Z', '2026-11-23T23:00:00Z', '2026-11-24T14:20:00Z'],
    ['afternoon past the cutoff', '2026-11-23T21:00:00Z', '2026-11-24T23:00:00Z', '2026-11-25T14:20:00Z'],
    ['eve of Thanksgiving', '2026-11-25T20:00:00Z', '2026-11-25T23:00:00Z', '2026-11-27T14:20:00Z'],
    ['Friday past the cutoff', '2026-11-27T21:30:00Z', '2026-11-30T23:00:00Z', '2026-12-01T14:20:00Z'],
    ['Friday before it', '2026-11-27T20:30:00Z', '2026-11-27T22:00:00Z', '2026-11-30T14:20:00Z'],
  ])('of a nurture lead assigned in the %s', (_, assignedAt, close, reassignAt) => {
    expect(deadlines(nurture, office, assignedAt)).toEqual({
      respondBy: close,
      escalateAt: close,
      reassignAt,
    });
  });
});

describe('coalesced deadlines', () => {
  it('are those whose reminder falls on the breach', () => {
    const at = '2026-11-23T15:00:00Z';
    expect(coalesced(deadlines(high, office, at))).toBe(false);
    expect(coalesced(deadlines(standard, office, at))).toBe(true);
    expect(coalesced(deadlines(nurture, office, at))).toBe(true);
  });

  it('are also those that rounding brings together', () => {
    expect(coalesced(deadlines(high, office, '2026-11-23T15:00:00Z', 10))).toBe(true);
  });
});

it.each(['', 'yesterday', '2026-11-23T15:00:00', '2026-11-23T15:00:00+01:00', '2026-13-01T00:00:00Z'])(
  'an assignment at "%s" is refused',
  (assignedAt) => {
    expect(() => deadlines(high, office, assignedAt)).toThrow(/expected an ISO 8601 UTC time/);
  },
);
