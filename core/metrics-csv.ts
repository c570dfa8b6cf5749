/** The figures as tables for spreadsheets: the same columns as the JSON, each open-ended count a column of its own. */
import { columnsOf, type MetricsTable } from './contracts/metrics.ts';
import { type Cell, csv } from './csv.ts';
import type { Figures } from './metrics.ts';

export function metricsCsv(figures: Figures, table: MetricsTable): string {
  const rows: readonly Row[] = rowsOf(figures, table);
  const spread = columnsOf(table).flatMap((column) =>
    spreadColumn(
      column,
      rows.map((row) => row[column] ?? null),
    ),
  );
  return csv(
    spread.map(({ title }) => title),
    rows.map((_, index) => spread.map(({ cells }) => cells[index] ?? null)),
  );
}

type Value = Cell | boolean | Readonly<Record<string, number>>;
type Row = Readonly<Record<string, Value>>;

function rowsOf(figures: Figures, table: MetricsTable): readonly Row[] {
  switch (table) {
    case 'source':
      return figures.bySource;
    case 'campaign':
      return figures.byCampaign;
    case 'form':
      return figures.byForm;
    case 'rep':
      return figures.byRep;
    case 'tier':
      return figures.byTier.map(({ speedDistribution: _, ...row }) => row);
    case 'week':
      return figures.byWeek;
  }
}

/** Of these a name that is not there is no zero: what nothing was spent on has no cost. */
const ratios = new Set(['costPerLead', 'costPerQualifiedLead', 'costPerOpportunity', 'returnOnSpend']);

/** A column of open-ended counts becomes a column for each of them, e.g. `dispositions.no_budget`. */
function spreadColumn(title: string, values: readonly Value[]): { title: string; cells: Cell[] }[] {
  const counts = values.filter(isCounts);
  if (counts.length === 0) return [{ title, cells: values.map(cellOf) }];
  const names = new Set(counts.flatMap((it) => Object.keys(it)));
  // Nothing to spread: the column stays, so that a BI tool finds it in every answer.
  if (names.size === 0) return [{ title, cells: values.map(() => null) }];
  const missing = ratios.has(title) ? null : 0;
  return [...names].sort().map((name) => ({
    title: `${title}.${name}`,
    cells: values.map((value) => (isCounts(value) ? (value[name] ?? missing) : null)),
  }));
}

const cellOf = (value: Value): Cell => (typeof value === 'boolean' ? String(value) : (value as Cell));

const isCounts = (value: Value): value is Readonly<Record<string, number>> =>
  value !== null && typeof value === 'object';
