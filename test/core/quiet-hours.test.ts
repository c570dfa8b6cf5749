import { describe, expect, it } from 'vitest';
import { quietUntil } from '../../core/quiet-hours.ts';
import { aMember, anOperatingModel } from '../support/builders.ts';

/** In New York. */
const { calendar } = anOperatingModel();
const until = (quietHours: string | null, at: string, timeZone: string | null = null) =>
  quietUntil(aMember('alex', { timeZone, alerts: { webhook: null, quietHours } }), Date.parse(at), calendar);

describe('quiet hours', () => {
  it.each([
    ['within a day, before', '12:00-14:00', '2026-11-23T16:59:59.999Z', null],
    [
      'within a day, from their first moment',
      '12:00-14:00',
      '2026-11-23T17:00:00Z',
      '2026-11-23T19:00:00.000Z',
    ],
    ['within a day, to their last', '12:00-14:00', '2026-11-23T18:59:59.999Z', '2026-11-23T19:00:00.000Z'],
    ['within a day, and no longer', '12:00-14:00', '2026-11-23T19:00:00Z', null],
    ['over midnight, in the evening', '22:00-07:00', '2026-11-24T03:00:00Z', '2026-11-24T12:00:00.000Z'],
    ['over midnight, at midnight', '22:00-07:00', '2026-11-24T05:00:00Z', '2026-11-24T12:00:00.000Z'],
    ['over midnight, in the morning', '22:00-07:00', '2026-11-24T11:59:59Z', '2026-11-24T12:00:00.000Z'],
    ['over midnight, and no longer', '22:00-07:00', '2026-11-24T12:00:00Z', null],
    ['over midnight, in the afternoon', '22:00-07:00', '2026-11-23T20:00:00Z', null],
    ['until midnight', '18:00-24:00', '2026-11-24T04:30:00Z', '2026-11-24T05:00:00.000Z'],
    ['until 00:00', '18:00-00:00', '2026-11-24T04:30:00Z', '2026-11-24T05:00:00.000Z'],
    ['from midnight', '00:00-07:00', '2026-11-24T05:00:00Z', '2026-11-24T12:00:00.000Z'],
    ['almost all day', '08:00-07:00', '2026-11-23T13:00:00Z', '2026-11-24T12:00:00.000Z'],
  ])('%s: %s at %s', (_, hours, at, expected) => {
    expect(until(hours, at)).toBe(expected);
  });

  it('are nobody’s who has none', () => {
    expect(until(null, '2026-11-24T05:00:00Z')).toBeNull();
  });

  it('go by the clock where the member is', () => {
    const at = '2026-11-24T05:00:00Z'; // midnight in New York, 21:00 in Los Angeles, 14:00 in Tokyo
    expect(until('22:00-07:00', at, 'America/Los_Angeles')).toBeNull();
    expect(until('22:00-07:00', at, 'Asia/Tokyo')).toBeNull();
    expect(until('13:00-15:00', at, 'Asia/Tokyo')).toBe('2026-11-24T06:00:00.000Z');
  });
});

// New York: UTC-5, in summer UTC-4; forward on 2027-03-14 at 02:00, back on 2026-11-01 at 02:00.
// Berlin:   UTC+1, in summer UTC+2; forward on 2027-03-28 at 02:00, back on 2026-10-25 at 03:00.
describe('quiet hours of a night in which the clocks change', () => {
  it.each([
    ['New York, forward', 'America/New_York', '2027-03-14T02:59:59Z', null],
    ['New York, forward', 'America/New_York', '2027-03-14T03:00:00Z', '2027-03-14T11:00:00.000Z'],
    ['New York, forward', 'America/New_York', '2027-03-14T10:59:59Z', '2027-03-14T11:00:00.000Z'],
    ['New York, forward', 'America/New_York', '2027-03-14T11:00:00Z', null],
    ['New York, back', 'America/New_York', '2026-11-01T01:59:59Z', null],
    ['New York, back', 'America/New_York', '2026-11-01T02:00:00Z', '2026-11-01T12:00:00.000Z'],
    ['New York, back', 'America/New_York', '2026-11-01T11:59:59Z', '2026-11-01T12:00:00.000Z'],
    ['New York, back', 'America/New_York', '2026-11-01T12:00:00Z', null],
    ['Berlin, forward', 'Europe/Berlin', '2027-03-27T21:00:00Z', '2027-03-28T05:00:00.000Z'],
    ['Berlin, forward', 'Europe/Berlin', '2027-03-28T05:00:00Z', null],
    ['Berlin, back', 'Europe/Berlin', '2026-10-24T20:00:00Z', '2026-10-25T06:00:00.000Z'],
    ['Berlin, back', 'Europe/Berlin', '2026-10-25T06:00:00Z', null],
  ])('%s (%s) from 22:00 to 07:00, at %s', (_, timeZone, at, expected) => {
    expect(until('22:00-07:00', at, timeZone)).toBe(expected);
  });

  it('that end in the hour that is skipped end as late after midnight as any night: 02:30 is 03:30', () => {
    expect(until('22:00-02:30', '2027-03-14T07:29:59Z')).toBe('2027-03-14T07:30:00.000Z');
    expect(until('22:00-02:30', '2027-03-14T07:30:00Z')).toBeNull();
  });

  it('that end in the hour that comes twice are over at the first', () => {
    expect(until('22:00-01:30', '2026-11-01T05:29:59Z')).toBe('2026-11-01T05:30:00.000Z');
    expect(until('22:00-01:30', '2026-11-01T06:10:00Z')).toBeNull();
  });
});
