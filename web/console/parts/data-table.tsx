/** Rows under named columns. */
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';
import { ScrollingTable } from './scrolling-table.tsx';

export type Column<Row> = {
  readonly title: string;
  /** The first column's names the row. */
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand under each other by their last digit. */
  readonly number?: true;
  /** Other people's words, of any length: they may be broken anywhere. */
  readonly words?: true;
};

type DataTableProps<Row> = {
  /** Said to those who do not see the heading above. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Instead of a table without rows. */
  readonly empty: string;
  /** From here on, in pixels, it scrolls rather than breaking words. */
  readonly minWidth?: number;
  /** Higher than this, in pixels, it scrolls under its heading. */
  readonly maxHeight?: number;
};

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, keyOf, empty, minWidth = 520, maxHeight } = props;
  if (rows.length === 0) return <Text size="sm">{empty}</Text>;
  return (
    <ScrollingTable caption={caption} minWidth={minWidth} maxHeight={maxHeight} className={classes['table']}>
      <thead>
        <tr>
          {columns.map(({ title, number }) => (
            <th key={title} scope="col" className={number && classes['number']}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.title} scope="row" className={`${classes['name']} ${lookOf(column)}`}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.title} className={lookOf(column)}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </ScrollingTable>
  );
}

const lookOf = ({ number, words }: Pick<Column<never>, 'number' | 'words'>): string =>
  (number ? classes['number'] : words ? classes['words'] : undefined) ?? '';
