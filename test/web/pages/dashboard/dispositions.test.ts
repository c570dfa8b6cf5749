import { describe, expect, it } from 'vitest';
import { heatMap } from '../../../../web/console/pages/dashboard/dispositions.ts';

const campaign = (name: string | null, dispositions: Record<string, number>) => ({
  source: 'google',
  campaign: name,
  dispositions,
});

describe('the heat map of dispositions', () => {
  it('has the most frequent disposition and the campaign with most closed leads first', () => {
    const map = heatMap([
      campaign('autumn', { no_budget: 1 }),
      campaign('spring', { no_budget: 2, unresponsive: 6 }),
    ]);
    expect(map.dispositions).toEqual(['unresponsive', 'no_budget']);
    expect(map.rows.map((row) => row.campaign)).toEqual(['spring', 'autumn']);
  });

  it('shades each cell by its share of the campaign’s closed leads', () => {
    const [row] = heatMap([campaign('spring', { no_budget: 2, unresponsive: 6 })]).rows;
    expect(row?.closed).toBe(8);
    expect(row?.cells).toEqual([
      { leads: 6, share: 0.75 },
      { leads: 2, share: 0.25 },
    ]);
  });

  it('has a cell for each disposition, also for those that a campaign does not have', () => {
    const { rows } = heatMap([campaign('spring', { no_budget: 2 }), campaign(null, { unresponsive: 1 })]);
    expect(rows.map(({ cells }) => cells.map(({ leads }) => leads))).toEqual([
      [2, 0],
      [0, 1],
    ]);
    expect(rows[1]?.campaign).toBe('(no campaign)');
  });

  it('leaves out campaigns whose leads are all open, and dispositions that nobody chose', () => {
    const map = heatMap([campaign('spring', { no_budget: 0 }), campaign('autumn', {})]);
    expect(map).toEqual({ dispositions: [], rows: [] });
  });
});
