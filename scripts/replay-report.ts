/** A replay as text for a person: what is different for which lead, why, and the sum. */
import type { Replayed } from '../core/replay.ts';
import type { Difference } from '../core/replay-differences.ts';
import { byTurnAlone, duration, inWords, type Summary } from '../core/replay-words.ts';

export type Report = {
  readonly from: string;
  readonly to: string;
  /** The changed model's file. */
  readonly model: string;
  readonly team: string;
  readonly assumptions: readonly string[];
  readonly summary: Summary;
  readonly leads: readonly Replayed[];
};

const columns = ['captured (UTC)', 'lead', 'tier', 'owner', 'response due'] as const;

/** `turns`: also the leads for which nothing but the turn is different. */
export function reportText(
  { from, to, model, team, assumptions, summary, leads }: Report,
  turns: boolean,
): string {
  const different = leads.filter(({ differences }) => differences.length > 0);
  const shown = turns ? different : different.filter(({ differences }) => !differences.every(byTurnAlone));
  const rows = shown.map((lead) => [
    `${lead.capturedAt.slice(0, 10)} ${lead.capturedAt.slice(11, 16)}`,
    lead.leadId,
    changedTo(lead.was.tier, lead.now.tier),
    changedTo(lead.was.first?.ownerId ?? '–', lead.now.ownerId),
    dueShift(lead.differences),
  ]);
  const table = aligned([[...columns], ...rows]);
  const blocks = shown.map(({ differences }, index) =>
    [table[index + 1], ...differences.map((difference) => `    ${inWords(difference)}`)].join('\n'),
  );
  return [
    `Leads captured from ${from} to ${to}, as ${model} would have them. Team: ${team}.`,
    ...assumptions.map((assumption) => `- ${assumption}`),
    '',
    ...(shown.length === 0 ? [] : [table[0], ...blocks, '']),
    ...summaryLines(summary, different.length - shown.length),
  ].join('\n');
}

const changedTo = (was: string, now: string): string => (was === now ? was : `${was} → ${now}`);

function dueShift(differences: readonly Difference[]): string {
  const shifts = differences.flatMap((it) => (it.what === 'deadlines' ? it.shifts : []));
  const due = shifts.find(({ deadline }) => deadline === 'respondBy');
  if (!due) return shifts.length > 0 ? 'same, later ones not' : 'same';
  const by = Date.parse(due.now) - Date.parse(due.was);
  return `${duration(Math.abs(by))} ${by < 0 ? 'earlier' : 'later'}`;
}

function summaryLines(summary: Summary, hidden: number): string[] {
  const { leads, unchanged, changed, ownerByTurnAlone, perOwner } = summary;
  if (leads === 0) return ['No lead was captured on these days.'];
  return [
    `${leads} ${leads === 1 ? 'lead' : 'leads'}, ${unchanged} unchanged by the rules.`,
    `Changed: tier ${changed.tier}, route ${changed.route}, owner ${changed.owner} ` +
      `(${ownerByTurnAlone} by turns alone), deadlines ${changed.deadlines}, fit ${changed.fit}.`,
    ...(hidden > 0 ? [`Not shown: ${hidden} for which only the turn is different (--turns).`] : []),
    '',
    ...aligned([
      ['first owner', 'then', 'now'],
      ...perOwner.map(({ ownerId, was, now }) => [ownerId, String(was), String(now)]),
    ]),
  ];
}

/** Rows as lines, each column as wide as its widest cell. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
