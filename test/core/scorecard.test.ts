import { describe, expect, it } from 'vitest';
import { type Measure, scorecardAnswer } from '../../core/contracts/scorecard.ts';
import { daysOf } from '../../core/day-range.ts';
import { bucketOf } from '../../core/histogram.ts';
import type { Counters, RollUp } from '../../core/roll-up.ts';
import { scorecardOf } from '../../core/scorecard.ts';
import type { DaySpend, ScorecardFigures } from '../../core/scorecard-days.ts';
import type { Periods } from '../../core/scorecard-periods.ts';

const periods: Periods = {
  now: { from: '2026-11-01', to: '2026-11-30' },
  baseline: { from: '2026-10-02', to: '2026-10-31', chosen: 'days-before' },
};
const nowDays = daysOf(periods.now);
const baselineDays = daysOf(periods.baseline);

const rollUp = (day: string, counters: Counters, tier: RollUp['tier'] = 'high'): RollUp => ({
  day,
  dimension: 'all',
  tier,
  value: [],
  counters,
});
/** The same on each of these days. */
const daily = (days: readonly string[], counters: Counters): RollUp[] =>
  days.map((day) => rollUp(day, counters));

const nothing: ScorecardFigures = { cohorts: [], happened: [], spend: [] };
const scorecard = (figures: Partial<ScorecardFigures> = {}, of: Periods = periods) =>
  scorecardOf(of, { ...nothing, ...figures });
const measureIn = (
  answer: ReturnType<typeof scorecard>,
  id: Measure['id'],
  currency: string | null = null,
) => {
  const found = answer.measures.find((it) => it.id === id && it.currency === currency);
  if (!found) throw new Error(`the scorecard has no ${id}`);
  return found;
};
const measure = (id: Measure['id'], figures: Partial<ScorecardFigures>, currency: string | null = null) =>
  measureIn(scorecard(figures), id, currency);

const seconds = (s: number) => `speed:${bucketOf(s * 1_000)}`;
/** Leads of a day, all contacted after about so many seconds. */
const contactedAfter = (s: number, leads = 4): Counters => ({
  captured: leads,
  contacted: leads,
  [seconds(s * 0.5)]: 1,
  [seconds(s)]: leads - 2,
  [seconds(s * 2)]: 1,
});

describe('the scorecard', () => {
  it('of nothing has every measure, none of them with a figure', () => {
    const answer = scorecard();
    expect(scorecardAnswer.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ ...periods.now, baseline: periods.baseline, confidence: 0.95 });
    expect(answer.measures.map(({ id }) => id)).toEqual([
      'speedToLead',
      'speedToLeadBusiness',
      'contactedWithinSla',
      'unworked',
      'opportunities',
      'withDisposition',
      'noShowRate',
    ]);
    const none = { value: null, low: null, high: null };
    for (const { id, now, baseline, change, verdict } of answer.measures) {
      expect(verdict, id).toBe('too-few');
      if (id === 'opportunities') expect(now).toEqual({ ...none, value: 0, n: 0 });
      else
        expect({ now, baseline, change }).toEqual({
          now: { ...none, n: 0 },
          baseline: { ...none, n: 0 },
          change: none,
        });
    }
  });

  it('counts what lies in its days, of all tiers', () => {
    const { now, baseline } = measure('unworked', {
      cohorts: [
        rollUp('2026-10-01', { captured: 100 }),
        rollUp('2026-10-02', { captured: 10, contacted: 9 }),
        rollUp('2026-10-31', { captured: 10, contacted: 7 }, 'nurture'),
        rollUp('2026-11-01', { captured: 20, contacted: 20 }),
        rollUp('2026-11-01', { captured: 20, contacted: 5 }, 'standard'),
        rollUp('2026-11-30', { captured: 10 }),
        rollUp('2026-12-01', { captured: 100 }),
      ],
    });
    expect(now).toMatchObject({ value: 0.5, n: 50 });
    expect(baseline).toMatchObject({ value: 0.2, n: 20 });
  });

  it('is the same for the same figures', () => {
    const cohorts = [...nowDays, ...baselineDays].map((day, i) => rollUp(day, contactedAfter(30 + i * 7)));
    expect(scorecard({ cohorts })).toEqual(scorecard({ cohorts: cohorts.toReversed() }));
  });
});

