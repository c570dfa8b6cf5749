import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DashboardQuery,
  daysOf,
  metricsParameters,
  presetWords,
  rangeProblem,
  readQuery,
  writeQuery,
} from '../../../../web/console/pages/dashboard/dashboard-query.ts';

const TODAY = '2026-11-24';
const usual: DashboardQuery = {
  range: '30',
  tier: null,
  attribution: 'first',
  compare: false,
  by: 'source',
};
const read = (address: string) => readQuery(new URLSearchParams(address), TODAY);

describe('the address of the dashboard', () => {
  it('is short where everything is as usual', () => {
    expect(read('')).toEqual(usual);
    expect(writeQuery(usual).toString()).toBe('');
  });

  it('says what a colleague is to see', () => {
    const chosen: DashboardQuery = {
      range: { from: '2026-10-01', to: '2026-10-31' },
      tier: 'high',
      attribution: 'latest',
      compare: true,
      by: 'campaign',
    };
    expect(writeQuery(chosen).toString()).toBe(
      'from=2026-10-01&to=2026-10-31&tier=high&attribution=latest&compare=previous&by=campaign',
    );
  });

  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
  const days = fc
    .tuple(day, day)
    .map(([from, to]) => ({ from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) }));
  const queries = fc.record<DashboardQuery>({
    range: fc.oneof(fc.constantFrom('7', '30', '90', 'month'), days),
    tier: fc.constantFrom(null, 'high', 'standard', 'nurture'),
    attribution: fc.constantFrom('first', 'latest'),
    compare: fc.boolean(),
    by: fc.constantFrom('source', 'campaign', 'tier'),
  });
  it('is read as it was written', () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(read(writeQuery(query).toString())).toEqual(query);
      }),
    );
  });

  it.each([
    'range=8',
    'tier=urgent',
    'attribution=middle',
    'compare=next',
    'by=rep',
    'from=yesterday',
    'from=2026-02-30',
    'to=2026-13-01',
    'by=__proto__',
  ])('is as usual where it makes no sense: %s', (address) => {
    expect(read(address)).toEqual(usual);
  });

  it('takes one end of a range: up to today, or the 30 days before', () => {
    expect(read('from=2026-11-01').range).toEqual({ from: '2026-11-01', to: TODAY });
    expect(read('to=2026-10-30').range).toEqual({ from: '2026-10-01', to: '2026-10-30' });
  });
});

describe('the days', () => {
  it('of a range count today', () => {
    expect(daysOf('7', TODAY)).toEqual({ from: '2026-11-18', to: TODAY });
    expect(daysOf('90', TODAY)).toEqual({ from: '2026-08-27', to: TODAY });
    expect(daysOf('month', TODAY)).toEqual({ from: '2026-11-01', to: TODAY });
  });

  it('can be asked for in any range that is offered, on any day', () => {
    for (const today of ['2028-02-29', '2026-01-01', '2026-12-31'])
      for (const preset of Object.keys(presetWords) as (keyof typeof presetWords)[])
        expect(rangeProblem(daysOf(preset, today))).toBeNull();
  });

  it('are told at the field when they are the wrong way round, too many, or none', () => {
    expect(rangeProblem({ from: '2026-11-02', to: '2026-11-01' })?.field).toBe('from');
    expect(rangeProblem({ from: '2026-11-01', to: '2026-11-01' })).toBeNull();
    expect(rangeProblem({ from: '2024-01-01', to: '2024-12-31' })).toBeNull();
    expect(rangeProblem({ from: '2024-01-01', to: '2025-01-01' })?.field).toBe('from');
    expect(rangeProblem({ from: '', to: '2026-11-01' })?.field).toBe('from');
    expect(rangeProblem({ from: '2026-11-01', to: '2026-02-30' })?.field).toBe('to');
  });

  it('that are usual are the API’s to choose, by its own clock', () => {
    expect(metricsParameters(usual, TODAY)).toEqual({ attribution: 'first' });
    expect(metricsParameters({ ...usual, range: '7', tier: 'high' }, TODAY)).toEqual({
      from: '2026-11-18',
      to: TODAY,
      tier: 'high',
      attribution: 'first',
    });
  });
});
