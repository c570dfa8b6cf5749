import { CsvButton } from '../../parts/csv-button.tsx';
import type { MetricsParameters } from './dashboard-query.ts';
import { type CsvTable, type Metrics, useCsv } from './use-figures.ts';

type CsvOfTableProps = {
  readonly what: string;
  readonly table: CsvTable;
  readonly parameters: MetricsParameters;
  readonly range: Pick<Metrics, 'from' | 'to'>;
};

/** Saves a table with all the columns that the API has, of the range that is shown. */
export function CsvOfTable({ what, table, parameters, range: { from, to } }: CsvOfTableProps) {
  const load = useCsv(parameters);
  return (
    <CsvButton what={what} fileName={`lead-handoff-${table}-${from}-${to}.csv`} load={() => load(table)} />
  );
}