describe('a share', () => {
  const unworked = (now: [number, number], baseline: [number, number]) => {
    const cohort = (day: string, [hits, of]: [number, number]) =>
      rollUp(day, { captured: of, contacted: of - hits });
    return measure('unworked', { cohorts: [cohort('2026-11-10', now), cohort('2026-10-10', baseline)] });
  };

  it('has the score interval, and its change that of Newcombe', () => {
    const { now, change } = unworked([56, 70], [48, 80]);
    expect(now).toEqual({ value: 0.8, low: 0.691834, high: 0.876953, n: 70 });
    expect(change.value).toBeCloseTo(0.2, 6);
    expect(change.low).toBeCloseTo(0.0524, 4);
    expect(change.high).toBeCloseTo(0.3339, 4);
  });

  it('is better, worse or no clear change as its interval says, and which direction is good', () => {
    expect(unworked([4, 200], [40, 200])).toMatchObject({ better: 'lower', verdict: 'better' });
    expect(unworked([40, 200], [4, 200])).toMatchObject({ verdict: 'worse' });
    expect(unworked([10, 100], [14, 100])).toMatchObject({ verdict: 'no-clear-change' });
    const inTime = (hits: number) => [
      rollUp('2026-11-10', { captured: 200, contacted: 200, withinSla: hits }),
    ];
    const before = rollUp('2026-10-10', { captured: 200, contacted: 200, withinSla: 120 });
    expect(measure('contactedWithinSla', { cohorts: [...inTime(180), before] })).toMatchObject({
      better: 'higher',
      verdict: 'better',
    });
    expect(measure('contactedWithinSla', { cohorts: [...inTime(60), before] }).verdict).toBe('worse');
  });

  it('of fewer than twenty cases in either period is too few, whatever it looks like', () => {
    expect(unworked([0, 19], [200, 200])).toMatchObject({ verdict: 'too-few', now: { n: 19 } });
    expect(unworked([0, 200], [19, 19]).verdict).toBe('too-few');
    expect(unworked([0, 20], [20, 20]).verdict).toBe('better');
    expect(scorecard().thresholds.cases).toBe(20);
  });

  it('stays one when captures were put aside that had been responded to', () => {
    expect(unworked([-3, 20], [0, 20]).now).toMatchObject({ value: 0, n: 20 });
    expect(measure('contactedWithinSla', { cohorts: [rollUp('2026-11-10', { withinSla: 1 })] }).now).toEqual({
      value: null,
      low: null,
      high: null,
      n: 0,
    });
  });
});

describe('the share contacted within the SLA', () => {
  it('is of all leads captured: who was never called was not called in time', () => {
    const cohorts = [rollUp('2026-11-10', { captured: 40, contacted: 20, withinSla: 10 })];
    expect(measure('contactedWithinSla', { cohorts }).now).toMatchObject({ value: 0.25, n: 40 });
  });
});

describe('the share with a disposition', () => {
  const closed = (now: number, baseline: number) =>
    measure('withDisposition', {
      cohorts: [
        rollUp('2026-11-10', { captured: 100, 'disposition:no_budget': now - 1, 'disposition:wrong_icp': 1 }),
        rollUp('2026-10-10', { captured: 100, 'disposition:no_budget': baseline }),
      ],
    });

  it('is of all leads captured, by any disposition', () => {
    expect(closed(30, 10)).toMatchObject({ now: { value: 0.3, n: 100 }, verdict: 'better' });
  });

  it('is never called worse: younger leads have had less time to close', () => {
    const younger = closed(10, 50);
    expect(younger.change.high).toBeLessThan(0);
    expect(younger.verdict).toBe('no-clear-change');
  });
});

describe('the no-show rate', () => {
  it('is of the meetings held or missed in these days, whenever the lead was captured', () => {
    const happened = [
      rollUp('2026-11-10', { meetingsHeld: 45, noShows: 5, meetingsBooked: 80 }),
      rollUp('2026-10-10', { meetingsHeld: 20, noShows: 20 }),
    ];
    const cohorts = [rollUp('2026-11-10', { captured: 10, noShows: 7 })];
    expect(measure('noShowRate', { happened, cohorts })).toMatchObject({
      now: { value: 0.1, n: 50 },
      baseline: { value: 0.5, n: 40 },
      verdict: 'better',
      countedBy: 'event-day',
    });
  });
});

