/**
 * The figures both teams read, from roll-ups. A rate is a cohort rate: of the leads captured in the range, how many
 * have come that far by now. A rate with nothing under it is null, and so is the median of nothing.
 */
import type {
  Attributed,
  CampaignFigures,
  FormFigures,
  LeadFigures,
  MetricsTable,
  RepFigures,
  SourceFigures,
  SpeedDistribution,
  TierFigures,
  WeekFigures,
} from './contracts/metrics.ts';
import { isoWeekOf } from './iso-week.ts';
import { leadFigures } from './lead-figures.ts';
import { tiers } from './model/tier-rules.ts';
import { repFigures } from './rep-figures.ts';
import { type Counters, type Dimension, type RollUp, sumCounters } from './roll-up.ts';
import { speedDistribution } from './speed-distribution.ts';
import {
  campaignKey,
  campaignsSeenIn,
  type MatchedSpend,
  matchSpend,
  type Spend,
  type SpendRow,
  spendOf,
  type UnmatchedSpend,
} from './spend.ts';

export type FigureOptions = {
  /** By which touch sources and campaigns are told. */
  readonly attribution?: Attributed;
  /** What was spent on the days of the range; null where it cannot be told apart, as for one tier. */
  readonly spend?: readonly SpendRow[] | null;
};

/** Each table is made when it is asked for. */
export type Figures = {
  readonly total: LeadFigures & SpeedDistribution;
  readonly bySource: SourceFigures[];
  readonly byCampaign: CampaignFigures[];
  readonly byForm: FormFigures[];
  readonly byRep: RepFigures[];
  readonly byTier: TierFigures[];
  readonly byWeek: WeekFigures[];
  /** Spend that belongs to no campaign of the range. */
  readonly unmatchedSpend: readonly UnmatchedSpend[];
};

/** Each of these counts every lead with its whole life, so that one of them answers for all leads. */
const wholes: readonly Dimension[] = ['all', 'campaign', 'form'];

/**
 * The dimensions that these tables and the total are made of, no more than they need: reading is what an answer costs.
 * Sources are sums of their campaigns, and all leads are the sum of any dimension that has each of them once.
 */
export function dimensionsOf(tables: readonly MetricsTable[], attribution: Attributed): Dimension[] {
  const read = new Set(tables.map((table) => dimensionOf(table, attribution)));
  // By latest touch `all` is read too: a lead that moves on in that moment may be seen in both places or in neither.
  if (wholes.some((dimension) => dimension !== 'all' && read.has(dimension))) read.delete('all');
  else read.add('all');
  return [...read];
}

function dimensionOf(table: MetricsTable, attribution: Attributed): Dimension {
  switch (table) {
    case 'source':
    case 'campaign':
      return attribution === 'latest' ? 'latestCampaign' : 'campaign';
    case 'form':
    case 'rep':
      return table;
    case 'tier':
    case 'week':
      return 'all';
  }
}

/**
 * The figures of these roll-ups, largest first. `nameOf` gives the name of a rep, null for one who left the team.
 */
