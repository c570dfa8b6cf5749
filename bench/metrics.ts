/** What the figures cost as leads grow in number: 30 days of them over the API, and how soon a lead is in them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DayRange } from '../core/day-range.ts';
import { dimensionsOf } from '../core/metrics.ts';
import type { Dimension } from '../core/roll-up.ts';
import { type Cost, countInto, type Sums, withFiguresEngine } from './figures-engine.ts';
import { openConnections } from './load.ts';
import { DAYS, type PastLead, pastLeads } from './past-leads.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import type { Figure, Section } from './report.ts';
import { compared, median, quantile } from './statistics.ts';
import { emptyFolder, type System, startSystem } from './system.ts';

/** Each size lies in a month of its own, so that all are there at once and can take turns. */
const SIZES = [
  { leads: 1_000, month: '2026-01' },
  { leads: 10_000, month: '2026-03' },
  { leads: 100_000, month: '2026-05' },
  { leads: 1_000_000, month: '2026-07' },
] as const;
/** What an answer that names no table reads; beside it, only what `by=tier` reads is written. */
const READ = dimensionsOf(['source', 'rep', 'campaign', 'tier'], 'first');
const WRITTEN: readonly Dimension[] = ['all', ...READ];
const WARM_UP = 1;
const ROUNDS = 5;
const FRESH_LEADS = 20;
const MILLISECONDS = { of: 'value', atMost: 5 } as const;
const FLAT = { of: 'value', atMost: 1.1 } as const;
const FRESH = { of: 'value', atMost: 1000 } as const;
/** Source: DynamoDB service quotas, item size. */
const LARGEST_ITEM_KB = 400;

type Size = {
  readonly leads: number;
  readonly range: DayRange;
  readonly cost: Cost;
  readonly largestItem: number;
  /** Exact seconds, by source. */
  readonly medians: ReadonlyMap<string, number>;
};
type Answer = {
  readonly bySource: readonly { source: string; captured: number; medianSpeedToLeadSeconds: number }[];
  readonly byTier: readonly { captured: number }[];
};

export async function measureMetrics(): Promise<Section> {
  const folder = emptyFolder();
  // Its first start makes the tables.
  await (await startSystem(folder)).end();
  const postgres = startPostgres();
  try {
    const sizes = await fill(folder, postgres);
    const system = await startSystem(folder);
    try {
      const ask = client(system, folder);
      const measured = await answering(ask, sizes, postgres);
      return {
        title: `GET /api/metrics of ${DAYS} days; bare is ${postgres?.version ?? 'PostgreSQL, which is not installed here'}`,
        figures: [
          ...times(measured, postgres !== undefined),
          ...costs(sizes),
          deviation(measured),
          ...(await freshness(system, ask)),
        ],
      };
    } finally {
      await system.stop();
    }
  } finally {
    postgres?.stop();
  }
}

/** The same leads into the Metrics table, as roll-ups, and into PostgreSQL, as rows. */
const fill = (folder: string, postgres: Postgres | undefined): Promise<Size[]> =>
  withFiguresEngine(folder, async (engine) => {
    const sizes: Size[] = [];
    for (const { leads, month } of SIZES) {
      const range = { from: `${month}-01`, to: `${month}-${DAYS}` };
      const sums: Sums = new Map();
      const speeds = new Map<string, number[]>();
      for (const lead of pastLeads(leads, range.from)) {
        countInto(sums, lead, WRITTEN);
        keepSpeed(speeds, lead);
      }
      const largestItem = await engine.write(sums);
      console.error(`… ${thousands(leads)} leads are ${thousands(sums.size)} roll-ups`);
      const medians = new Map([...speeds].map(([source, all]) => [source, median(all) / 1000]));
      postgres?.load(pastLeads(leads, range.from));
      sizes.push({ leads, range, largestItem, medians, cost: await engine.costOf(range, READ) });
    }
    postgres?.ready();
    return sizes;
  });

function keepSpeed(speeds: Map<string, number[]>, { source, speedMs }: PastLead): void {
  if (speedMs === null) return;
  const all = speeds.get(source);
  if (all) all.push(speedMs);
  else speeds.set(source, [speedMs]);
}

/** The answer and how long it took; how it was refused, and no time, for one that did not come. */
type Asked =
  | { readonly answer: Answer; readonly milliseconds: number }
  | { readonly refused: string; readonly milliseconds: number };
type Ask = (range: DayRange, query?: string) => Promise<Asked>;

/** Asks for figures as a BI tool does. */
function client({ origin }: System, folder: string): Ask {
  const { biKey } = JSON.parse(readFileSync(join(folder, 'credentials.json'), 'utf8')) as { biKey: string };
  return async ({ from, to }, query = '') => {
    const startedAt = performance.now();
    const url = `${origin}/api/metrics?from=${from}&to=${to}${query}`;
    const response = await fetch(url, { headers: { 'x-api-key': biKey } });
    const text = await response.text();
    if (response.status !== 200) return { refused: `answered ${response.status}`, milliseconds: Number.NaN };
    return { answer: JSON.parse(text), milliseconds: performance.now() - startedAt };
  };
}

