import { describe, expect, it } from 'vitest';
import type { LeadEvent } from '../../core/events.ts';
import { figuresOf } from '../../core/metrics.ts';
import { type MetricsTable, metricsCsv } from '../../core/metrics-csv.ts';
import { aCountedTouch, anEvent, rollUpsIn } from '../support/builders.ts';

const table = (name: MetricsTable, ...events: LeadEvent[]) =>
  metricsCsv(
    figuresOf(rollUpsIn(events), (id) => (id === 'alex' ? 'Alex Kim' : null)),
    name,
  )
    .split('\r\n')
    .slice(0, -1);

const fromSource = (source: string, campaign: string | null = 'brand') => {
  const touch = aCountedTouch(source, campaign);
  return { ...anEvent('LeadCaptured').cohort, firstTouch: touch, latestTouch: touch };
};

describe('the table of sources as CSV', () => {
  it('has a line for each source, an empty cell where there is no rate', () => {
    const won = anEvent('LeadWon', { revenue: { amountMinor: 5_000, currency: 'USD' } });
    expect(table('source', anEvent('LeadCaptured'), anEvent('LeadCaptured'), won)).toEqual([
      'source,captured,contacted,qualified,opportunities,won,revenue.USD,leadToContact,contactToQualified,qualifiedToOpportunity,medianSpeedToLeadSeconds,noShowRate',
      'google,2,0,0,0,1,5000,0,,,,',
    ]);
  });

  it('has a column for each currency, zero where a source earned none of it', () => {
    const won = (source: string, currency: string) =>
      anEvent('LeadWon', { cohort: fromSource(source), revenue: { amountMinor: 100, currency } });
    const [header, ...lines] = table('source', won('a', 'USD'), won('b', 'EUR')).map((line) =>
      line.split(','),
    );
    expect(header?.slice(6, 8)).toEqual(['revenue.EUR', 'revenue.USD']);
    expect(lines.map((cells) => cells.slice(6, 8))).toEqual([
      ['0', '100'],
      ['100', '0'],
    ]);
  });

  it('takes the formula out of a source that a stranger named', () => {
    const [, line] = table(
      'source',
      anEvent('LeadCaptured', { cohort: fromSource('=HYPERLINK("http://x","y")') }),
    );
    expect(line).toMatch(/^"'=HYPERLINK\(""http:\/\/x"",""y""\)",1,/);
  });
});

describe('the table of campaigns as CSV', () => {
  it('has a column for each disposition, and an empty cell for no campaign', () => {
    const lines = table(
      'campaign',
      anEvent('LeadCaptured'),
      anEvent('LeadLost', { disposition: 'no_budget' }),
      anEvent('LeadLost', { disposition: 'no_urgency', cohort: fromSource('google', null) }),
    ).map((line) => line.split(','));
    expect(lines[0]?.slice(0, 3)).toEqual(['source', 'campaign', 'captured']);
    expect(lines[0]?.slice(-4)).toEqual([
      'qualifiedOpportunities',
      'spend',
      'dispositions.no_budget',
      'dispositions.no_urgency',
    ]);
    expect(lines[1]?.slice(-4)).toEqual(['0', '', '1', '0']);
    expect(lines[2]?.slice(0, 3)).toEqual(['google', '', '0']);
  });
});

describe('the table of reps as CSV', () => {
  it('has a line for each rep; who left has no name', () => {
    expect(table('rep', anEvent('LeadAssigned'), anEvent('LeadAssigned', { ownerId: 'zoe' }))).toEqual([
      'repId,name,assigned,contacted,medianFirstResponseSeconds,withinSla,breached,reassignedAway',
      'alex,Alex Kim,1,0,,0,0,0',
      'zoe,,1,0,,0,0,0',
    ]);
  });

  it('is a header alone when there is nobody', () => {
    expect(table('rep')).toHaveLength(1);
  });
});

describe('every table', () => {
  it('has as many cells in each line as in its header', () => {
    const events = [
      anEvent('LeadCaptured'),
      anEvent('LeadContacted'),
      anEvent('LeadWon'),
      anEvent('LeadLost'),
    ];
    for (const name of ['source', 'campaign', 'rep'] as const) {
      const widths = table(name, ...events).map((line) => line.split(',').length);
      expect(new Set(widths).size, name).toBe(1);
    }
  });
});
