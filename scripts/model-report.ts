/** What `npm run model:check` tells of a model, for people or as JSON. */
import { dayIn } from '../core/day.ts';
import {
  type DeadlinePreview,
  deadlinePreview,
  type PreviewRow,
  type Shown,
} from '../core/deadline-preview.ts';
import { clockTime } from '../core/lead-card.ts';
import { dayWords } from '../core/local-time.ts';
import { type ModelSummary, modelSummary } from '../core/model-summary.ts';
import type { ModelError, OperatingModel } from '../core/operating-model.ts';
import { errorLine, printable, shownValue } from './model-errors.ts';
import { readModelFile } from './read-model.ts';

export type CheckQuestion = {
  readonly model: string;
  readonly at?: string | undefined;
  readonly tier?: string | undefined;
  readonly json: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** 1: the model is wrong. 2: the question is. */
export type CheckAnswer = { readonly text: string; readonly exitCode: 0 | 1 | 2 };

export async function checkModel({ model: file, at, tier, json, now }: CheckQuestion): Promise<CheckAnswer> {
  const read = await readModelFile(file, new Date(now).toISOString().slice(0, 10));
  if (!read.ok) return refused(file, read.errors, json);
  const answer = deadlinePreview(read.model, { now, at, tier });
  switch (answer.outcome) {
    case 'closed':
      return refused(file, [{ path: 'calendar', message: answer.message }], json);
    case 'wrong-question': {
      const error = {
        path: `--${answer.field}`,
        message: answer.message,
        value: answer.field === 'at' ? at : tier,
      };
      const text = json ? asJson({ ok: false, errors: [toldError(error)] }) : errorLine(error);
      return { text, exitCode: 2 };
    }
    case 'previewed':
      return { text: accepted(file, read.model, answer.preview, { at, json, now }), exitCode: 0 };
  }
}

function refused(file: string, errors: readonly ModelError[], json: boolean): CheckAnswer {
  const heading = `${file}: ${errors.length === 1 ? '1 error' : `${errors.length} errors`}`;
  const text = json
    ? asJson({ ok: false, errors: errors.map(toldError) })
    : [heading, ...errors.map((error) => `  ${errorLine(error)}`)].join('\n');
  return { text, exitCode: 1 };
}

const toldError = ({ path, message, value }: ModelError) => ({
  path,
  message,
  ...(value === undefined ? {} : { found: shownValue(value) }),
});

function accepted(
  file: string,
  model: OperatingModel,
  preview: DeadlinePreview,
  { at, json, now }: Pick<CheckQuestion, 'at' | 'json' | 'now'>,
): string {
  const summary = modelSummary(model, dayIn(model.calendar.timeZone, now));
  if (json) return asJson({ ok: true, summary, preview });
  // Somebody who asks for one moment knows the rest.
  const told = at === undefined ? [...summaryLines(summary), ''] : [];
  return [`${file} is a good model.`, '', ...told, ...previewLines(preview, summary)].join('\n');
}

const asJson = (value: object): string => JSON.stringify(value, null, 2);

function summaryLines(summary: ModelSummary): string[] {
  const { timeZone, hours, holidays, holidayFeed, rules, pools, fallbackManager } = summary;
  const closed = holidays.map((day) => `${dayWords(day)} ${day.slice(0, 4)}`);
  const feed = holidayFeed === null ? '' : `; ${printable(holidayFeed)} was read`;
  return [
    `Time zone  ${timeZone}`,
    ...hours.map(({ days, shifts }, i) => `${i === 0 ? 'Open' : '    '}       ${days} ${shifts.join(', ')}`),
    `Closed     ${closed.join(', ') || 'no holiday in the next 12 months'}${feed}`,
    '',
    'Who gets a lead: the first rule that it meets',
    ...rules.map(({ name, takes, pool }, i) => `  ${i + 1}. ${printable(`${name}: ${takes} → ${pool}`)}`),
    'Pools, with the team of the first day',
    ...pools.map(({ name, takes, members }) => {
      const who = members.join(', ') || `nobody: ${fallbackManager} takes these leads`;
      return `  ${printable(`${name} (${takes}): ${who}`)}`;
    }),
    `Fallback manager: ${printable(fallbackManager)}`,
  ];
}

function previewLines({ timeZone, tiers }: DeadlinePreview, summary: ModelSummary): string[] {
  const lines = [`Deadlines, in ${timeZone} and in UTC`];
  for (const { tier, rows } of tiers) {
    const clock = summary.tiers.find((it) => it.tier === tier)?.clock;
    lines.push('', `${tier}: ${clock}`, columns(['assigned', 'respond by', 'breach', 'next owner']));
    for (const row of rows) {
      lines.push(`  ${row.label}`, columns(moments(row).map((shown) => clockTime(shown.utc, timeZone))));
      lines.push(columns(moments(row).map(({ utc }) => utc)));
    }
  }
  return lines;
}

const moments = ({ assignedAt, respondBy, escalateAt, reassignAt }: PreviewRow): Shown[] => [
  assignedAt,
  respondBy,
  escalateAt,
  reassignAt,
];

const columns = (cells: readonly string[]): string =>
  `    ${cells.map((cell) => cell.padEnd(28)).join('')}`.trimEnd();
