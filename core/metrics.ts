/**
 * The figures both teams read, from roll-ups. A rate is a cohort rate: of the leads captured in the range, how many
 * have come that far by now. A rate with nothing under it is null, and so is the median of nothing.
 */
import { type Histogram, median } from './histogram.ts';
import { type Tier, tiers } from './model/tier-rules.ts';
import { addCounters, type Counters, groupRollUps, type RollUp } from './roll-up.ts';

type Funnel = {
  captured: number;
  contacted: number;
  qualified: number;
  opportunities: number;
  won: number;
  /** Per currency, in its minor units (cents). */
  revenue: Record<string, number>;
  leadToContact: number | null;
  contactToQualified: number | null;
  qualifiedToOpportunity: number | null;
  medianSpeedToLeadSeconds: number | null;
};
export type SourceFigures = { source: string } & Funnel & { noShowRate: number | null };
export type TierFigures = { tier: Tier } & Funnel;
export type CampaignFigures = { source: string; campaign: string | null } & Funnel & {
    qualifiedOpportunities: number;
    spend: number | null;
    dispositions: Record<string, number>;
  };
export type RepFigures = {
  repId: string;
  name: string | null;
  assigned: number;
  contacted: number;
  medianFirstResponseSeconds: number | null;
  withinSla: number;
  breached: number;
  reassignedAway: number;
};
export type Figures = {
  bySource: SourceFigures[];
  byRep: RepFigures[];
  byCampaign: CampaignFigures[];
  byTier: TierFigures[];
};

/**
 * The figures of these roll-ups, largest first. `nameOf` gives the name of a rep, null for one who left the team.
 */
export function figuresOf(rollUps: readonly RollUp[], nameOf: (repId: string) => string | null): Figures {
  const of = (dimension: RollUp['dimension']) => rollUps.filter((it) => it.dimension === dimension);
  const byValue = (it: RollUp) => JSON.stringify(it.value);

  return {
    bySource: largest(groupRollUps(of('source'), byValue), [OTHER])
      .map(({ key, counters }) => ({
        source: key.value[0] as string,
        ...funnel(counters),
        noShowRate: noShowRate(counters),
      }))
      .sort(largestFirst),
    byCampaign: largest(groupRollUps(of('campaign'), byValue), [OTHER, null])
      .map(({ key, counters }) => ({
        source: key.value[0] as string,
        campaign: key.value[1] ?? null,
        ...funnel(counters),
        // What a manager waved through the gate is no merit of the campaign.
        qualifiedOpportunities: count(counters, 'opportunities') - count(counters, 'overrides'),
        spend: null,
        dispositions: named(counters, 'disposition:'),
      }))
      .sort(largestFirst),
    byRep: groupRollUps(of('rep'), byValue)
      .map(({ key, counters }) => repFigures(key.value[0] as string, counters, nameOf))
      .sort((a, b) => b.assigned - a.assigned || compare(a.repId, b.repId)),
    byTier: groupRollUps(of('all'), (it) => it.tier)
      .map(({ key, counters }) => ({ tier: key.tier, ...funnel(counters) }))
      .sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier)),
  };
}

/**
 * Tags come from public forms, so there may be any number of them. An answer names this many sources and campaigns;
 * the rest is one line, so that sums still hold.
 */
const MOST_NAMED = 500;
const OTHER = '(other)';

type Group = ReturnType<typeof groupRollUps>[number];

function largest(groups: readonly Group[], rest: RollUp['value']): Group[] {
  if (groups.length <= MOST_NAMED) return [...groups];
  const bySize = groups.toSorted((a, b) => count(b.counters, 'captured') - count(a.counters, 'captured'));
  const others = bySize.slice(MOST_NAMED).reduce((sum, it) => addCounters(sum, it.counters), {});
  const [{ key }] = bySize as [Group];
  return [...bySize.slice(0, MOST_NAMED), { key: { ...key, value: rest }, counters: others }];
}

function funnel(counters: Counters): Funnel {
  const captured = count(counters, 'captured');
  const contacted = count(counters, 'contacted');
  const qualified = count(counters, 'qualified');
  const opportunities = count(counters, 'opportunities');
  return {
    captured,
    contacted,
    qualified,
    opportunities,
    won: count(counters, 'won'),
    revenue: named(counters, 'revenue:'),
    leadToContact: rate(contacted, captured),
    contactToQualified: rate(qualified, contacted),
    qualifiedToOpportunity: rate(opportunities, qualified),
    medianSpeedToLeadSeconds: medianSeconds(counters, 'speed:'),
  };
}

function repFigures(repId: string, counters: Counters, nameOf: (repId: string) => string | null): RepFigures {
  return {
    repId,
    name: nameOf(repId),
    assigned: count(counters, 'assigned'),
    contacted: count(counters, 'contacted'),
    medianFirstResponseSeconds: medianSeconds(counters, 'response:'),
    withinSla: count(counters, 'withinSla'),
    breached: count(counters, 'breached'),
    reassignedAway: count(counters, 'reassignedAway'),
  };
}

const count = (counters: Counters, name: string): number => counters[name] ?? 0;

const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Of the meetings that were to take place. */
const noShowRate = (counters: Counters): number | null =>
  rate(count(counters, 'noShows'), count(counters, 'noShows') + count(counters, 'meetingsHeld'));

/** Within 1 % of the exact median, as the histogram's buckets are. */
function medianSeconds(counters: Counters, prefix: string): number | null {
  const histogram: Histogram = new Map(
    Object.entries(named(counters, prefix)).map(([bucket, leads]) => [Number(bucket), leads]),
  );
  const millis = median(histogram);
  return millis === null ? null : Number((millis / 1000).toPrecision(6));
}

/** The open-ended counters behind a prefix, without it. */
function named(counters: Counters, prefix: string): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counters)
      // What was taken back when a lead reopened leaves a zero behind.
      .filter(([name, value]) => name.startsWith(prefix) && value !== 0)
      .map(([name, value]) => [name.slice(prefix.length), value]),
  );
}

function largestFirst(
  a: { captured: number; source: string; campaign?: string | null },
  b: { captured: number; source: string; campaign?: string | null },
): number {
  return (
    b.captured - a.captured || compare(a.source, b.source) || compare(a.campaign ?? '', b.campaign ?? '')
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
