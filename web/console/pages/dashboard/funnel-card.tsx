import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { ChartCard } from '../../parts/charts/chart-card.tsx';
import { label } from '../../parts/charts/labels.ts';
import { LazyBarChart } from '../../parts/charts/lazy-bar-chart.tsx';
import { Legend } from '../../parts/charts/legend.tsx';
import type { BarChartSpec } from '../../parts/charts/spec.ts';
import { CsvOfTable } from './csv-of-table.tsx';
import type { Breakdown, MetricsParameters } from './dashboard-query.ts';
import { funnelDefinition } from './definitions.ts';
import {
  breakdownWords,
  type FunnelRow,
  funnelRows,
  funnelSteps,
  funnelSummary,
  stepLines,
} from './funnel.ts';
import { FunnelTable } from './funnel-table.tsx';
import type { Metrics } from './use-figures.ts';

/** More bars than this say less. */
const MOST_BARS = 10;

type FunnelCardProps = {
  readonly metrics: Metrics;
  readonly by: Breakdown;
  readonly onBy: (by: Breakdown) => void;
  readonly parameters: MetricsParameters;
};

export function FunnelCard({ metrics, by, onBy, parameters }: FunnelCardProps) {
  const rows = useMemo(() => funnelRows(metrics, by), [metrics, by]);
  const before = useMemo(() => metrics.previous && funnelRows(metrics.previous, by), [metrics, by]);
  const shown = useMemo(() => rows.slice(0, MOST_BARS), [rows]);
  const spec = useMemo(() => specOf(shown, metrics.smallSampleBelow), [shown, metrics.smallSampleBelow]);
  const title = `Funnel by ${by}`;
  return (
    <ChartCard
      title={title}
      definition={funnelDefinition(by, metrics)}
      settings={
        <SegmentedControl
          size="xs"
          aria-label="Funnel by"
          value={by}
          onChange={(value) => onBy(value as Breakdown)}
          data={Object.entries(breakdownWords).map(([value, words]) => ({ value, label: words }))}
        />
      }
      csv={<CsvOfTable what={title} table={by} parameters={parameters} range={metrics} />}
      {...(rows.length > MOST_BARS
        ? { finding: `The ${MOST_BARS} largest of ${rows.length}; the table has all.` }
        : {})}
      chart={
        shown.length > 0 && (
          <>
            <Legend of={spec.series} />
            <LazyBarChart spec={spec} height={shown.length * 40 + 64} summary={funnelSummary(shown, by)} />
          </>
        )
      }
      table={<FunnelTable rows={rows} before={before} by={by} smallSampleBelow={metrics.smallSampleBelow} />}
    />
  );
}

const specOf = (rows: readonly FunnelRow[], smallSampleBelow: number): BarChartSpec => ({
  lying: true,
  axis: { title: 'Leads', scale: 'count' },
  categories: rows.map(({ name, figures }) => (figures.smallSample ? [name, 'few'] : [name])),
  series: funnelSteps.map(({ title, of }, step) => ({
    title,
    values: rows.map(({ figures }) => of(figures)),
    color: (['step-1', 'step-2', 'step-3', 'step-4', 'step-5'] as const)[step] ?? 'step-5',
    width: 1 - step * 0.19,
  })),
  details: rows.map((row) => ({
    title: row.source === null ? label(row.name, 60) : `${label(row.name, 60)} · ${label(row.source, 60)}`,
    lines: [
      ...stepLines(row),
      ...(row.figures.smallSample ? [`Fewer than ${smallSampleBelow} leads: chance weighs in`] : []),
    ],
  })),
});