describe('speed to lead', () => {
  const cohorts = (now: number, baseline: number) => [
    ...daily(nowDays, contactedAfter(now)),
    ...daily(baselineDays, contactedAfter(baseline)),
  ];

  it('is the median of each period in seconds, within 1 %', () => {
    const { now, baseline, change, unit } = measure('speedToLead', { cohorts: cohorts(120, 300) });
    expect(unit).toBe('seconds');
    expect(now.n).toBe(120);
    expect(Math.abs((now.value ?? 0) / 120 - 1)).toBeLessThan(0.01);
    expect(Math.abs((baseline.value ?? 0) / 300 - 1)).toBeLessThan(0.01);
    expect(change.value).toBeCloseTo((now.value ?? 0) - (baseline.value ?? 0), 2);
  });

  it('is better when it is shorter', () => {
    expect(measure('speedToLead', { cohorts: cohorts(120, 300) }).verdict).toBe('better');
    expect(measure('speedToLead', { cohorts: cohorts(300, 120) }).verdict).toBe('worse');
    expect(measure('speedToLead', { cohorts: cohorts(120, 120) }).verdict).toBe('no-clear-change');
  });

  it('that differs as much within each period as between them is no clear change', () => {
    const restless = (days: readonly string[], more: number) =>
      days.map((day, i) => rollUp(day, contactedAfter(i % 2 === 0 ? 60 + more : 600)));
    const { change, verdict } = measure('speedToLead', {
      cohorts: [...restless(nowDays, 0), ...restless(baselineDays, 5)],
    });
    expect(verdict).toBe('no-clear-change');
    expect(change.low).toBeLessThan(0);
    expect(change.high).toBeGreaterThan(0);
  });

  it('of leads that came on a few days only is too few: those days may have been odd ones', () => {
    const twoDays = nowDays.slice(0, 2).map((day) => rollUp(day, contactedAfter(60, 100)));
    const { now, verdict } = measure('speedToLead', {
      cohorts: [...twoDays, ...daily(baselineDays, contactedAfter(600))],
    });
    expect(now).toMatchObject({ n: 200, value: expect.any(Number), low: null, high: null });
    expect(verdict).toBe('too-few');
  });

  it('in business hours is a figure of its own', () => {
    const business = (days: readonly string[], s: number) =>
      daily(days, { captured: 2, contacted: 2, [`speedBusiness:${bucketOf(s * 1_000)}`]: 2 });
    const answer = scorecard({ cohorts: [...business(nowDays, 30), ...business(baselineDays, 90)] });
    expect(measureIn(answer, 'speedToLeadBusiness')).toMatchObject({ now: { n: 60 }, verdict: 'better' });
    expect(measureIn(answer, 'speedToLead')).toMatchObject({
      now: { value: null, n: 0 },
      verdict: 'too-few',
    });
  });
});

