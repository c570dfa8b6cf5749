/** How far the leads of each source, campaign or tier came. */
import type { Schemas } from '../../api/client.ts';
import { count, percent } from '../../parts/numbers.ts';
import { campaignWords, tierWords } from '../../parts/words.ts';
import type { Breakdown } from './dashboard-query.ts';
import type { Figures } from './headline.ts';

type Tables = Pick<Schemas['Metrics'], 'bySource' | 'byCampaign' | 'byTier'>;

export type FunnelRow = {
  readonly key: string;
  readonly name: string;
  /** Of a campaign: the source that it is a campaign of. */
  readonly source: string | null;
  readonly figures: Figures | RowFigures;
};
type RowFigures = Omit<Figures, 'speedDistribution' | 'withoutFirstResponse'>;

export const breakdownWords: Readonly<Record<Breakdown, string>> = {
  source: 'Source',
  campaign: 'Campaign',
  tier: 'Tier',
};

/** In the order of the API: the largest first; tiers by their urgency. */
export function funnelRows(tables: Tables, by: Breakdown): FunnelRow[] {
  switch (by) {
    case 'source':
      return (tables.bySource ?? []).map((figures) => ({
        key: figures.source,
        name: figures.source,
        source: null,
        figures,
      }));
    case 'campaign':
      return (tables.byCampaign ?? []).map((figures) => ({
        key: JSON.stringify([figures.source, figures.campaign]),
        name: campaignWords(figures.campaign),
        source: figures.source,
        figures,
      }));
    case 'tier':
      return (tables.byTier ?? []).map((figures) => ({
        key: figures.tier,
        name: tierWords[figures.tier],
        source: null,
        figures,
      }));
  }
}

/** The stages as the chart nests them, the widest first. */
export const funnelSteps = [
  { title: 'Captured', of: ({ captured }: RowFigures) => captured },
  { title: 'Contacted', of: ({ contacted }: RowFigures) => contacted },
  { title: 'Qualified', of: ({ qualified }: RowFigures) => qualified },
  { title: 'Opportunity', of: ({ opportunities }: RowFigures) => opportunities },
  { title: 'Won', of: ({ won }: RowFigures) => won },
] as const;

/** Each step with its rate, for the tooltip of a row. */
export const stepLines = ({ figures }: FunnelRow): string[] => {
  const rates = [null, figures.leadToContact, figures.contactToQualified, figures.qualifiedToOpportunity];
  return funnelSteps.map(({ title, of }, step) => {
    const rate = rates[step] ?? null;
    return `${title}: ${count(of(figures))}${rate === null ? '' : ` (${percent(rate)})`}`;
  });
};

/** What the chart shows, for those who do not see it. */
export function funnelSummary(shown: readonly FunnelRow[], by: Breakdown): string {
  const rows = shown
    .slice(0, 3)
    .map(
      ({ name, figures }) =>
        `${name}: ${count(figures.captured)} captured, ${percent(figures.leadToContact)} of them contacted, ${count(figures.opportunities)} became opportunities`,
    );
  return `Bars of how far leads came, by ${by}. ${rows.join('; ')}.${shown.length > 3 ? ' The table has all rows.' : ''}`;
}
