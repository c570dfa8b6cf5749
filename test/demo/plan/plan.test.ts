import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../../core/calendar.ts';
import { companyDomain } from '../../../core/free-mail.ts';
import { tierOf } from '../../../core/intent.ts';
import { commonDispositions, tiers } from '../../../core/operating-model.ts';
import { readSubmission } from '../../../core/submission.ts';
import { type Plan, planOf } from '../../../demo/plan/plan.ts';
import { seeded } from '../../../demo/plan/random.ts';
import { waitingLeads } from '../../../demo/plan/waiting.ts';
import { anOperatingModel } from '../../support/builders.ts';

const model = anOperatingModel();
const calendar = businessCalendar(model.calendar);
const repIds = ['alex', 'blair', 'casey', 'devon'];
const lastDay = '2026-11-23';

const aPlan = (seed: number, days = 90): Plan =>
  planOf({ model, repIds, lastDay, days, leadsPerWeek: 130, random: seeded(seed) });

const visitsOf = ({ stories }: Plan) => stories.flatMap(({ visits }) => visits);
const actsOf = (plan: Plan) => visitsOf(plan).flatMap(({ course }) => course);
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
/** Whole plans are large. */
const few = { numRuns: 4 };

describe('the plan of the demo', () => {
  it('is the same for the same chance, and another for another', () => {
    expect(JSON.stringify(aPlan(7, 20))).toBe(JSON.stringify(aPlan(7, 20)));
    expect(JSON.stringify(aPlan(7, 20))).not.toBe(JSON.stringify(aPlan(8, 20)));
  });

  it('stays within its days', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 7, max: 90 }), (seed, days) => {
        const plan = aPlan(seed, days);
        const moments = [...visitsOf(plan), ...plan.spam].map(({ at }) => at);
        const first = Date.parse(lastDay) - (days - 1) * 86_400_000;
        for (const day of moments.map(calendar.dayOf)) {
          expect(day >= new Date(first).toISOString().slice(0, 10) && day <= lastDay).toBe(true);
        }
      }),
      few,
    );
  });

  it('follows the week: a working day brings more than twice a day of the weekend', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const onWeekend = ({ at }: { at: number }) =>
          [0, 6].includes(new Date(calendar.dayOf(at)).getUTCDay());
        const visits = visitsOf(aPlan(seed));
        const weekend = visits.filter(onWeekend).length;
        expect((visits.length - weekend) / 5).toBeGreaterThan(2 * (weekend / 2));
      }),
      few,
    );
  });

  it('brings each tier, and each way that a lead can go', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const plan = aPlan(seed);
        const acts = actsOf(plan);
        const tiersSeen = visitsOf(plan).map(({ fields }) => {
          const read = readSubmission(new Map(Object.entries(fields)));
          if (!read.ok) throw new Error(JSON.stringify(read.errors));
          return tierOf(read.submission, model.intent).tier;
        });
        expect(new Set(tiersSeen)).toEqual(new Set(tiers));
        expect(new Set(acts.map(({ action }) => action))).toEqual(
          new Set([
            'reply',
            'meetings',
            'qualify',
            'opportunity',
            'win',
            'lose',
            'disqualify',
            'reopen',
            'reassign',
          ]),
        );
        expect(new Set(acts.flatMap(({ body }) => body['disposition'] ?? []))).toEqual(
          new Set(commonDispositions),
        );
        expect(new Set(acts.flatMap(({ body }) => body['state'] ?? []))).toEqual(
          new Set(['booked', 'held', 'no_show']),
        );
        expect(acts.some(({ action, body }) => action === 'opportunity' && body['override'])).toBe(true);
        expect(plan.spam.length).toBeGreaterThan(0);
        expect(plan.stories.some(({ visits }) => visits.length > 1)).toBe(true);
      }),
      few,
    );
  });

  it('has campaigns of different quality', () => {
    const visits = visitsOf(aPlan(1));
    const qualified = (campaign: string) => {
      const its = visits.filter(({ fields }) => fields['utm_campaign'] === campaign);
      return (
        its.filter(({ course }) => course.some(({ action }) => action === 'qualify')).length / its.length
      );
    };
    expect(qualified('brand-search')).toBeGreaterThan(3 * qualified('free-checklist'));
  });

  it('lets things happen to a lead one after the other', () => {
    for (const { course } of visitsOf(aPlan(3))) {
      const times = course.map(({ afterMs }) => afterMs);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  it('keeps everybody apart, and nobody could be real', () => {
    const { stories } = aPlan(4);
    const addresses = stories.map(({ visits }) => visits[0]?.fields['email'] as string);
    expect(new Set(addresses).size).toBe(stories.length);
    for (const address of addresses) {
      expect(address).toMatch(/^[a-z.0-9]+@[a-z-]+\.example$/);
      expect(companyDomain(address, model.routing.freeMailDomains)).not.toBeNull();
    }
    const phones = stories.flatMap(({ visits }) => visits[0]?.fields['phone'] ?? []);
    for (const phone of phones) expect(phone).toMatch(/^(\+1 202 555 01\d\d|\+44 7700 9000\d\d)$/);
  });

  it('has each rep away for some days, told beforehand', () => {
    const { absences } = aPlan(5);
    expect(absences.map(({ repId }) => repId)).toEqual(repIds);
    for (const { toldAt, from, to } of absences) {
      expect(toldAt).toBeLessThan(Date.parse(from));
      expect(calendar.dayOf(Date.parse(to)) <= lastDay).toBe(true);
    }
  });
});

describe('the leads that wait', () => {
  it('are of every tier, some of them claimed, and none so old that it is another owner’s by now', () => {
    const waiting = waitingLeads(seeded(1), model);
    const seen = waiting.map(({ fields }) => {
      const read = readSubmission(new Map(Object.entries(fields)));
      return read.ok && tierOf(read.submission, model.intent).tier;
    });
    expect(new Set(seen)).toEqual(new Set(tiers));
    expect(waiting.some(({ claimed }) => claimed)).toBe(true);
    for (const { minutesAgo } of waiting) expect(minutesAgo).toBeLessThan(20);
  });
});
