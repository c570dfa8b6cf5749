import { useMemo } from 'react';
import { ChartCard } from '../../parts/charts/chart-card.tsx';
import { CsvOfTable } from './csv-of-table.tsx';
import type { MetricsParameters } from './dashboard-query.ts';
import { dispositionsDefinition } from './definitions.ts';
import { heatMap } from './dispositions.ts';
import { HeatTable } from './heat-table.tsx';
import type { Metrics } from './use-figures.ts';

type DispositionsCardProps = { readonly metrics: Metrics; readonly parameters: MetricsParameters };

/** The heat map is a table, so that there is nothing to switch to. */
export function DispositionsCard({ metrics, parameters }: DispositionsCardProps) {
  const map = useMemo(() => heatMap(metrics.byCampaign ?? []), [metrics.byCampaign]);
  const title = 'Dispositions by campaign';
  return (
    <ChartCard
      title={title}
      finding="The stronger the shade, the larger the share of the campaign’s closed leads."
      definition={dispositionsDefinition(metrics)}
      csv={<CsvOfTable what={title} table="campaign" parameters={parameters} range={metrics} />}
      table={<HeatTable map={map} smallSampleBelow={metrics.smallSampleBelow} />}
    />
  );
}