export function figuresOf(
  rollUps: readonly RollUp[],
  nameOf: (repId: string) => string | null,
  { attribution = 'first', spend = [] }: FigureOptions = {},
): Figures {
  const byDimension = Map.groupBy(rollUps, ({ dimension }) => dimension);
  const of = (dimension: Dimension): readonly RollUp[] => byDimension.get(dimension) ?? [];
  const campaigns = dimensionOf('campaign', attribution);
  // Those that were not read have no roll-ups; of those that were, each has all leads.
  const all = wholes.map(of).find((whole) => whole.length > 0) ?? [];
  const matched = once(() => matchSpend(spend ?? [], campaignsSeenIn(of(campaigns))));
  const unknown: CostOf = () => null;
  const unlessUnknown = (costOf: (value: Value) => Spend): CostOf => (spend === null ? unknown : costOf);
  const spentIn = (week: string): Spend =>
    spendOf((spend ?? []).filter(({ day }) => isoWeekOf(day) === week));

  return {
    get total() {
      const counters = sumCounters(all.map((it) => it.counters));
      return { ...leadFigures(counters, spend && spendOf(spend)), ...speedDistribution(counters) };
    },

    get bySource() {
      const costOf = unlessUnknown(([source]) => spendOfSource(matched(), source as string));
      return rowsOf(
        groupsOf(of(campaigns), ({ value }) => value.slice(0, 1)),
        costOf,
        [OTHER],
      )
        .map(({ value: [source], figures }) => ({ source: source as string, ...figures }))
        .sort((a, b) => largestFirst(a, b) || compare(a.source, b.source));
    },

    get byCampaign() {
      const costOf = unlessUnknown(([source, campaign]) =>
        campaign == null ? {} : (matched().byCampaign.get(campaignKey(source as string, campaign)) ?? {}),
      );
      return rowsOf(groupsOf(of(campaigns), placeOf), costOf, [OTHER, null])
        .map(({ value: [source, campaign = null], figures }) => ({
          source: source as string,
          campaign,
          ...figures,
        }))
        .sort(
          (a, b) =>
            largestFirst(a, b) || compare(a.source, b.source) || compare(a.campaign ?? '', b.campaign ?? ''),
        );
    },

    get byForm() {
      return rowsOf(groupsOf(of('form'), placeOf), unknown, [OTHER])
        .map(({ value: [form = null], figures }) => ({ form, ...figures }))
        .sort((a, b) => largestFirst(a, b) || compare(a.form ?? '', b.form ?? ''));
    },

    get byTier() {
      return rowsOf(
        groupsOf(all, ({ tier }) => [tier]),
        unknown,
      )
        .map(({ value: [tier], figures, counters }) => ({
          tier: tier as TierFigures['tier'],
          ...figures,
          ...speedDistribution(counters),
        }))
        .sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier));
    },

    get byWeek() {
      const costOf = unlessUnknown(([week]) => spentIn(week as string));
      return rowsOf(
        groupsOf(all, ({ day }) => [isoWeekOf(day)]),
        costOf,
      )
        .map(({ value: [week], figures }) => ({ week: week as string, ...figures }))
        .sort((a, b) => compare(a.week, b.week));
    },

    get byRep() {
      return groupsOf(of('rep'), placeOf)
        .map(({ value: [repId], counters }) => repFigures(repId as string, counters, nameOf))
        .sort((a, b) => b.assigned - a.assigned || compare(a.repId, b.repId));
    },

    get unmatchedSpend() {
      return matched().unmatched;
    },
  };
}

type Value = RollUp['value'];
type Group = { readonly value: Value; readonly counters: Counters };
type CostOf = (value: Value) => Spend | null;

const placeOf = ({ value }: RollUp): Value => value;

/** Roll-ups of one value are one; those that were all taken back, as when a latest touch moved on, are none. */
function groupsOf(rollUps: readonly RollUp[], placedAt: (rollUp: RollUp) => Value): Group[] {
  return [...Map.groupBy(rollUps, (it) => JSON.stringify(placedAt(it)))]
    .map(([name, own]) => ({ value: JSON.parse(name), counters: sumCounters(own.map((it) => it.counters)) }))
    .filter(({ counters }) => Object.values(counters).some((counted) => counted !== 0));
}

/**
 * Tags come from public forms, so there may be any number of them. An answer names this many sources, campaigns and forms;
 * the rest is one line, so that sums still hold.
 */
const MOST_NAMED = 500;
const OTHER = '(other)';

/** A row for each group, or for the largest of them and one of all others under the value `rest`. */
function rowsOf(groups: readonly Group[], costOf: CostOf, rest: Value = [OTHER]) {
  const bySize = groups.toSorted((a, b) => (b.counters['captured'] ?? 0) - (a.counters['captured'] ?? 0));
  const rows = bySize.slice(0, MOST_NAMED).map(({ value, counters }) => ({
    value,
    counters,
    figures: leadFigures(counters, costOf(value)),
  }));
  const others = bySize.slice(MOST_NAMED);
  if (others.length === 0) return rows;
  const counters = sumCounters(others.map((it) => it.counters));
  const costs = others.map(({ value }) => costOf(value));
  const cost = costs.includes(null) ? null : sumCounters(costs as Spend[]);
  return [...rows, { value: rest, counters, figures: leadFigures(counters, cost) }];
}

/** All that its campaigns cost. */
function spendOfSource({ byCampaign }: MatchedSpend, source: string): Spend {
  const own = [...byCampaign].filter(([key]) => (JSON.parse(key) as [string, string])[0] === source);
  return sumCounters(own.map(([, spend]) => spend));
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

const largestFirst = (a: { captured: number }, b: { captured: number }): number => b.captured - a.captured;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
