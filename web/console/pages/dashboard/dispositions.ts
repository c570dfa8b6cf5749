/** Why leads were closed, by campaign. */
import type { Schemas } from '../../api/client.ts';
import { campaignWords } from '../../parts/words.ts';

type CampaignRow = Pick<Schemas['CampaignFigures'], 'source' | 'campaign' | 'dispositions'>;

export type HeatCell = {
  readonly leads: number;
  /** Of the leads of the row, 0 to 1. */
  readonly share: number;
};
type HeatRow = {
  readonly key: string;
  readonly campaign: string;
  readonly source: string;
  /** Closed leads with a disposition. */
  readonly closed: number;
  /** One for each disposition, in their order. */
  readonly cells: readonly HeatCell[];
};
export type HeatMap = {
  /** Tags, the most frequent one first. */
  readonly dispositions: readonly string[];
  readonly rows: readonly HeatRow[];
};

/** Campaigns without a closed lead are left out; the others come with most closed leads first. */
export function heatMap(campaigns: readonly CampaignRow[]): HeatMap {
  const totals = new Map<string, number>();
  for (const { dispositions } of campaigns)
    for (const [tag, leads] of Object.entries(dispositions)) totals.set(tag, (totals.get(tag) ?? 0) + leads);
  const tags = [...totals]
    .filter(([, leads]) => leads > 0)
    .sort(([tag, leads], [otherTag, otherLeads]) => otherLeads - leads || tag.localeCompare(otherTag))
    .map(([tag]) => tag);
  const rows = campaigns
    .map(({ source, campaign, dispositions }) => {
      const closed = tags.reduce((sum, tag) => sum + (dispositions[tag] ?? 0), 0);
      return {
        key: JSON.stringify([source, campaign]),
        campaign: campaignWords(campaign),
        source,
        closed,
        cells: tags.map((tag) => {
          const leads = dispositions[tag] ?? 0;
          return { leads, share: closed === 0 ? 0 : leads / closed };
        }),
      };
    })
    .filter(({ closed }) => closed > 0)
    .sort((a, b) => b.closed - a.closed);
  return { dispositions: tags, rows };
}
