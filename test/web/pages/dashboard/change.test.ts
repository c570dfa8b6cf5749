import { describe, expect, it } from 'vitest';
import { countChange, durationChange, rateChange } from '../../../../web/console/pages/dashboard/change.ts';

describe('a change against the days before', () => {
  it('of a count is in percent, and no verdict', () => {
    expect(countChange(120, 100)).toEqual({ by: '+20%', verdict: null, before: '100' });
    expect(countChange(50, 100).by).toBe('−50%');
    expect(countChange(7, 7).by).toBe('no change');
  });

  it('from nothing is the count itself: there are no percent of nothing', () => {
    expect(countChange(1_200, 0)).toEqual({ by: '+1,200', verdict: null, before: '0' });
  });

  it('of a rate is in points, better or worse by what the rate is of', () => {
    expect(rateChange(0.45, 0.42, 'up')).toEqual({ by: '+3 points', verdict: 'better', before: '42%' });
    expect(rateChange(0.43, 0.42, 'down')).toMatchObject({ by: '+1 point', verdict: 'worse' });
    expect(rateChange(0.4, 0.42, 'down')).toMatchObject({ by: '−2 points', verdict: 'better' });
    expect(rateChange(0.4, 0.42, null)?.verdict).toBeNull();
  });

  it('that cannot be seen in the figures shown is none', () => {
    expect(rateChange(0.421, 0.42, 'up')).toMatchObject({ by: 'no change', verdict: null });
  });

  it('is nothing where either figure is not known', () => {
    expect(rateChange(null, 0.4, 'up')).toBeNull();
    expect(rateChange(0.4, null, 'up')).toBeNull();
    expect(durationChange(null, 60)).toBeNull();
    expect(durationChange(60, null)).toBeNull();
  });

  it('of a time is better when it is shorter', () => {
    expect(durationChange(240, 300)).toEqual({ by: '−1 min', verdict: 'better', before: '5 min' });
    expect(durationChange(360, 300)).toMatchObject({ by: '+1 min', verdict: 'worse' });
  });

  it('of a time within what the histogram may be wrong is none', () => {
    expect(durationChange(305, 300)).toMatchObject({ by: 'no change', verdict: null });
  });
});
