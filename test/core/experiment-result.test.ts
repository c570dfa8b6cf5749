import { describe, expect, it } from 'vitest';
import { addDays } from '../../core/day-range.ts';
import type { Running } from '../../core/experiment.ts';
import { experimentResult, isMeasurable, materialOf } from '../../core/experiment-result.ts';
import { bucketOf } from '../../core/histogram.ts';
import type { Counters, RollUp } from '../../core/roll-up.ts';
import type { SpendRow } from '../../core/spend.ts';
import { aProposal, aRunningExperiment } from '../support/experiments.ts';

const today = '2026-11-23';

const cohort = (day: string, counters: Counters, facts: Partial<RollUp> = {}): RollUp => ({
  day,
  dimension: 'campaign',
  tier: 'standard',
  value: ['google', 'launch'],
  counters,
  ...facts,
});
const spent = (day: string, amountMinor: number, facts: Partial<SpendRow> = {}): SpendRow => ({
  day,
  source: null,
  campaign: 'launch',
  amountMinor,
  currency: 'EUR',
  ...facts,
});
const resultOf = (facts: Partial<Running>, rollUps: RollUp[], spend: SpendRow[] = []) =>
  experimentResult(aRunningExperiment(facts), { rollUps, spend }, today);

describe('the days that are compared', () => {
  it('are those since the start, and as many before', () => {
    const { before, after } = resultOf({ startedOn: '2026-11-20' }, []);
    expect([after.from, after.to]).toEqual(['2026-11-20', '2026-11-23']);
    expect([before.from, before.to]).toEqual(['2026-11-16', '2026-11-19']);
  });

  it('end with the decision', () => {
    const decided = {
      ...aRunningExperiment({ startedOn: '2026-11-10' }),
      status: 'decided',
      decidedOn: '2026-11-12',
      decision: { outcome: 'kept', note: '' },
    } as const;
    const { before, after } = experimentResult(decided, { rollUps: [], spend: [] }, today);
    expect([before.from, before.to, after.from, after.to]).toEqual([
      '2026-11-07',
      '2026-11-09',
      '2026-11-10',
      '2026-11-12',
    ]);
  });

  it('are a year at most, however long it runs', () => {
    const startedOn = addDays(today, -300);
    const { range } = materialOf(aRunningExperiment({ startedOn }), today);
    expect(range).toEqual({ from: addDays(startedOn, -183), to: addDays(startedOn, 182) });
  });

  it('are none for what never ran', () => {
    expect(isMeasurable(aProposal())).toBe(false);
    const dropped = { outcome: 'dropped', note: '' } as const;
    const never = { ...aProposal(), status: 'decided', startedOn: null, decidedOn: today } as const;
    expect(isMeasurable({ ...never, decision: dropped })).toBe(false);
    expect(isMeasurable(aRunningExperiment())).toBe(true);
  });
});

