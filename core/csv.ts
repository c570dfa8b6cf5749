/** CSV as RFC 4180 has it, in which no cell is taken for a formula by a spreadsheet. */

export type Cell = string | number | null;

/** Lines end in CRLF; null is an empty cell. Text that a spreadsheet would calculate is preceded by an apostrophe. */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
