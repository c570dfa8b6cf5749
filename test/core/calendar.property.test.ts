import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../core/calendar.ts';
import {
  assignedAt,
  businessHours,
  minuteOf,
  openMinutes,
  wallClock,
} from '../support/any-business-hours.ts';

const MINUTE_MS = 60_000;
const runs = { numRuns: 60 };
/** Up to some days of open time, in minutes. */
const openTime = fc.integer({ min: 0, max: 2000 });

describe('for any business hours', () => {
  it('open time is what a count of the minutes on the wall clock finds', () => {
    fc.assert(
      fc.property(businessHours, assignedAt, fc.integer({ min: 1, max: 900 }), (rules, at, minutes) => {
        const from = minuteOf(at);
        const until = businessCalendar(rules).addOpenTime(from, minutes * MINUTE_MS);
        // Long closures would only make the count slow.
        fc.pre(until - from < 4 * 24 * 60 * MINUTE_MS);
        expect(openMinutes(rules, from, until)).toBe(minutes);
        expect(openMinutes(rules, from, until - MINUTE_MS)).toBe(minutes - 1);
      }),
      runs,
    );
  });

  it('open time between two moments is what has to pass from the one to the other', () => {
    fc.assert(
      fc.property(businessHours, assignedAt, openTime, (rules, at, minutes) => {
        const { addOpenTime, openTimeBetween } = businessCalendar(rules);
        const until = addOpenTime(at, minutes * MINUTE_MS);
        expect(openTimeBetween(at, until)).toBe(minutes * MINUTE_MS);
        expect(openTimeBetween(until, at)).toBe(0);
      }),
      runs,
    );
  });

  it('open time ends in open hours or at their end', () => {
    fc.assert(
      fc.property(businessHours, assignedAt, openTime, (rules, at, minutes) => {
        const calendar = businessCalendar(rules);
        const until = calendar.addOpenTime(at, minutes * MINUTE_MS);
        expect(until).toBeGreaterThanOrEqual(at + minutes * MINUTE_MS);
        expect(calendar.isOpen(until) || calendar.isOpen(until - 1)).toBe(true);
      }),
      runs,
    );
  });

  it('open time adds up: in one piece or in two', () => {
    fc.assert(
      fc.property(businessHours, assignedAt, openTime, openTime, (rules, at, first, second) => {
        const { addOpenTime } = businessCalendar(rules);
        const inTwo = addOpenTime(addOpenTime(at, first * MINUTE_MS), second * MINUTE_MS);
        expect(inTwo).toBe(addOpenTime(at, (first + second) * MINUTE_MS));
      }),
      runs,
    );
  });

  it('who starts later ends no earlier', () => {
    fc.assert(
      fc.property(
        businessHours,
        assignedAt,
        fc.nat(3 * 24 * 60 * MINUTE_MS),
        openTime,
        (rules, at, later, minutes) => {
          const { addOpenTime, closeOfBusinessDay } = businessCalendar(rules);
          expect(addOpenTime(at + later, minutes * MINUTE_MS)).toBeGreaterThanOrEqual(
            addOpenTime(at, minutes * MINUTE_MS),
          );
          expect(closeOfBusinessDay(at + later, '16:00')).toBeGreaterThanOrEqual(
            closeOfBusinessDay(at, '16:00'),
          );
        },
      ),
      runs,
    );
  });

  it('the close of the business day is ahead, and a last shift of its day ends there', () => {
    fc.assert(
      fc.property(
        businessHours,
        assignedAt,
        fc.constantFrom('00:00', '12:15', '16:00', '23:59'),
        (rules, at, cutoff) => {
          const calendar = businessCalendar(rules);
          const close = calendar.closeOfBusinessDay(at, cutoff);
          expect(close).toBeGreaterThan(at);
          expect(calendar.isOpen(close - 1)).toBe(true);
          const { weekday, time } = wallClock(rules.timeZone, close - 1);
          const lastShift = rules.hours[weekday].at(-1);
          expect(time < (lastShift?.to ?? '') && time >= (lastShift?.from ?? '')).toBe(true);
          // Due on its own day exactly when it is a business day whose cutoff and close are still to come.
          const arrival = wallClock(rules.timeZone, at);
          const ownClose = rules.holidays.includes(arrival.day)
            ? ''
            : (rules.hours[arrival.weekday].at(-1)?.to ?? '');
          const inTime = arrival.time < cutoff && arrival.time < ownClose;
          expect(calendar.dayOf(close - 1) === arrival.day).toBe(inTime);
        },
      ),
      runs,
    );
  });

  it('a clock change on a closed night moves nothing on the wall', () => {
    fc.assert(
      fc.property(businessHours, assignedAt, openTime, (rules, at, minutes) => {
        // The same wall clock in UTC, which never changes, is the yardstick.
        const inUtc = businessCalendar({ ...rules, timeZone: 'UTC' });
        const wall = wallClock(rules.timeZone, at);
        const from = Date.parse(`${wall.day}T${wall.time}:00Z`);
        const expected = wallClock('UTC', inUtc.addOpenTime(from, minutes * MINUTE_MS));
        const until = businessCalendar(rules).addOpenTime(minuteOf(at), minutes * MINUTE_MS);
        expect(wallClock(rules.timeZone, until)).toEqual(expected);
      }),
      runs,
    );
  });
});