type Measured = {
  readonly size: Size;
  /** Of the whole answer, of the one by tier, and of PostgreSQL's five. */
  readonly whole: number[];
  readonly byTier: number[];
  readonly postgres: number[];
  last: Asked;
};

/** All sizes and PostgreSQL take turns, so that a slow minute of the machine hits all of them. */
async function answering(
  ask: Ask,
  sizes: readonly Size[],
  postgres: Postgres | undefined,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  // One after the other: what one size breaks off is not the others' fault.
  for (const size of sizes) {
    measured.push({ size, whole: [], byTier: [], postgres: [], last: await ask(size.range) });
  }
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const one of measured) {
      const { range } = one.size;
      // What was refused once is refused after the same long wait each time.
      if (!('refused' in one.last)) one.last = await ask(range);
      const byTier = await ask(range, '&by=tier');
      const theirs = postgres?.ask(range) ?? Number.NaN;
      if (round < 0) continue;
      one.whole.push(one.last.milliseconds);
      one.byTier.push(byTier.milliseconds);
      one.postgres.push(theirs);
    }
  }
  return measured;
}

function times(measured: readonly Measured[], hasPostgres: boolean): Figure[] {
  const [, ten, , million] = measured as [Measured, Measured, Measured, Measured];
  const growth = (of: (one: Measured) => number[]) => compared(of(million), of(ten)).ratio;
  return [
    ...measured.map(
      ({ size, whole, postgres, last }): Figure => ({
        name: `${thousands(size.leads)} leads: answer p50`,
        unit: 'ms',
        ...(hasPostgres ? compared(whole, postgres) : { value: median(whole) }),
        aim: MILLISECONDS,
        ...('refused' in last && { note: last.refused }),
      }),
    ),
    ...measured.map(
      ({ size, byTier }): Figure => ({
        name: `${thousands(size.leads)} leads: answer by tier p50`,
        unit: 'ms',
        value: median(byTier),
      }),
    ),
    { name: '1,000,000 leads to 10,000: answer', value: growth((it) => it.whole), unit: '×', aim: FLAT },
    { name: '1,000,000 leads to 10,000: answer by tier', value: growth((it) => it.byTier), unit: '×' },
  ];
}

function costs(sizes: readonly Size[]): Figure[] {
  const units = sizes.map(
    ({ leads, cost }): Figure => ({
      name: `${thousands(leads)} leads: read units`,
      value: cost.readUnits,
      unit: '',
      note: `${thousands(cost.items)} roll-ups in ${cost.pages} pages`,
    }),
  );
  const growth = (sizes[3]?.cost.readUnits ?? Number.NaN) / (sizes[1]?.cost.readUnits ?? Number.NaN);
  return [
    ...units,
    { name: '1,000,000 leads to 10,000: read units', value: growth, unit: '×', aim: FLAT },
    {
      name: 'the largest roll-up',
      value: Math.max(...sizes.map(({ largestItem }) => largestItem)) / 1024,
      unit: 'KB',
      aim: { of: 'value', atMost: LARGEST_ITEM_KB },
    },
  ];
}

/** How far the medians by source are from those of all durations, at worst, in the answers that came. */
function deviation(measured: readonly Measured[]): Figure {
  const deviations = measured.flatMap(({ size, last }) => {
    if ('refused' in last) return [];
    const counted = capturedIn(last.answer);
    if (counted !== size.leads)
      throw new Error(`${size.leads} leads were written, and ${counted} are answered`);
    return last.answer.bySource.map(({ source, medianSpeedToLeadSeconds }) =>
      Math.abs(medianSpeedToLeadSeconds / (size.medians.get(source) ?? Number.NaN) - 1),
    );
  });
  return {
    name: 'medians: the furthest from the exact one',
    value: deviations.length === 0 ? Number.NaN : Math.max(...deviations) * 100,
    unit: '%',
    aim: { of: 'value', atMost: 1 },
  };
}

const capturedIn = ({ byTier }: Answer): number => byTier.reduce((sum, { captured }) => sum + captured, 0);

/** From sending a form until the figures count it, one lead after the other. */
async function freshness(system: System, ask: Ask): Promise<Figure[]> {
  const connection = openConnections(system.origin, 1);
  const today = new Date().toISOString().slice(0, 10);
  const captured = async (): Promise<number> => {
    const asked = await ask({ from: today, to: today }, '&by=tier');
    if ('refused' in asked) throw new Error(`today's figures were ${asked.refused}`);
    return capturedIn(asked.answer);
  };
  const delays: number[] = [];
  for (let lead = 0; lead < FRESH_LEADS; lead += 1) {
    const before = await captured();
    const startedAt = performance.now();
    await connection.post();
    while ((await captured()) === before) await sleep(5);
    delays.push(performance.now() - startedAt);
  }
  connection.close();
  return [
    { name: 'from the form until it is counted, p50', value: quantile(delays, 0.5), unit: 'ms', aim: FRESH },
    {
      name: 'from the form until it is counted, the slowest',
      value: Math.max(...delays),
      unit: 'ms',
      aim: FRESH,
    },
  ];
}

const thousands = (count: number): string => count.toLocaleString('en');
