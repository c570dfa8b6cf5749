import { describe, expect, it } from 'vitest';
import {
  changeWords,
  interval,
  type Measure,
  measured,
  measureName,
} from '../../../../web/console/pages/reviews/measures.ts';

const nothing = { value: null, low: null, high: null };
const measure = (more: Partial<Measure>): Measure => ({
  id: 'speedToLead',
  unit: 'seconds',
  currency: null,
  better: 'lower',
  countedBy: 'capture-day',
  now: { ...nothing, n: 0 },
  baseline: { ...nothing, n: 0 },
  change: nothing,
  verdict: 'too-few',
  definition: '',
  ...more,
});

/** Figures keep together by spaces that do not break. */
const onOneLine = (words: string) => words.replaceAll('\u00a0', ' ');

describe('a change of the scorecard', () => {
  it.each([
    ['seconds', -65, -120, -10, '−1 min 5 s (−2 min to −10 s)'],
    ['share', 0.0421, -0.01, 0.09, '+4.2 points (−1.0 to +9.0)'],
    ['opportunities', 2.5, 0.5, 4.5, '+2.5 (+0.50 to +4.5)'],
    ['share', 0, -0.01, 0.01, '±0.0 points (−1.0 to +1.0)'],
  ] as const)('has its sign and its interval (%s %f)', (unit, value, low, high, words) => {
    expect(onOneLine(changeWords(measure({ unit, change: { value, low, high } })))).toBe(words);
  });

  it('comes without an interval of too few days, and is a dash of nothing', () => {
    expect(onOneLine(changeWords(measure({ change: { value: 30, low: null, high: null } })))).toBe('+30 s');
    expect(changeWords(measure({}))).toBe('–');
  });
});

describe('a figure of the scorecard', () => {
  it('is told in its unit', () => {
    expect(measured(measure({}), 252)).toBe('4 min 12 s');
    expect(measured(measure({ unit: 'share' }), 0.831)).toBe('83.1 %');
    expect(measured(measure({ unit: 'opportunitiesPer1000' }), 0.213)).toBe('0.21');
    expect(measured(measure({}), null)).toBe('–');
  });

  it('says where it truly lies, or nothing', () => {
    expect(interval(measure({}), { value: 250, low: 230, high: 280 })).toBe(
      '3\u00a0min\u00a050\u00a0s to 4\u00a0min\u00a040\u00a0s',
    );
    expect(interval(measure({}), { value: 250, low: null, high: null })).toBeNull();
  });

  it('of a spend names its currency', () => {
    expect(measureName(measure({ id: 'opportunitiesPerSpend', currency: 'EUR' }))).toBe(
      'Qualified opportunities, for 1,000 EUR',
    );
  });
});
