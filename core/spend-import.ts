/** An import of spend: every row is read before anything is written, and each error names its row and column. */
import { MOST_SPEND_ROWS, spendRowRequest } from './contracts/spend.ts';
import { toMinorUnits } from './currency.ts';
import { addDays, type DayRange, MOST_DAYS } from './day-range.ts';
import { fieldErrors } from './field-errors.ts';
import { type SpendRow, spendKey } from './spend.ts';
import type { FieldError } from './submission.ts';

/** Enough to mend a file by; a column that is wrong in each row need not be told five thousand times. */
const MOST_ERRORS = 100;

export type SpendImport =
  | { readonly ok: true; readonly rows: readonly SpendRow[]; readonly range: DayRange }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads the rows of an import. Paths count rows from 0: `rows.3.amount`. At most a hundred errors are told. */
export function readSpend(given: readonly unknown[]): SpendImport {
  const tooMany = `must be at most ${MOST_SPEND_ROWS} rows`;
  if (given.length === 0) return refused([{ path: 'rows', message: 'expected a row at least' }]);
  if (given.length > MOST_SPEND_ROWS) return refused([{ path: 'rows', message: tooMany }]);

  const errors: FieldError[] = [];
  const rows: SpendRow[] = [];
  const firstOf = new Map<string, number>();
  for (const [index, value] of given.entries()) {
    const row = readRow(value, index, errors);
    if (row === null) continue;
    const first = firstOf.get(spendKey(row));
    if (first !== undefined) {
      const message = `says the spend of the same day, source and campaign as rows.${first}`;
      errors.push({ path: `rows.${index}`, message });
      continue;
    }
    firstOf.set(spendKey(row), index);
    rows.push(row);
  }
  if (errors.length > 0) return refused(errors);

  const range = rangeOf(rows);
  // The leads around the days are looked at, so the days are as many as figures are ever asked for.
  if (addDays(range.from, MOST_DAYS - 1) < range.to) {
    const message = `must lie within ${MOST_DAYS} days, not from ${range.from} to ${range.to}`;
    return refused([{ path: 'rows', message }]);
  }
  return { ok: true, rows, range };
}

function readRow(value: unknown, index: number, errors: FieldError[]): SpendRow | null {
  const read = spendRowRequest.safeParse(value);
  if (!read.success) {
    errors.push(...fieldErrors(read.error, ['rows', String(index)]));
    return null;
  }
  const { amount, ...row } = read.data;
  const minor = toMinorUnits(typeof amount === 'string' ? amount.trim() : amount, row.currency);
  if (minor.ok) return { ...row, amountMinor: minor.amountMinor };
  errors.push({ path: `rows.${index}.${minor.path}`, message: minor.message });
  return null;
}

const refused = (errors: readonly FieldError[]): SpendImport => ({
  ok: false,
  errors: errors.slice(0, MOST_ERRORS),
});

function rangeOf(rows: readonly SpendRow[]): DayRange {
  const days = rows.map(({ day }) => day).sort();
  return { from: days[0] as string, to: days.at(-1) as string };
}