describe('the result', () => {
  it('of a rate says of how many it is', () => {
    const rollUps = [
      cohort('2026-11-15', { captured: 100, contacted: 100 }),
      cohort('2026-11-16', { captured: 4, contacted: 1 }),
      cohort('2026-11-19', { captured: 4, contacted: 1 }),
      cohort('2026-11-20', { captured: 3, contacted: 3 }),
      cohort('2026-11-23', { captured: 2, contacted: 1 }),
    ];
    expect(resultOf({}, rollUps)).toMatchObject({
      unit: 'rate',
      before: { value: 0.25, samples: 8, cost: {} },
      after: { value: 0.8, samples: 5 },
    });
  });

  it.each([
    ['contactToQualified', 'contacted', 'qualified'],
    ['qualifiedToOpportunity', 'qualified', 'opportunities'],
  ] as const)('of %s is of what is %s', (metric, whole, part) => {
    const rollUps = [cohort('2026-11-20', { [whole]: 4, [part]: 1 })];
    expect(resultOf({ metric }, rollUps).after).toMatchObject({ value: 0.25, samples: 4 });
  });

  it('of no-shows is of the meetings that were to take place', () => {
    const rollUps = [cohort('2026-11-20', { captured: 9, meetingsHeld: 3, noShows: 1, meetingsBooked: 5 })];
    expect(resultOf({ metric: 'noShowRate' }, rollUps).after).toMatchObject({ value: 0.25, samples: 4 });
  });

  it.each([
    ['medianSpeedToLead', 'speed'],
    ['medianFirstResponse', 'response'],
  ] as const)('of %s is in seconds, of the responses', (metric, histogram) => {
    const bucket = (seconds: number) => `${histogram}:${bucketOf(seconds * 1000)}`;
    const rollUps = [
      cohort('2026-11-20', { contacted: 2, [bucket(60)]: 2, 'speedBusiness:3': 9 }),
      cohort('2026-11-21', { contacted: 3, [bucket(300)]: 3 }),
    ];
    const { unit, after } = resultOf({ metric }, rollUps);
    expect([unit, after.samples]).toEqual(['seconds', 5]);
    expect(Math.abs((after.value ?? 0) - 300)).toBeLessThanOrEqual(3);
  });

  it('of a cost is spend over leads, per currency', () => {
    const rollUps = [cohort('2026-11-20', { captured: 4, qualified: 2, opportunities: 1 })];
    const spend = [spent('2026-11-20', 1_000), spent('2026-11-21', 50, { currency: 'USD' })];
    const of = (metric: Running['metric']) => resultOf({ metric }, rollUps, spend).after;
    expect(of('costPerLead')).toMatchObject({ value: null, cost: { EUR: 250, USD: 13 }, samples: 4 });
    expect(of('costPerQualifiedLead')).toMatchObject({ cost: { EUR: 500, USD: 25 }, samples: 2 });
    expect(of('costPerOpportunity')).toMatchObject({ cost: { EUR: 1_000, USD: 50 }, samples: 1 });
  });

  it('with nothing under it is null, and a cost is left out', () => {
    expect(resultOf({}, []).before).toMatchObject({ value: null, samples: 0 });
    expect(resultOf({ metric: 'medianSpeedToLead' }, []).before).toMatchObject({ value: null, samples: 0 });
    const { after } = resultOf({ metric: 'costPerLead' }, [], [spent('2026-11-20', 100)]);
    expect(after).toMatchObject({ value: null, cost: {}, samples: 0 });
  });
});

describe('the scope', () => {
  const one = { captured: 1, contacted: 1 };
  const rollUps = [
    cohort('2026-11-20', one),
    cohort('2026-11-20', one, { tier: 'high' }),
    cohort('2026-11-20', one, { value: ['google', null] }),
    cohort('2026-11-20', one, { value: ['bing', 'launch'] }),
  ];
  it.each([
    [{}, 4],
    [{ source: 'google' }, 3],
    [{ campaign: 'launch' }, 3],
    [{ source: 'google', campaign: 'launch' }, 2],
    [{ source: 'google', campaign: 'launch', tier: 'high' }, 1],
    [{ tier: 'nurture' }, 0],
  ] as const)('%j counts those leads alone', (scope, samples) => {
    expect(resultOf({ scope }, rollUps).after.samples).toBe(samples);
  });

  it('of all leads reads fewer roll-ups, and no spend but for a cost', () => {
    const of = (facts: Partial<Running>) => materialOf(aRunningExperiment(facts), today);
    expect(of({ scope: { tier: 'high' } })).toMatchObject({ dimension: 'all', spend: false });
    expect(of({ scope: { source: 'google' } })).toMatchObject({ dimension: 'campaign', spend: false });
    expect(of({ scope: {}, metric: 'costPerLead' })).toMatchObject({ dimension: 'campaign', spend: true });
  });

  it('takes the spend of its source and campaign, and of a source only what is surely its own', () => {
    const spend = [
      spent('2026-11-20', 1, { source: 'google' }),
      spent('2026-11-20', 20, { source: 'bing' }),
      spent('2026-11-21', 300),
      spent('2026-11-21', 4_000, { campaign: 'brand' }),
    ];
    const seen = [...rollUps, cohort('2026-11-20', one, { value: ['google', 'brand'] })];
    const total = (scope: Running['scope']) => {
      const { cost, samples } = resultOf({ metric: 'costPerLead', scope }, seen, spend).after;
      return Math.round((cost['EUR'] ?? 0) * samples);
    };
    expect(total({})).toBe(4_320);
    expect(total({ campaign: 'launch' })).toBe(321);
    // "launch" comes by bing as well: whose the 300 are, nobody can say.
    expect(total({ source: 'google' })).toBe(4_000);
  });
});
