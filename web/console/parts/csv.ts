/** CSV as RFC 4180 has it, in which no cell is taken for a formula by a spreadsheet. */

type Cell = string | number | null;

/** Lines end in CRLF; null is an empty cell. Text that a spreadsheet would calculate is preceded by an apostrophe. */
export const csv = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [header, ...rows].map((row) => `${row.map(written).join(',')}\r\n`).join('');

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
