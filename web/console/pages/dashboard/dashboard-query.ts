/** What the dashboard is set to, as its address says it. What is as usual is left out, so that an address stays short. */
import type { Schemas } from '../../api/client.ts';
import { addDays } from '../../parts/time/format.ts';
import { type Tier, tierWords } from '../../parts/words.ts';

/** Ranges that move with the days. */
export const presetWords = {
  '7': 'Last 7 days',
  '30': 'Last 30 days',
  '90': 'Last 90 days',
  month: 'This month',
} as const;
export type Preset = keyof typeof presetWords;

/** Days are `YYYY-MM-DD`, both included. */
export type Days = { readonly from: string; readonly to: string };
export type Breakdown = 'source' | 'campaign' | 'tier';
export type Attribution = Schemas['Metrics']['attribution'];

export type DashboardQuery = {
  readonly range: Preset | Days;
  readonly tier: Tier | null;
  /** Which touch of a lead its source and campaign are. */
  readonly attribution: Attribution;
  readonly compare: boolean;
  /** What the rows of the funnel are. */
  readonly by: Breakdown;
};

const USUAL = { range: '30', by: 'source', attribution: 'first' } as const;
/** The API answers no more at once: a year with its leap day. */
const MOST_DAYS = 366;

/** What the address does not say, or says wrongly, is as usual. `today`: where the model's clocks are. */
export function readQuery(address: URLSearchParams, today: string): DashboardQuery {
  const said = <Value extends string>(name: string, values: readonly Value[]): Value | undefined =>
    values.find((value) => value === address.get(name));
  const from = dayIn(address, 'from');
  const to = dayIn(address, 'to');
  return {
    range:
      from || to
        ? { from: from ?? addDays(to ?? today, -29), to: to ?? today }
        : (said('range', Object.keys(presetWords) as Preset[]) ?? USUAL.range),
    tier: said('tier', Object.keys(tierWords) as Tier[]) ?? null,
    attribution: said('attribution', ['first', 'latest']) ?? USUAL.attribution,
    compare: address.get('compare') === 'previous',
    by: said('by', ['source', 'campaign', 'tier']) ?? USUAL.by,
  };
}

export function writeQuery({ range, tier, attribution, compare, by }: DashboardQuery): URLSearchParams {
  return new URLSearchParams({
    ...(typeof range !== 'string' ? range : range === USUAL.range ? {} : { range }),
    ...(tier ? { tier } : {}),
    ...(attribution === USUAL.attribution ? {} : { attribution }),
    ...(compare ? { compare: 'previous' } : {}),
    ...(by === USUAL.by ? {} : { by }),
  });
}

export function daysOf(range: Preset | Days, today: string): Days {
  if (typeof range !== 'string') return range;
  if (range === 'month') return { from: `${today.slice(0, 7)}-01`, to: today };
  return { from: addDays(today, 1 - Number(range)), to: today };
}

export type RangeProblem = { readonly field: keyof Days; readonly message: string };

/** What the API would refuse, said before it is asked; null when nothing is wrong. */
export function rangeProblem({ from, to }: Days): RangeProblem | null {
  if (!isDay(from)) return { field: 'from', message: 'Give a day.' };
  if (!isDay(to)) return { field: 'to', message: 'Give a day.' };
  if (from > to) return { field: 'from', message: 'The first day is after the last one.' };
  if (addDays(from, MOST_DAYS) <= to)
    return { field: 'from', message: `At most ${MOST_DAYS} days can be shown at once.` };
  return null;
}

/** The usual range is left to the API, whose clock decides what day it is. */
export const metricsParameters = (query: DashboardQuery, today: string) => ({
  ...(query.range === USUAL.range ? {} : daysOf(query.range, today)),
  ...(query.tier ? { tier: query.tier } : {}),
  attribution: query.attribution,
});
export type MetricsParameters = ReturnType<typeof metricsParameters>;

function dayIn(address: URLSearchParams, name: string): string | undefined {
  const said = address.get(name);
  return said !== null && isDay(said) ? said : undefined;
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
