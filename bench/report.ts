/** What was measured, as people read it and as programs do. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';

/** One measured figure. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same of the bare baseline, in the same unit, measured in the same run. */
  readonly baseline?: number;
  /** The median of the ratios of pairs of runs, where they took turns; else value to baseline. */
  readonly ratio?: number;
  /** What was aimed at, of the value or of its ratio to the baseline. */
  readonly aim?: Aim;
  /** What the figure alone does not tell. */
  readonly note?: string;
};

export type Aim = { readonly of: 'value' | 'ratio' } & (
  | { readonly atLeast: number }
  | { readonly atMost: number }
);

export type Section = { readonly title: string; readonly figures: readonly Figure[] };

const ratioOf = ({ value, baseline, ratio }: Figure): number | undefined =>
  ratio ?? (baseline === undefined ? undefined : value / baseline);

/** Whether the aim was met; undefined for a figure without one. Nothing measured is not met. */
export function isMet(figure: Figure): boolean | undefined {
  const { aim } = figure;
  if (!aim) return undefined;
  const got = aim.of === 'ratio' ? (ratioOf(figure) ?? Number.NaN) : figure.value;
  return 'atLeast' in aim ? got >= aim.atLeast : got <= aim.atMost;
}

const HEADINGS = ['', 'measured', 'bare', 'ratio', 'aim', ''];

/** A table for the terminal that is valid Markdown as well. */
export function asTable(sections: readonly Section[]): string {
  const rows = sections.flatMap(({ title, figures }) => [
    [`**${title}**`, '', '', '', '', ''],
    ...figures.map(cells),
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(HEADINGS), rule, ...rows.map(line)].join('\n');
}

function cells(figure: Figure): string[] {
  const { name, value, unit, baseline, aim, note } = figure;
  const ratio = ratioOf(figure);
  const met = isMet(figure);
  return [
    note === undefined ? name : `${name} (${note})`,
    `${shown(value)} ${unit}`.trim(),
    baseline === undefined ? '' : `${shown(baseline)} ${unit}`.trim(),
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    aim ? aimShown(aim, unit) : '',
    met === undefined ? '' : met ? 'met' : 'not met',
  ];
}

const aimShown = (aim: Aim, unit: string): string => {
  const [sign, bound] = 'atLeast' in aim ? ['≥', aim.atLeast] : ['≤', aim.atMost];
  return `${sign} ${bound} ${aim.of === 'ratio' ? '×' : unit}`.trim();
};

/** Three digits say enough about a measurement. */
const shown = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  const decimals = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(decimals);
};

/** Writes everything with the ratios worked out, for comparison with another run. */
export function writeJson(path: string, sections: readonly Section[], seconds: number): void {
  const withJudgement = sections.map(({ title, figures }) => ({
    title,
    figures: figures.map((figure) => ({ ...figure, ratio: ratioOf(figure), met: isMet(figure) })),
  }));
  mkdirSync(dirname(path), { recursive: true });
  const machine = { cores: availableParallelism(), node: process.version, platform: process.platform };
  const report = { at: new Date().toISOString(), seconds, machine, sections: withJudgement };
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
}
