import { describe, expect, it } from 'vitest';
import { absenceOf, givenToday, loadDay, timeZoneOf } from '../../core/availability.ts';
import { type Member, memberSchema, type TeamMember } from '../../core/team.ts';
import { anOperatingModel, aTeamMember } from '../support/builders.ts';

/** Sales is in New York and keeps Thanksgiving, 26 November 2026. */
const { calendar } = anOperatingModel();

const at = (instant: string, clock: 'elapsed' | 'business' = 'elapsed') => ({
  at: Date.parse(instant),
  clock,
});
const why = (facts: Partial<TeamMember>, instant: string, clock?: 'elapsed' | 'business') =>
  absenceOf(aTeamMember('alex', facts), at(instant, clock), calendar);
const working = (...shifts: string[]): Member['hours'] =>
  hoursOf({ monday: shifts, tuesday: shifts, wednesday: shifts, thursday: shifts, friday: shifts });
const hoursOf = (hours: object): Member['hours'] => memberSchema.shape.hours.parse(hours);

describe('a member', () => {
  it('who says nothing of hours and caps can be given a lead at any time', () => {
    for (const instant of ['2026-11-23T15:00:00Z', '2026-11-22T03:00:00Z', '2026-11-26T15:00:00Z']) {
      expect(why({}, instant)).toBeNull();
    }
  });

  it('who is off is given none', () => {
    expect(why({ availability: 'off' }, '2026-11-23T15:00:00Z')).toBe('off');
  });

  it('is passed over for one reason, the plainest first', () => {
    const everything: Partial<TeamMember> = {
      availability: 'off',
      outOfOffice: [{ from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }],
      hours: working('09:00-10:00'),
      dailyCap: 0,
      openCap: 0,
    };
    const reasons = ['off', 'out-of-office', 'outside-hours', 'daily-cap', 'open-cap', null];
    const lifted: Partial<TeamMember>[] = [
      {},
      { availability: 'on' },
      { outOfOffice: [] },
      { hours: null },
      { dailyCap: null },
      { openCap: null },
    ];
    let facts = everything;
    expect(
      lifted.map((step) => {
        facts = { ...facts, ...step };
        return why(facts, '2026-11-23T23:00:00Z');
      }),
    ).toEqual(reasons);
  });
});

describe('out of office', () => {
  const outOfOffice = [
    { from: '2026-11-23T15:30:00Z', to: '2026-11-23T17:00:00Z' },
    { from: '2026-12-24T00:00:00Z', to: '2026-12-27T00:00:00Z' },
  ];

  it.each([
    ['2026-11-23T15:29:59.999Z', null],
    ['2026-11-23T15:30:00.000Z', 'out-of-office'],
    ['2026-11-23T15:30:00.001Z', 'out-of-office'],
    ['2026-11-23T16:59:59.999Z', 'out-of-office'],
    ['2026-11-23T17:00:00.000Z', null],
    ['2026-12-23T23:59:59.999Z', null],
    ['2026-12-26T12:00:00.000Z', 'out-of-office'],
    ['2026-12-27T00:00:00.000Z', null],
  ])('begins and ends with its very millisecond: at %s %s', (instant, reason) => {
    expect(why({ outOfOffice }, instant)).toBe(reason);
    expect(why({ outOfOffice }, instant, 'business')).toBe(reason);
  });
});

