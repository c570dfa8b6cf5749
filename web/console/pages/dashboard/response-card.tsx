import { useMemo } from 'react';
import { ChartCard } from '../../parts/charts/chart-card.tsx';
import { label } from '../../parts/charts/labels.ts';
import { LazyBarChart } from '../../parts/charts/lazy-bar-chart.tsx';
import { Legend } from '../../parts/charts/legend.tsx';
import type { BarChartSpec } from '../../parts/charts/spec.ts';
import { duration } from '../../parts/time/format.ts';
import { CsvOfTable } from './csv-of-table.tsx';
import type { MetricsParameters } from './dashboard-query.ts';
import { responseDefinition } from './definitions.ts';
import {
  attainmentWords,
  type RepRow,
  repName,
  responders,
  responseLines,
  responseSummary,
} from './response.ts';
import { ResponseTable } from './response-table.tsx';
import { marksSeconds } from './speed.ts';
import type { Metrics } from './use-figures.ts';

type ResponseCardProps = { readonly metrics: Metrics; readonly parameters: MetricsParameters };

export function ResponseCard({ metrics, parameters }: ResponseCardProps) {
  const rows = metrics.byRep ?? [];
  const shown = useMemo(() => responders(metrics.byRep ?? []), [metrics.byRep]);
  const spec = useMemo(() => specOf(shown), [shown]);
  const title = 'Response by rep';
  return (
    <ChartCard
      title={title}
      definition={responseDefinition(metrics)}
      csv={<CsvOfTable what={title} table="rep" parameters={parameters} range={metrics} />}
      chart={
        shown.length > 0 && (
          <>
            <Legend
              of={[
                { title: 'Median', color: 'step-4' },
                { title: 'up to the 90th percentile', color: 'step-2' },
                ...(shown.some(({ smallSample }) => smallSample)
                  ? [{ title: 'few responses', color: 'few' } as const]
                  : []),
              ]}
            />
            <LazyBarChart spec={spec} height={shown.length * 46 + 80} summary={responseSummary(shown)} />
          </>
        )
      }
      table={<ResponseTable rows={rows} smallSampleBelow={metrics.smallSampleBelow} />}
    />
  );
}

/** A stroke has some width on an axis of magnitudes, the same everywhere. */
const stroke = (at: number) => [at / 1.04, at * 1.04] as const;

const specOf = (rows: readonly RepRow[]): BarChartSpec => ({
  lying: true,
  axis: { title: 'Assignment to first response', scale: 'duration' },
  categories: rows.map((row) => [repName(row), ...attainmentWords(row).split(', ')]),
  series: [
    {
      title: 'From the median to the 90th percentile',
      values: rows.map(({ medianFirstResponseSeconds: median, p90FirstResponseSeconds: p90 }) =>
        median === null || p90 === null ? null : [median, p90],
      ),
      color: rows.map(({ smallSample }) => (smallSample ? 'few' : 'step-2')),
      width: 0.6,
    },
    {
      title: 'Median',
      values: rows.map(({ medianFirstResponseSeconds: median }) => (median === null ? null : stroke(median))),
      color: 'step-4',
      width: 0.6,
    },
  ],
  marks: marksSeconds.map((at) => ({ at, title: duration(at) })),
  details: rows.map((row) => ({ title: label(repName(row), 60), lines: responseLines(row) })),
});
