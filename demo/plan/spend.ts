/** What the campaigns of the demo cost, day by day. */
import { type Campaign, runningCampaigns } from './campaigns.ts';
import { around, type Random } from './random.ts';
import { daysUntil } from './rhythm.ts';

export type SpendRow = {
  readonly day: string;
  readonly campaign: string;
  readonly source?: string;
  readonly amount: string;
  readonly currency: 'EUR';
};

/** Paid platforms that are known by their click ids only. */
const sourceOf = ({ touch }: Campaign): string => touch['utm_source'] ?? 'bing';

const WEEKEND = 0.4;
/** A booth at a fair: paid for, and no form ever named it. */
const fair = { campaign: 'trade-fair-booth', daysAgo: 20, amount: '1800.00' };
/** So long ago one export came without its column of sources. */
const withoutSource = { from: 13, to: 7 };

/** The rows of these days, oldest first. */
export function spendRows(lastDay: string, days: number, random: Random): SpendRow[] {
  return daysUntil(lastDay, days).flatMap((day, index) => {
    const daysAgo = days - 1 - index;
    const weekend = [0, 6].includes(new Date(day).getUTCDay());
    const paid = runningCampaigns(daysAgo).filter(({ dailySpend }) => dailySpend > 0);
    const rows = paid.map((campaign): SpendRow => {
      const amount = (campaign.dailySpend * (weekend ? WEEKEND : 1) * around(random, 1, 0.1)).toFixed(2);
      const source = sourceOf(campaign);
      const unnamed = source === 'bing' && daysAgo <= withoutSource.from && daysAgo >= withoutSource.to;
      return { day, campaign: campaign.name, ...(unnamed ? {} : { source }), amount, currency: 'EUR' };
    });
    const { campaign, amount } = fair;
    return daysAgo === fair.daysAgo ? [...rows, { day, campaign, amount, currency: 'EUR' }] : rows;
  });
}