describe("working hours, by the clock on the member's own wall,", () => {
  const berlin: Partial<TeamMember> = {
    timeZone: 'Europe/Berlin',
    hours: working('09:00-12:30', '13:30-18:00'),
  };

  it.each([
    ['2026-11-23T07:59:59.999Z', 'outside-hours'],
    ['2026-11-23T08:00:00.000Z', null],
    ['2026-11-23T11:29:59.999Z', null],
    ['2026-11-23T11:30:00.000Z', 'outside-hours'],
    ['2026-11-23T12:29:59.999Z', 'outside-hours'],
    ['2026-11-23T12:30:00.000Z', null],
    ['2026-11-23T16:59:59.999Z', null],
    ['2026-11-23T17:00:00.000Z', 'outside-hours'],
    ['2026-11-22T10:00:00.000Z', 'outside-hours'],
  ])('are split shifts in Berlin: at %s %s', (instant, reason) => {
    expect(why(berlin, instant)).toBe(reason);
  });

  it.each([
    // Friday before, and Monday after, the clocks of Berlin go back on 25 October 2026.
    ['2026-10-23T06:59:59.999Z', 'outside-hours'],
    ['2026-10-23T07:00:00.000Z', null],
    ['2026-10-26T07:59:59.999Z', 'outside-hours'],
    ['2026-10-26T08:00:00.000Z', null],
    // And before and after they go forward on 28 March 2027.
    ['2027-03-26T07:59:59.999Z', 'outside-hours'],
    ['2027-03-26T08:00:00.000Z', null],
    ['2027-03-29T06:59:59.999Z', 'outside-hours'],
    ['2027-03-29T07:00:00.000Z', null],
  ])('follow both changes of the clocks: at %s %s', (instant, reason) => {
    expect(why(berlin, instant)).toBe(reason);
  });

  it('of the day itself: an early shift over the hour that comes twice, and over the one that is skipped', () => {
    // In New York 01:00 to 02:00 comes twice on 1 November 2026, and 02:00 to 03:00 not at all on 14 March 2027.
    const nights = { hours: hoursOf({ sunday: ['01:00-02:00', '02:30-04:00'] }) };
    expect(why(nights, '2026-11-01T05:00:00Z')).toBeNull(); // 01:00, the first time
    expect(why(nights, '2026-11-01T06:30:00Z')).toBeNull(); // 01:30, the second time
    expect(why(nights, '2026-11-01T07:00:00Z')).toBe('outside-hours'); // 02:00
    expect(why(nights, '2027-03-14T06:30:00Z')).toBeNull(); // 01:30
    expect(why(nights, '2027-03-14T07:00:00Z')).toBe('outside-hours'); // 03:00, an hour on
    expect(why(nights, '2027-03-14T07:30:00Z')).toBeNull(); // 03:30, where 02:30 would have been
  });

  it("are the model's zone's when the member names none", () => {
    const local = { hours: working('09:00-17:00') };
    expect(why(local, '2026-11-23T13:59:59.999Z')).toBe('outside-hours');
    expect(why(local, '2026-11-23T14:00:00.000Z')).toBeNull();
    expect(timeZoneOf({ timeZone: null }, calendar)).toBe('America/New_York');
    expect(timeZoneOf({ timeZone: 'Asia/Kolkata' }, calendar)).toBe('Asia/Kolkata');
  });

  it("close on the model's holidays, as days of where the member is", () => {
    const tokyo = { timeZone: 'Asia/Tokyo', hours: working('09:00-17:00') };
    expect(why(tokyo, '2026-11-25T23:59:59.999Z')).toBe('outside-hours'); // Thursday 08:59 in Tokyo
    expect(why(tokyo, '2026-11-26T03:00:00.000Z')).toBe('outside-hours'); // Thanksgiving, noon in Tokyo
    expect(why(tokyo, '2026-11-27T00:00:00.000Z')).toBeNull(); // still Thursday in New York, Friday in Tokyo
  });

  it('do not count for a business clock: its leads wait for the morning anyway', () => {
    expect(why(berlin, '2026-11-22T02:00:00Z', 'business')).toBeNull();
    expect(why(berlin, '2026-11-26T10:00:00Z', 'business')).toBeNull();
  });
});

describe('a daily cap', () => {
  const tokyo = (today: number): Partial<TeamMember> => ({
    timeZone: 'Asia/Tokyo',
    dailyCap: 3,
    load: { open: 0, day: '2026-11-24', today },
  });

  it('is reached with the last lead that it allows', () => {
    expect(why(tokyo(2), '2026-11-24T12:00:00Z')).toBeNull();
    expect(why(tokyo(3), '2026-11-24T12:00:00Z')).toBe('daily-cap');
    expect(why(tokyo(4), '2026-11-24T12:00:00Z')).toBe('daily-cap');
  });

  it("counts by the member's own day, from its first millisecond to its last", () => {
    const the23rd = { ...tokyo(3), load: { open: 0, day: '2026-11-23', today: 3 } };
    expect(why(the23rd, '2026-11-23T14:59:59.999Z')).toBe('daily-cap'); // still the 23rd in Tokyo
    expect(why(the23rd, '2026-11-23T15:00:00.000Z')).toBeNull();
    expect(why(tokyo(3), '2026-11-23T15:00:00.000Z')).toBe('daily-cap');
    expect(why(tokyo(3), '2026-11-24T14:59:59.999Z')).toBe('daily-cap');
    expect(why(tokyo(3), '2026-11-24T15:00:00.000Z')).toBeNull();
  });

  it('counts the new day already for a server whose clock is behind midnight', () => {
    expect(why(tokyo(3), '2026-11-23T14:59:59.999Z')).toBe('daily-cap');
    expect(why(tokyo(2), '2026-11-23T14:59:59.999Z')).toBeNull();
    const member = aTeamMember('alex', tokyo(2));
    expect(loadDay(member, Date.parse('2026-11-23T14:59:59.999Z'), calendar)).toBe('2026-11-24');
    expect(loadDay(member, Date.parse('2026-11-24T15:00:00.000Z'), calendar)).toBe('2026-11-25');
  });

  it('counts for business clocks too', () => {
    expect(why(tokyo(3), '2026-11-24T12:00:00Z', 'business')).toBe('daily-cap');
  });

  it('of nothing gives nothing, on the first day as well', () => {
    expect(why({ dailyCap: 0 }, '2026-11-24T12:00:00Z')).toBe('daily-cap');
  });

  it('forgets what was given on another day', () => {
    const member = aTeamMember('alex', { load: { open: 9, day: '2026-11-23', today: 7 } });
    expect(givenToday(member, Date.parse('2026-11-24T04:59:59Z'), calendar)).toBe(7);
    expect(givenToday(member, Date.parse('2026-11-24T05:00:00Z'), calendar)).toBe(0);
    expect(givenToday(aTeamMember('alex'), Date.parse('2026-11-24T05:00:00Z'), calendar)).toBe(0);
  });
});

describe('a cap of open leads', () => {
  it.each([
    [0, null],
    [4, null],
    [5, 'open-cap'],
    [6, 'open-cap'],
  ])('of five, with %i open: %s', (open, reason) => {
    expect(why({ openCap: 5, load: { open, day: null, today: 0 } }, '2026-11-24T12:00:00Z')).toBe(reason);
  });
});
