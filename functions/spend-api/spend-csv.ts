/** Spend as spreadsheets and ad platforms write it: RFC 4180, with commas or, as European spreadsheets do, semicolons. */
import { CsvError, parse } from 'csv-parse/sync';
import { spendRowRequest } from '../../core/contracts/spend.ts';
import type { FieldError } from '../../core/submission.ts';
import { oneLine } from '../../core/text.ts';
import { Refused } from '../shared/problem.ts';

const columns = Object.keys(spendRowRequest.shape);
const optional: readonly string[] = ['source'];

export type CsvRows = {
  /** A row by its columns' names, not checked yet. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** The file's line on which each row ends, from 1: empty lines are no rows. */
  readonly lines: readonly number[];
};

/** Throws `Refused` for what is no CSV, for columns that are missing or unknown, and for rows of another width. */
export function spendCsv(text: string): CsvRows {
  const delimiter = delimiterOf(text);
  const [first, ...records] = recordsOf(text, delimiter);
  const header = (first?.record ?? []).map((name) => oneLine(name).toLowerCase());
  const wrong = headerErrors(header);
  if (wrong.length > 0) throw new Refused('invalid-fields', { errors: wrong });

  const uneven = records.flatMap(({ record, line }, index): FieldError[] => {
    if (record.length === header.length) return [];
    const message = `has ${record.length} cells, not ${header.length} (line ${line})`;
    return [{ path: `rows.${index}`, message }];
  });
  if (uneven.length > 0) throw new Refused('invalid-fields', { errors: uneven.slice(0, 100) });

  return {
    rows: records.map(({ record }) => {
      const row = Object.fromEntries(header.map((name, cell) => [name, record[cell] ?? '']));
      return delimiter === ';' ? { ...row, amount: withPoint(row['amount'] ?? '') } : row;
    }),
    lines: records.map(({ line }) => line),
  };
}

/** No column's name holds either character, so the header alone tells them apart. */
function delimiterOf(text: string): ',' | ';' {
  const [header = ''] = text.split(/\r?\n|\r/, 1);
  return header.includes(';') ? ';' : ',';
}

type CsvRecord = { readonly record: readonly string[]; readonly line: number };

function recordsOf(text: string, delimiter: string): CsvRecord[] {
  try {
    const read = parse(text, {
      delimiter,
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return read.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refused('malformed-body', { detail: `line ${String(error['lines'])} is not valid CSV` });
  }
}

function headerErrors(header: readonly string[]): FieldError[] {
  const needed = columns.filter((name) => !optional.includes(name));
  return [
    ...needed
      .filter((name) => !header.includes(name))
      .map((name) => ({ path: `header.${name}`, message: 'is missing' })),
    ...header
      .filter((name) => !columns.includes(name))
      .map((name) => ({ path: `header.${name.slice(0, 40)}`, message: 'is no column here' })),
    ...columns
      .filter((name) => header.indexOf(name) !== header.lastIndexOf(name))
      .map((name) => ({ path: `header.${name}`, message: 'is there twice' })),
  ].slice(0, 100);
}

/** Where semicolons part the cells, a comma parts the decimals: `12,50`. */
const withPoint = (amount: string): string => amount.replace(/^(\d+),(\d+)$/, '$1.$2');
