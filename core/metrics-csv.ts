/** The figures as tables for spreadsheets: the same columns as the JSON, dispositions and revenue one column each. */
import { type Cell, csv } from './csv.ts';
import type { Figures } from './metrics.ts';

export type MetricsTable = 'source' | 'rep' | 'campaign';

export function metricsCsv(figures: Figures, table: MetricsTable): string {
  switch (table) {
    case 'source':
      return tableOf(figures.bySource, sourceColumns);
    case 'rep':
      return tableOf(figures.byRep, repColumns);
    case 'campaign':
      return tableOf(figures.byCampaign, campaignColumns);
  }
}

const funnelColumns = [
  'captured',
  'contacted',
  'qualified',
  'opportunities',
  'won',
  'revenue',
  'leadToContact',
  'contactToQualified',
  'qualifiedToOpportunity',
  'medianSpeedToLeadSeconds',
] as const;
const sourceColumns = ['source', ...funnelColumns, 'noShowRate'] as const;
const campaignColumns = [
  'source',
  'campaign',
  ...funnelColumns,
  'qualifiedOpportunities',
  'spend',
  'dispositions',
] as const;
const repColumns = [
  'repId',
  'name',
  'assigned',
  'contacted',
  'medianFirstResponseSeconds',
  'withinSla',
  'breached',
  'reassignedAway',
] as const;

type Value = Cell | Readonly<Record<string, number>>;

/** A column of open-ended counts becomes a column for each of them, e.g. `dispositions.no_budget`. */
function tableOf<Column extends string>(
  rows: readonly Readonly<Record<Column, Value>>[],
  columns: readonly Column[],
): string {
  const spread = columns.flatMap((column) =>
    spreadColumn(
      column,
      rows.map((row): Value => row[column]),
    ),
  );
  return csv(
    spread.map(({ title }) => title),
    rows.map((_, index) => spread.map(({ cells }) => cells[index] ?? null)),
  );
}

function spreadColumn(title: string, values: readonly Value[]): { title: string; cells: Cell[] }[] {
  const counts = values.filter(isCounts);
  if (counts.length === 0) return [{ title, cells: values as Cell[] }];
  const names = new Set(counts.flatMap((it) => Object.keys(it)));
  // Nothing to spread: the column stays, so that a BI tool finds it in every answer.
  if (names.size === 0) return [{ title, cells: values.map(() => null) }];
  return [...names].sort().map((name) => ({
    title: `${title}.${name}`,
    cells: values.map((value) => (isCounts(value) ? (value[name] ?? 0) : 0)),
  }));
}

const isCounts = (value: Value): value is Readonly<Record<string, number>> =>
  value !== null && typeof value === 'object';
