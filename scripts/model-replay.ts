/** `npm run model:replay`: who would have got which past lead, and until when, under a changed operating model. */
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { OperatingModel } from '../core/operating-model.ts';
import { type ReplayMember, replay } from '../core/replay.ts';
import { assumptions, inWords, summaryOf } from '../core/replay-words.ts';
import { type Api, isInTheWay, isWrongOption, keyOf, originOf, Unusable, WrongOption } from './api.ts';
import { errorLine } from './model-errors.ts';
import { currentTeam, pastLeads } from './past-leads.ts';
import { readModelFile } from './read-model.ts';
import { type Report, reportText } from './replay-report.ts';

const usage = `usage: npm run model:replay -- --from 2026-11-01 --to 2026-11-24
  --model handoff.yaml          the changed model
  --url http://127.0.0.1:3000   the API
  --key KEY                     an API key that reads leads and the team; else adminKey of the data folder's credentials.json
  --data .local                 the data folder of npm start
  --minute 60s                  the length of a policy minute with which the leads were taken in
  --turns                       also shows leads for which only the turn is different
  --json                        everything, for machines`;

type Options = {
  readonly from: string;
  readonly to: string;
  readonly model: string;
  readonly url: string;
  readonly key: string | undefined;
  readonly data: string;
  readonly minuteMs: number;
  readonly turns: boolean;
  readonly json: boolean;
};

function readOptions(argv: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      from: text,
      to: text,
      model: { ...text, default: 'handoff.yaml' },
      url: { ...text, default: 'http://127.0.0.1:3000' },
      key: text,
      data: { ...text, default: '.local' },
      minute: { ...text, default: '60s' },
      turns: flag,
      json: flag,
    },
  });
  const from = dayOf('--from', values.from);
  const to = dayOf('--to', values.to);
  if (from > to) throw new WrongOption(`--from ${from} is after --to ${to}`);
  const { model, key, data, turns, json } = values;
  return {
    from,
    to,
    model,
    url: originOf(values.url),
    key,
    data,
    minuteMs: minuteOf(values.minute),
    turns,
    json,
  };
}

function dayOf(option: string, text: string | undefined): string {
  if (text === undefined) throw new WrongOption(`${option} is missing: a day such as 2026-11-24\n${usage}`);
  if (z.iso.date().safeParse(text).success) return text;
  throw new WrongOption(`${option} must be a day such as 2026-11-24, not "${text}"`);
}

function minuteOf(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(text) ?? [];
  const milliseconds = Number(amount) * (unit === 's' ? 1_000 : 1);
  if (milliseconds >= 1) return milliseconds;
  throw new WrongOption(`--minute must be a length such as 60s, 1s or 500ms, not "${text}"`);
}

async function modelOf(path: string): Promise<OperatingModel> {
  const read = await readModelFile(path);
  if (read.ok) return read.model;
  const lines = read.errors.map((error) => `  ${errorLine(error)}`);
  throw new Unusable(`${path} is no operating model:\n${lines.join('\n')}`);
}

/** The team as it is, and whom a deployment of the changed model would add to it. */
async function teamFor(api: Api, model: OperatingModel): Promise<{ team: ReplayMember[]; said: string }> {
  const current = await currentTeam(api);
  if (current === null) return { team: model.team, said: 'that of the changed model' };
  const added = model.team.filter(({ id }) => !current.some((member) => member.id === id));
  const names =
    added.length === 0 ? '' : `, and ${added.map(({ id }) => id).join(', ')} of the changed model`;
  return { team: [...current, ...added], said: `as it is now${names}` };
}

async function told(argv: readonly string[]): Promise<string> {
  const options = readOptions(argv);
  const model = await modelOf(options.model);
  const api = { origin: options.url, key: await keyOf(options.key, options.data) };
  const { team, said } = await teamFor(api, model);
  const { from, to, turns, json, minuteMs } = options;
  const leads = replay(await pastLeads(api, from, to), model, team, minuteMs);
  const summary = summaryOf(leads);
  const report: Report = { from, to, model: options.model, team: said, assumptions, summary, leads };
  if (!json) return reportText(report, turns);
  const worded = leads.map((lead) => ({ ...lead, words: lead.differences.map(inWords) }));
  return JSON.stringify({ ...report, leads: worded });
}

/**
 * What the command prints and ends with: 0 for an answer, 1 when the model, the key or the API is in the way, 2 for a
 * wrong option. Throws what is a mistake of its own.
 */
export async function modelReplay(argv: readonly string[]): Promise<{ exitCode: 0 | 1 | 2; text: string }> {
  try {
    return { exitCode: 0, text: await told(argv) };
  } catch (error) {
    const { message } = error as Error;
    if (isInTheWay(error)) return { exitCode: 1, text: message };
    if (isWrongOption(error)) return { exitCode: 2, text: message };
    throw error;
  }
}

if (import.meta.main) {
  const { exitCode, text } = await modelReplay(process.argv.slice(2));
  (exitCode === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = exitCode;
}
