import { describe, expect, it } from 'vitest';
import { type MetricsTable, metricsTables } from '../../core/contracts/metrics.ts';
import type { LeadEvent } from '../../core/events.ts';
import { figuresOf } from '../../core/metrics.ts';
import { metricsCsv } from '../../core/metrics-csv.ts';
import { aCountedTouch, anEvent, rollUpsIn } from '../support/builders.ts';

const table = (name: MetricsTable, ...events: LeadEvent[]) =>
  metricsCsv(
    figuresOf(rollUpsIn(events), (id) => (id === 'alex' ? 'Alex Kim' : null)),
    name,
  )
    .split('\r\n')
    .slice(0, -1);

/** What stands in a column of a table, line by line. */
const cells = (name: MetricsTable, column: string, ...events: LeadEvent[]) => {
  const [header = [], ...lines] = table(name, ...events).map((line) => line.split(','));
  return lines.map((line) => line[header.indexOf(column)]);
};

const fromSource = (source: string, campaign: string | null = 'brand') => {
  const touch = aCountedTouch(source, campaign);
  return { ...anEvent('LeadCaptured').cohort, firstTouch: touch, latestTouch: touch };
};

describe('the table of sources as CSV', () => {
  it('has a line for each source, an empty cell where there is no rate', () => {
    const won = anEvent('LeadWon', { revenue: { amountMinor: 5_000, currency: 'USD' } });
    const [header, line] = table('source', anEvent('LeadCaptured'), anEvent('LeadCaptured'), won);
    expect(header).toMatch(
      /^source,captured,contacted,qualified,opportunities,won,revenue\.USD,leadToContact,contactToQualified,qualifiedToOpportunity,medianSpeedToLeadSeconds,/,
    );
    expect(line).toMatch(/^google,2,0,0,0,1,5000,0,,,,/);
    expect(cells('source', 'noShowRate', anEvent('LeadCaptured'))).toEqual(['']);
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
    const events = [
      anEvent('LeadCaptured'),
      anEvent('LeadLost', { disposition: 'no_budget' }),
      anEvent('LeadLost', { disposition: 'no_urgency', cohort: fromSource('google', null) }),
    ];
    const [header, , second] = table('campaign', ...events).map((line) => line.split(','));
    expect(header?.slice(0, 3)).toEqual(['source', 'campaign', 'captured']);
    expect(second?.slice(0, 3)).toEqual(['google', '', '0']);
    expect(cells('campaign', 'dispositions.no_budget', ...events)).toEqual(['1', '0']);
    expect(cells('campaign', 'dispositions.no_urgency', ...events)).toEqual(['0', '1']);
    expect(cells('campaign', 'qualifiedOpportunities', ...events)).toEqual(['0', '0']);
  });
});

describe('the table of reps as CSV', () => {
  it('has a line for each rep; who left has no name', () => {
    const [header, alex, zoe] = table(
      'rep',
      anEvent('LeadAssigned'),
      anEvent('LeadAssigned', { ownerId: 'zoe' }),
    );
    expect(header).toMatch(
      /^repId,name,assigned,contacted,medianFirstResponseSeconds,withinSla,breached,reassignedAway,/,
    );
    expect(alex).toMatch(/^alex,Alex Kim,1,0,,0,0,0,/);
    expect(zoe).toMatch(/^zoe,,1,0,,0,0,0,/);
  });

  it('is a header alone when there is nobody', () => {
    expect(table('rep')).toHaveLength(1);
  });
});

describe('what a campaign cost, as CSV', () => {
  const spend = [{ day: '2026-11-23', source: null, campaign: 'brand', amountMinor: 5_000, currency: 'EUR' }];
  const rows = metricsCsv(
    figuresOf(
      rollUpsIn([anEvent('LeadCaptured'), anEvent('LeadCaptured', { cohort: fromSource('bing', null) })]),
      () => null,
      { spend },
    ),
    'campaign',
  )
    .split('\r\n')
    .map((line) => line.split(','));
  const column = (name: string) => rows.slice(1, -1).map((line) => line[rows[0]?.indexOf(name) ?? -1]);

  it('is zero where nothing was spent, and no cost where nothing was bought', () => {
    expect(column('spend.EUR')).toEqual(['0', '5000']);
    expect(column('costPerLead.EUR')).toEqual(['', '5000']);
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
    for (const name of metricsTables) {
      const widths = table(name, ...events).map((line) => line.split(',').length);
      expect(new Set(widths).size, name).toBe(1);
    }
  });
});
