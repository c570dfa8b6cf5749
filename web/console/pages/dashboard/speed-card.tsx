import { useMemo } from 'react';
import { ChartCard } from '../../parts/charts/chart-card.tsx';
import { LazyBarChart } from '../../parts/charts/lazy-bar-chart.tsx';
import type { BarChartSpec } from '../../parts/charts/spec.ts';
import { CsvButton } from '../../parts/csv-button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { count, percent } from '../../parts/numbers.ts';
import { duration } from '../../parts/time/format.ts';
import { speedDefinition } from './definitions.ts';
import {
  barsBefore,
  barWords,
  marksSeconds,
  type SpeedRow,
  speedCsv,
  speedRows,
  speedSentence,
} from './speed.ts';
import type { Metrics } from './use-figures.ts';

export function SpeedCard({ metrics }: { readonly metrics: Metrics }) {
  const { total, from, to, smallSampleBelow } = metrics;
  const rows = useMemo(() => speedRows(total.speedDistribution), [total.speedDistribution]);
  const spec = useMemo(() => specOf(rows), [rows]);
  const title = 'Speed to lead';
  const responses = total.samples.speedToLead;
  const sentence = speedSentence(total);
  const few = responses < smallSampleBelow ? ` Few responses: ${responses}.` : '';
  return (
    <ChartCard
      title={title}
      definition={speedDefinition()}
      finding={responses > 0 ? sentence + few : 'No lead of these days was responded to.'}
      csv={
        <CsvButton
          what={title}
          fileName={`lead-handoff-speed-${from}-${to}.csv`}
          load={async () => speedCsv(total.speedDistribution)}
        />
      }
      chart={
        responses > 0 && (
          <LazyBarChart
            spec={spec}
            height={280}
            summary={`Bars of the time to the first response. ${sentence}`}
          />
        )
      }
      table={
        <DataTable
          caption="Speed to lead, as a table"
          columns={columns}
          rows={rows}
          keyOf={({ words }) => words}
          empty="No lead of these days was responded to."
          minWidth={260}
          maxHeight={460}
        />
      }
    />
  );
}

const number = true;
const columns: readonly Column<SpeedRow>[] = [
  { title: 'Capture to first response', cell: ({ words }) => words },
  { title: 'Leads', number, cell: ({ leads }) => count(leads) },
  { title: 'Share', number, cell: ({ share }) => percent(share) },
  { title: 'Up to here', number, cell: ({ upTo }) => percent(upTo) },
];

const specOf = (rows: readonly SpeedRow[]): BarChartSpec => ({
  lying: false,
  axis: { title: 'Leads', scale: 'count' },
  categories: rows.map((row) => [barWords(row)]),
  series: [{ title: 'Leads', values: rows.map(({ leads }) => leads), color: 'step-3', width: 1 }],
  marks: marksSeconds.map((mark) => ({ at: barsBefore(rows, mark), title: duration(mark) })),
  details: rows.map(({ words, leads, share, upTo }) => ({
    title: words,
    lines: [`${count(leads)} leads, ${percent(share)} of the answered`, `${percent(upTo)} up to here`],
  })),
});
