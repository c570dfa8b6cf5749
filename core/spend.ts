/**
 * Spend: what campaigns cost, by day. It is imported from ad platforms and matched with the campaigns that leads name;
 * what cannot be matched is listed, so that the sum of all figures is the money that was spent.
 */
import * as z from 'zod';
import type { unmatchedSpend } from './contracts/spend.ts';
import { groupRollUps, type RollUp } from './roll-up.ts';

export const spendRowSchema = z.object({
  day: z.iso.date(),
  /** Null: the one source that has the campaign. */
  source: z.string().nullable(),
  campaign: z.string(),
  /** In minor units of `currency`. */
  amountMinor: z.number().int().min(0),
  currency: z.string(),
});
export type SpendRow = z.output<typeof spendRowSchema>;

/** Per currency, in its minor units. Currencies are never converted into each other. */
export type Spend = Readonly<Record<string, number>>;

/** Rows of one key are one: importing it again replaces it. */
export const spendKey = ({ day, source, campaign }: Pick<SpendRow, 'day' | 'source' | 'campaign'>): string =>
  `${day}#${JSON.stringify(source)}#${campaign}`;

/** A campaign's place in the figures: the value of its roll-ups as text. */
export const campaignKey = (source: string, campaign: string): string => JSON.stringify([source, campaign]);

/** The sum of these rows. Nothing spent is no spend: a row of 0 takes back what was imported by mistake. */
export function spendOf(rows: Iterable<Pick<SpendRow, 'amountMinor' | 'currency'>>): Spend {
  const sums: Record<string, number> = {};
  for (const { amountMinor, currency } of rows) {
    if (amountMinor > 0) sums[currency] = (sums[currency] ?? 0) + amountMinor;
  }
  return sums;
}

/** A campaign that leads name; without one (null) no spend belongs to it. */
export type CampaignSeen = { readonly source: string; readonly campaign: string | null };

/** The campaigns that leads of these roll-ups name; the roll-ups are of campaigns, by either touch. */
export function campaignsSeenIn(rollUps: readonly RollUp[]): CampaignSeen[] {
  // Added up first: a lead whose latest touch moved on is taken back, perhaps in another roll-up than it was counted in.
  return groupRollUps(rollUps, ({ value }) => JSON.stringify(value))
    .filter(({ counters }) => (counters['captured'] ?? 0) > 0)
    .map(({ key: { value } }) => ({ source: value[0] as string, campaign: value[1] ?? null }));
}

export type UnmatchedSpend = Readonly<z.output<typeof unmatchedSpend>>;

export type MatchedSpend = {
  /** By `campaignKey`. */
  readonly byCampaign: ReadonlyMap<string, Spend>;
  readonly unmatched: readonly UnmatchedSpend[];
};

/**
 * Gives spend to campaigns. `campaignsSeen` are the campaigns that leads of the range name, by the touch that the
 * figures go by (first or latest); repeats are harmless. A row with a source belongs to that campaign of that source.
 * One without belongs to the one source that has the campaign; where none has it, it is `unknown`, where several have
 * it, nobody can say whose it is. `byCampaign` and `unmatched` together are all that was spent.
 */
export function matchSpend(rows: readonly SpendRow[], campaignsSeen: Iterable<CampaignSeen>): MatchedSpend {
  const sourcesOf = new Map<string, Set<string>>();
  for (const { source, campaign } of campaignsSeen) {
    if (campaign === null) continue;
    const sources = sourcesOf.get(campaign) ?? new Set();
    sourcesOf.set(campaign, sources.add(source));
  }

  const sourceOf = ({ source, campaign }: SpendRow) =>
    sourceAmong(sourcesOf.get(campaign) ?? new Set(), source);
  const spent = rows.filter(({ amountMinor }) => amountMinor > 0);
  const matched = Map.groupBy(spent, (row) => {
    const source = sourceOf(row);
    return source === null ? null : campaignKey(source, row.campaign);
  });
  const unmatched = Map.groupBy(matched.get(null) ?? [], (row) => JSON.stringify([row.source, row.campaign]));
  const byCampaign = new Map<string, Spend>();
  for (const [key, group] of matched) if (key !== null) byCampaign.set(key, spendOf(group));
  return { byCampaign, unmatched: [...unmatched.values()].map(unmatchedOf).sort(byName) };

  function unmatchedOf(group: readonly SpendRow[]): UnmatchedSpend {
    const [{ campaign, source }] = group as [SpendRow];
    const known = source === null && sourcesOf.has(campaign);
    return { campaign, source, reason: known ? 'several-sources' : 'unknown', spend: spendOf(group) };
  }
}

function sourceAmong(sources: ReadonlySet<string>, named: string | null): string | null {
  if (named !== null) return sources.has(named) ? named : null;
  const [only = null, ...others] = sources;
  return others.length === 0 ? only : null;
}

function byName(a: UnmatchedSpend, b: UnmatchedSpend): number {
  const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return order(a.campaign, b.campaign) || order(a.source ?? '', b.source ?? '');
}

/** What spend is set against: leads that came so far, and what they brought, per currency in minor units. */
export type Yield = {
  readonly captured: number;
  readonly qualified: number;
  readonly opportunities: number;
  readonly revenue: Spend;
};

/** A cost is in whole minor units of its currency, rounded half up; a return on spend is a ratio. */
export type Costs = {
  readonly costPerLead: Spend;
  readonly costPerQualifiedLead: Spend;
  readonly costPerOpportunity: Spend;
  readonly returnOnSpend: Spend;
};

/**
 * What a lead, a qualified lead and an opportunity cost, and how many times its price the spend brought in, each per
 * currency of the spend. A figure with nothing under it is left out: no cost per lead without leads, no return without
 * spend. Revenue in another currency than the spend is no return on it.
 */
export function costs({ captured, qualified, opportunities, revenue }: Yield, spend: Spend): Costs {
  const spent = Object.entries(spend).filter(([, minor]) => minor > 0);
  const per = (leads: number): Spend =>
    leads > 0
      ? Object.fromEntries(spent.map(([currency, minor]) => [currency, Math.round(minor / leads)]))
      : {};
  return {
    costPerLead: per(captured),
    costPerQualifiedLead: per(qualified),
    costPerOpportunity: per(opportunities),
    returnOnSpend: Object.fromEntries(
      spent.map(([currency, minor]) => [currency, (revenue[currency] ?? 0) / minor]),
    ),
  };
}
