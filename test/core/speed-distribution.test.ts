import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../core/contracts/metrics.ts';
import { bucketOf } from '../../core/histogram.ts';
import { leadFigures } from '../../core/lead-figures.ts';
import { type Counters, sumCounters } from '../../core/roll-up.ts';
import { speedDistribution } from '../../core/speed-distribution.ts';

const captured = (leads: number): Counters => ({ captured: leads });
const respondedIn = (...millis: readonly number[]): Counters =>
  sumCounters(millis.map((ms) => ({ captured: 1, [`speed:${bucketOf(ms)}`]: 1 })));

/** Those bars that leads are in. */
const barsOf = (counters: Counters) =>
  speedDistribution(counters)
    .speedDistribution.filter(({ leads }) => leads > 0)
    .map(({ fromSeconds, toSeconds, leads }) => [fromSeconds, toSeconds, leads]);

const anySpeeds = fc.array(
  fc.oneof(fc.integer({ min: -50, max: 400_000 }), fc.integer({ min: 0, max: 2 ** 40 })),
);

describe('the distribution of the speed to lead', () => {
  it('counts leads between fixed bounds, the last of them open', () => {
    expect(barsOf(respondedIn(-20, 0, 12_000, 100_000, 290_000, 295_000, 310_000, 2 ** 40))).toEqual([
      [0, 30, 3],
      [60, 120, 1],
      [240, 300, 2],
      [300, 450, 1],
      [86_400, null, 1],
    ]);
  });

  it('has bounds that meet, with the promises of 5 and 15 minutes among them', () => {
    const bars = speedDistribution({}).speedDistribution;
    expect(bars.map(({ fromSeconds }) => fromSeconds)).toEqual([
      0,
      ...bars.slice(0, -1).map((it) => it.toSeconds),
    ]);
    expect(bars.map(({ toSeconds }) => toSeconds)).toEqual(expect.arrayContaining([300, 900, null]));
    expect(bars.every(({ leads }) => leads === 0)).toBe(true);
  });

  it('is of all leads with a first response, and counts the others apart', () => {
    fc.assert(
      fc.property(anySpeeds, fc.nat({ max: 30 }), (speeds, untouched) => {
        const counters = sumCounters([respondedIn(...speeds), captured(untouched)]);
        const { speedDistribution: bars, withoutFirstResponse } = speedDistribution(counters);
        const { samples } = leadFigures(counters, null);
        expect(bars.reduce((sum, { leads }) => sum + leads, 0)).toBe(samples.speedToLead);
        expect(withoutFirstResponse).toBe(untouched);
        expect(samples.speedToLead + withoutFirstResponse).toBe(samples.leads);
      }),
    );
  });

  it('puts a lead that is further than 1 % from any bound between the right ones', () => {
    const bounds = speedDistribution({}).speedDistribution.map(({ fromSeconds }) => fromSeconds * 1_000);
    const clear = (ms: number) => bounds.every((bound) => Math.abs(ms - bound) > bound * 0.01);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }).filter(clear), (ms) => {
        const [[from, to]] = barsOf(respondedIn(ms)) as [[number, number | null]];
        expect(ms).toBeGreaterThan(from * 1_000);
        expect(ms).toBeLessThanOrEqual((to ?? Number.POSITIVE_INFINITY) * 1_000);
      }),
    );
  });

  it('is one part with another: that of two sets of leads is the sum of theirs', () => {
    fc.assert(
      fc.property(anySpeeds, anySpeeds, (some, others) => {
        const leadsOf = (...speeds: number[]) =>
          speedDistribution(respondedIn(...speeds)).speedDistribution.map(({ leads }) => leads);
        const [a, b] = [leadsOf(...some), leadsOf(...others)];
        expect(leadsOf(...some, ...others)).toEqual(a.map((leads, at) => leads + (b[at] as number)));
      }),
    );
  });

  it('counts nobody twice where a response was read before its capture', () => {
    expect(speedDistribution({ [`speed:${bucketOf(1_000)}`]: 1 }).withoutFirstResponse).toBe(0);
  });

  it('is no column of a CSV', () => {
    expect(columnsOf('tier')).not.toContain('speedDistribution');
    expect(columnsOf('tier')).not.toContain('withoutFirstResponse');
  });
});
