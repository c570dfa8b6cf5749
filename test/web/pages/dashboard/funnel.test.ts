import { describe, expect, it } from 'vitest';
import { funnelRows, funnelSummary, stepLines } from '../../../../web/console/pages/dashboard/funnel.ts';
import { figures } from '../../../support/shown-figures.ts';

const tables = {
  bySource: [
    { source: 'google', ...figures() },
    { source: 'linkedin', ...figures({ captured: 12, smallSample: true }) },
  ],
  byCampaign: [
    { source: 'google', campaign: 'spring', ...figures() },
    { source: 'linkedin', campaign: 'spring', ...figures() },
    { source: 'google', campaign: null, ...figures() },
  ],
  byTier: [{ tier: 'high' as const, ...figures() }],
};

describe('the funnel', () => {
  it('keeps the order of the API', () => {
    expect(funnelRows(tables, 'source').map(({ name }) => name)).toEqual(['google', 'linkedin']);
  });

  it('keeps campaigns of one name apart by their source, and names leads without one', () => {
    const rows = funnelRows(tables, 'campaign');
    expect(rows.map(({ name, source }) => [name, source])).toEqual([
      ['spring', 'google'],
      ['spring', 'linkedin'],
      ['(no campaign)', 'google'],
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
  });

  it('calls tiers as people do', () => {
    expect(funnelRows(tables, 'tier')[0]?.name).toBe('High intent');
  });

  it('is empty where the API said nothing', () => {
    expect(funnelRows({}, 'source')).toEqual([]);
  });

  it('gives each step the rate that leads to it', () => {
    const [row] = funnelRows(tables, 'source');
    expect(row && stepLines(row)).toEqual([
      'Captured: 200',
      'Contacted: 160 (80%)',
      'Qualified: 80 (50%)',
      'Opportunity: 20 (25%)',
      'Won: 5',
    ]);
  });

  it('is told in a sentence to who does not see it', () => {
    expect(funnelSummary(funnelRows(tables, 'source'), 'source')).toBe(
      'Bars of how far leads came, by source. google: 200 captured, 80% of them contacted, 20 became opportunities; linkedin: 12 captured, 80% of them contacted, 20 became opportunities.',
    );
  });
});
