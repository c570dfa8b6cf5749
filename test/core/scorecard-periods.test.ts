import { describe, expect, it } from 'vitest';
import { scorecardPeriods } from '../../core/scorecard-periods.ts';

const today = '2026-11-30';
const model = { from: '2026-06-01', to: '2026-08-31' };

describe('the days of the scorecard', () => {
  it('are the thirty up to today, against the thirty before', () => {
    expect(scorecardPeriods({}, today)).toEqual({
      now: { from: '2026-11-01', to: '2026-11-30' },
      baseline: { from: '2026-10-02', to: '2026-10-31', chosen: 'days-before' },
    });
  });

  it('end where they are asked to', () => {
    expect(scorecardPeriods({ to: '2026-11-15' }, today)).toMatchObject({
      now: { from: '2026-10-17', to: '2026-11-15' },
      baseline: { from: '2026-09-17', to: '2026-10-16' },
    });
  });

  it("are held against the model's baseline, if it has one", () => {
    expect(scorecardPeriods({}, today, model)).toMatchObject({ baseline: { ...model, chosen: 'model' } });
  });

  it('are held against the baseline that was asked for before any other', () => {
    const asked = { baselineFrom: '2026-09-01', baselineTo: '2026-09-30' };
    expect(scorecardPeriods(asked, today, model)).toMatchObject({
      baseline: { from: '2026-09-01', to: '2026-09-30', chosen: 'query' },
    });
  });

  it("leave the model's baseline alone when they reach into it", () => {
    expect(scorecardPeriods({ to: '2026-08-31' }, today, model)).toMatchObject({
      now: { from: '2026-08-02', to: '2026-08-31' },
      baseline: { from: '2026-07-03', to: '2026-08-01', chosen: 'days-before' },
    });
  });
});

describe('days that make no scorecard', () => {
  it.each([
    ['not over yet', { to: '2026-12-01' }, 'to', 'must not be after today (2026-11-30)'],
    [
      'a baseline that shares a day with them',
      { baselineFrom: '2026-10-01', baselineTo: '2026-11-01' },
      'baselineTo',
      'must be before 2026-11-01',
    ],
    [
      'a baseline in the wrong order',
      { baselineFrom: '2026-10-02', baselineTo: '2026-10-01' },
      'baselineFrom',
      'must not be after baselineTo (2026-10-01)',
    ],
    [
      'a baseline of more than a year',
      { baselineFrom: '2025-10-01', baselineTo: '2026-10-31' },
      'baselineFrom',
      'must be at most 365 days before baselineTo',
    ],
  ])('%s', (_what, asked, path, message) => {
    expect(scorecardPeriods(asked, today)).toEqual({ path, message });
  });
});
