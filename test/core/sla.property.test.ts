import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../core/calendar.ts';
import type { TierRule } from '../../core/operating-model.ts';
import { deadlines } from '../../core/sla.ts';
import { assignedAt, businessHours } from '../support/any-business-hours.ts';

const runs = { numRuns: 80 };
const DAY_MS = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();
const moments = ['respondBy', 'escalateAt', 'reassignAt'] as const;

/** Offsets as handoff.yaml allows them: in order, also fractions of a minute. */
const offsets = fc
  .tuple(
    ...[0, 1, 2].map(() =>
      fc.oneof(fc.integer({ min: 1, max: 600 }), fc.double({ min: 0.01, max: 600, noNaN: true })),
    ),
  )
  .map((list) => list.sort((a, b) => a - b) as [number, number, number])
  .map(([respondWithin, escalateAfter, reassignAfter]) => ({ respondWithin, escalateAfter, reassignAfter }));
const elapsedRule = offsets.map((rule) => ({ clock: 'elapsed' as const, ...rule }));
const businessRule: fc.Arbitrary<TierRule> = fc.oneof(
  offsets.map((rule) => ({ clock: 'business' as const, ...rule })),
  fc.record({
    clock: fc.constant('business' as const),
    due: fc.constant('close-of-day' as const),
    cutoff: fc.constantFrom('00:00', '02:30', '12:00', '16:00', '23:59'),
    reassignAfterClose: fc.integer({ min: 1, max: 600 }),
  }),
);
const anyRule: fc.Arbitrary<TierRule> = fc.oneof(elapsedRule, businessRule);

describe('the deadlines of any rule', () => {
  it('come in order, in whole seconds, after the assignment', () => {
    fc.assert(
      fc.property(anyRule, businessHours, assignedAt, (rule, hours, at) => {
        const { respondBy, escalateAt, reassignAt } = deadlines(rule, businessCalendar(hours), iso(at));
        for (const moment of [respondBy, escalateAt, reassignAt]) {
          expect(moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        }
        expect(Date.parse(respondBy)).toBeGreaterThan(at);
        expect(respondBy <= escalateAt && escalateAt <= reassignAt).toBe(true);
      }),
      runs,
    );
  });

  it('are no earlier for a later assignment', () => {
    fc.assert(
      fc.property(anyRule, businessHours, assignedAt, fc.nat(3 * DAY_MS), (rule, hours, at, later) => {
        const calendar = businessCalendar(hours);
        const early = deadlines(rule, calendar, iso(at));
        const late = deadlines(rule, calendar, iso(at + later));
        for (const moment of moments) expect(late[moment] >= early[moment]).toBe(true);
      }),
      runs,
    );
  });
});

describe('an elapsed clock', () => {
  it('is never early, less than a second late, and the same in every zone on every day', () => {
    fc.assert(
      fc.property(
        elapsedRule,
        businessHours,
        assignedAt,
        fc.constantFrom(50, 1000, 60_000),
        (rule, hours, at, policyMinuteMs) => {
          const found = deadlines(rule, businessCalendar(hours), iso(at), policyMinuteMs);
          const after = [rule.respondWithin, rule.escalateAfter, rule.reassignAfter];
          for (const [i, moment] of moments.entries()) {
            const exact = at + (after[i] as number) * policyMinuteMs;
            const late = Date.parse(found[moment]) - exact;
            expect(late).toBeGreaterThanOrEqual(0);
            expect(late).toBeLessThan(1000);
          }
        },
      ),
      runs,
    );
  });
});

describe('a business clock', () => {
  it('never strikes in closed hours', () => {
    fc.assert(
      fc.property(businessRule, businessHours, assignedAt, (rule, hours, at) => {
        const calendar = businessCalendar(hours);
        const found = deadlines(rule, calendar, iso(at));
        for (const moment of moments) {
          const strikes = Date.parse(found[moment]);
          expect(calendar.isOpen(strikes) || calendar.isOpen(strikes - 1)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('is not moved by the length of a policy minute', () => {
    fc.assert(
      fc.property(businessRule, businessHours, assignedAt, (rule, hours, at) => {
        const calendar = businessCalendar(hours);
        expect(deadlines(rule, calendar, iso(at), 1000)).toEqual(deadlines(rule, calendar, iso(at)));
      }),
      runs,
    );
  });
});