describe('opportunities', () => {
  /** Leads come every day, opportunities on each second one. */
  const busy = [...nowDays, ...baselineDays].map((day) => rollUp(day, { captured: 5 }));
  const onEachSecond = (days: readonly string[], counters: Counters) =>
    days.filter((_, i) => i % 2 === 0).map((day) => rollUp(day, counters));

  it('are those that passed the gate, on the day they were opened', () => {
    const happened = [
      ...onEachSecond(nowDays, { opportunities: 5, overrides: 1 }),
      ...onEachSecond(baselineDays, { opportunities: 1 }),
    ];
    expect(measure('opportunities', { cohorts: busy, happened })).toMatchObject({
      now: { value: 60, n: 60 },
      baseline: { value: 15, n: 15 },
      change: { value: 45 },
      verdict: 'better',
      countedBy: 'event-day',
    });
  });

  it('that stay away are worse, not too few', () => {
    const happened = onEachSecond(baselineDays, { opportunities: 2 });
    expect(measure('opportunities', { cohorts: busy, happened })).toMatchObject({
      now: { value: 0, low: 0, high: 0, n: 0 },
      verdict: 'worse',
    });
  });

  it('are for each thirty days, so that a longer baseline looks no better', () => {
    const long: Periods = { ...periods, baseline: { from: '2026-08-03', to: '2026-10-31', chosen: 'query' } };
    const quarter = daysOf(long.baseline);
    const answer = scorecard(
      {
        cohorts: daily([...nowDays, ...quarter], { captured: 5 }),
        happened: daily([...nowDays, ...quarter], { opportunities: 1 }),
      },
      long,
    );
    expect(measureIn(answer, 'opportunities')).toMatchObject({
      now: { value: 30, n: 30 },
      baseline: { value: 30, n: 90 },
      verdict: 'no-clear-change',
    });
  });

  it('of a period that began before leads came in are too few', () => {
    const lateStart = [
      ...daily(nowDays, { captured: 5 }),
      ...daily(baselineDays.slice(0, 10), { captured: 5 }),
    ];
    const happened = daily([...nowDays, ...baselineDays.slice(0, 10)], { opportunities: 2 });
    expect(measure('opportunities', { cohorts: lateStart, happened }).verdict).toBe('too-few');
  });

  it('are too few for a verdict below twenty in both periods together', () => {
    const happened = (count: number) =>
      nowDays.slice(0, count).map((day) => rollUp(day, { opportunities: 1 }));
    expect(measure('opportunities', { cohorts: busy, happened: happened(19) }).verdict).toBe('too-few');
    expect(measure('opportunities', { cohorts: busy, happened: happened(20) }).verdict).toBe('better');
  });

  describe('from the same spend', () => {
    const spent = (days: readonly string[], amountMinor: number, currency = 'EUR'): DaySpend[] =>
      days.map((day) => ({ day, currency, amountMinor }));
    const happened = [...daily(nowDays, { opportunities: 2 }), ...daily(baselineDays, { opportunities: 1 })];

    it('are told for each 1000 of a currency', () => {
      const spend = [...spent(nowDays, 100_00), ...spent(baselineDays, 50_00), ...spent(baselineDays, 50_00)];
      const perSpend = measure('opportunitiesPerSpend', { cohorts: busy, happened, spend }, 'EUR');
      expect(perSpend).toMatchObject({
        unit: 'opportunitiesPer1000',
        now: { value: 20, n: 60 },
        baseline: { value: 10, n: 30 },
        verdict: 'better',
      });
    });

    it('are no clear change when twice as many cost twice as much', () => {
      const uneven = happened.map((it, i) =>
        rollUp(it.day, { opportunities: (it.counters['opportunities'] ?? 0) * (1 + (i % 3)) }),
      );
      const spend = [...spent(nowDays, 200_00), ...spent(baselineDays, 100_00)];
      const figures = { cohorts: busy, happened: uneven, spend };
      expect(measure('opportunities', figures).verdict).toBe('better');
      expect(measure('opportunitiesPerSpend', figures, 'EUR').verdict).toBe('no-clear-change');
    });

    it('are a figure for each currency, with its own decimals', () => {
      const spend = [...spent(nowDays, 100_00), ...spent(nowDays, 1_000, 'JPY')];
      const answer = scorecard({ cohorts: busy, happened, spend });
      expect(measureIn(answer, 'opportunitiesPerSpend', 'EUR').now.value).toBe(20);
      expect(measureIn(answer, 'opportunitiesPerSpend', 'JPY').now.value).toBe(2);
    });

    it('are no figure of a currency in which nothing was spent after all', () => {
      const answer = scorecard({ cohorts: busy, happened, spend: spent(nowDays, 0, 'USD') });
      expect(answer.measures.map(({ currency }) => currency)).not.toContain('USD');
    });

    it('are too few to say where only one of the periods spent', () => {
      const perSpend = measure(
        'opportunitiesPerSpend',
        { cohorts: busy, happened, spend: spent(nowDays, 1) },
        'EUR',
      );
      expect(perSpend).toMatchObject({
        baseline: { value: null },
        change: { value: null },
        verdict: 'too-few',
      });
    });
  });
});
