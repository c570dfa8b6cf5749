import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../../core/calendar.ts';
import { companyDomain } from '../../../core/free-mail.ts';
import { tierOf } from '../../../core/intent.ts';
import { meetingStates } from '../../../core/lead.ts';
import { type Tier, tiers } from '../../../core/operating-model.ts';
import { readSubmission } from '../../../core/submission.ts';
import { type Plan, planOf } from '../../../demo/plan/plan.ts';
import { seeded } from '../../../demo/plan/random.ts';
import { waitingLeads } from '../../../demo/plan/waiting.ts';
import { anOperatingModel } from '../../support/builders.ts';

const model = anOperatingModel();
const calendar = businessCalendar(model.calendar);
const repIds = ['alex', 'blair', 'casey', 'devon'];
const lastDay = '2026-11-23';
const firstDay = '2026-08-26';
const { freeMailDomains } = model.routing;

const aPlan = (seed: number, days = 90): Plan =>
  planOf({ model, repIds, lastDay, days, leadsPerWeek: 130, random: seeded(seed) });

function tierOfPost(fields: Readonly<Record<string, string>>): Tier {
  const read = readSubmission(new Map(Object.entries(fields)));
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return tierOf(read.submission, model.intent).tier;
}

const visitsOf = ({ stories }: Plan) => stories.flatMap(({ visits }) => visits);
/** Whole plans are large: a few of them, others at each run. */
const seeds = fc.sample(fc.integer({ min: 0, max: 2 ** 32 - 1 }), 3);

it('the same chance makes the same plan, and another chance another', () => {
  const written = (seed: number) => JSON.stringify(aPlan(seed, 10));
  expect(written(7)).toBe(written(7));
  expect(written(7)).not.toBe(written(8));
});

describe.each(seeds)('the plan of the demo, from seed %i', (seed) => {
  const plan = aPlan(seed);
  const visits = visitsOf(plan);
  const acts = visits.flatMap(({ course }) => course);
  const dayOf = ({ at }: { at: number }) => calendar.dayOf(at);

  it('stays within its days', () => {
    const moments = [...visits, ...plan.spam].map(({ at }) => at);
    expect(calendar.dayOf(Math.min(...moments))).toBe(firstDay);
    expect(calendar.dayOf(Math.max(...moments))).toBe(lastDay);
  });

  it('follows the week: a working day brings more than twice a day of the weekend', () => {
    const weekend = visits.filter((visit) => [0, 6].includes(new Date(dayOf(visit)).getUTCDay())).length;
    expect((visits.length - weekend) / 5).toBeGreaterThan(2 * (weekend / 2));
  });

  it('brings each tier', () => {
    const seen = visits.map(({ fields }) => tierOfPost(fields));
    expect(new Set(seen)).toEqual(new Set(tiers));
  });

  it('brings each way that a lead can go', () => {
    const seen = new Set(acts.map(({ action }) => action));
    const made = [
      'reply',
      'meetings',
      'qualify',
      'opportunity',
      'win',
      'lose',
      'disqualify',
      'reopen',
      'reassign',
    ];
    expect(seen).toEqual(new Set(made));
    const dispositions = acts.flatMap(({ body }) => body['disposition'] ?? []);
    expect(new Set(dispositions)).toEqual(new Set(model.dispositions));
    const meetings = acts.flatMap(({ body }) => body['state'] ?? []);
    expect(new Set(meetings)).toEqual(new Set(meetingStates));
    expect(acts.some(({ action, body }) => action === 'opportunity' && body['override'])).toBe(true);
    expect(visits.some(({ closedUnseen }) => closedUnseen)).toBe(true);
    expect(visits.some(({ claimAfterMinutes }) => claimAfterMinutes !== null)).toBe(true);
    expect(plan.spam.length).toBeGreaterThan(0);
    expect(plan.stories.some(({ visits: its }) => its.length > 1)).toBe(true);
  });

  it('has campaigns of different quality', () => {
    const qualified = (campaign: string) => {
      const its = visits.filter(({ fields }) => fields['utm_campaign'] === campaign);
      return (
        its.filter(({ course }) => course.some(({ action }) => action === 'qualify')).length / its.length
      );
    };
    expect(qualified('brand-search')).toBeGreaterThan(2 * qualified('free-checklist'));
  });

  it('lets things happen to a lead one after the other', () => {
    for (const { course } of visits) {
      const times = course.map(({ afterMs }) => afterMs);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  it('keeps everybody apart, and nobody could be real', () => {
    const posts = plan.stories.map(({ visits: its }) => its[0]?.fields ?? {});
    const addresses = posts.map((fields) => fields['email'] ?? '');
    expect(new Set(addresses).size).toBe(posts.length);
    expect(addresses.filter((address) => !/^[a-z.0-9]+@[a-z-]+\.example$/.test(address))).toEqual([]);
    expect(addresses.filter((address) => companyDomain(address, freeMailDomains) === null)).toEqual([]);
    const phones = posts.flatMap((fields) => fields['phone'] ?? []);
    expect(phones.filter((phone) => !/^(\+1 202 555 01\d\d|\+44 7700 9000\d\d)$/.test(phone))).toEqual([]);
  });

  it('has each rep away for some days, told beforehand', () => {
    expect(plan.absences.map(({ repId }) => repId)).toEqual(repIds);
    for (const { toldAt, from, to } of plan.absences) {
      expect(toldAt).toBeLessThan(Date.parse(from));
      expect(calendar.dayOf(Date.parse(to)) <= lastDay).toBe(true);
    }
  });
});

it('the leads that wait are of every tier, some claimed, and none is old enough for another owner', () => {
  const waiting = waitingLeads(seeded(1), model);
  expect(new Set(waiting.map(({ fields }) => tierOfPost(fields)))).toEqual(new Set(tiers));
  expect(waiting.some(({ claimed }) => claimed)).toBe(true);
  for (const { minutesAgo } of waiting) expect(minutesAgo).toBeLessThan(20);
});
