/** Rows under named columns. A table that is wider than the screen scrolls by itself, also by keyboard; on paper it never does. */
import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

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
    <Table.ScrollContainer
      minWidth={minWidth}
      {...(maxHeight === undefined ? {} : { maxHeight })}
      type="native"
      tabIndex={0}
      // No landmark: the section around it is one already.
      role="group"
      aria-label={caption}
      className={classes['scroll']}
    >
      <Table
        className={classes['table']}
        stickyHeader={maxHeight !== undefined}
        verticalSpacing={6}
        horizontalSpacing="sm"
      >
        <Table.Caption className={classes['caption']}>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ title, number }) => (
              <Table.Th key={title} scope="col" className={number && classes['number']}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <Table.Th key={column.title} scope="row" className={`${classes['name']} ${lookOf(column)}`}>
                    {column.cell(row)}
                  </Table.Th>
                ) : (
                  <Table.Td key={column.title} className={lookOf(column)}>
                    {column.cell(row)}
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const lookOf = ({ number, words }: Pick<Column<never>, 'number' | 'words'>): string =>
  (number ? classes['number'] : words ? classes['words'] : undefined) ?? '';
