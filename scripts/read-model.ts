/** Reads the operating model from its file: YAML, and the calendar of holidays it names. */
import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { type ModelError, type OperatingModel, parseOperatingModel } from '../core/operating-model.ts';

/** Last year too: past leads are replayed under the model. */
const FEED_YEARS_BEFORE = 1;
const FEED_YEARS = 6;

/** `files`: what was read or looked for, absolute; a change to any of them changes the result. */
export type ReadModel = { readonly files: string[] } & (
  | { readonly ok: true; readonly model: OperatingModel }
  | { readonly ok: false; readonly errors: ModelError[] }
);

/**
 * The operating model in the file at `path`, or every error in it. The days of `calendar.holidayFeed`, an iCalendar
 * file whose path is relative to the model's, become part of `calendar.holidays`: from the year before `today`
 * (`YYYY-MM-DD`) to the fourth after it.
 */
export async function readModelFile(
  path: string,
  today = new Date().toISOString().slice(0, 10),
): Promise<ReadModel> {
  const file = resolve(path);
  const refused = (errors: ModelError[], files = [file]): ReadModel => ({ ok: false, errors, files });
  const text = await readText(file);
  if (!text.ok) return refused([{ path: '', message: text.message }]);
  const yaml = parseYaml(text.text);
  if (!yaml.ok) return refused(yaml.errors);

  const calendar = isMapping(yaml.value) ? yaml.value['calendar'] : undefined;
  if (!isMapping(yaml.value) || !isMapping(calendar) || calendar['holidayFeed'] === undefined) {
    return { ...parseOperatingModel(yaml.value), files: [file] };
  }
  const feed = await readFeed(calendar['holidayFeed'], dirname(file), today);
  const files = feed.file === undefined ? [file] : [file, feed.file];
  const holidays = calendar['holidays'] ?? [];
  const parsed = parseOperatingModel({
    ...yaml.value,
    // What is written stays first, so that an error names its place; what is no list is left to be refused.
    calendar: Array.isArray(holidays)
      ? { ...calendar, holidays: [...holidays, ...feed.days.filter((day) => !holidays.includes(day))] }
      : calendar,
  });
  if (parsed.ok && feed.errors.length === 0) return { ...parsed, files };
  return refused([...(parsed.ok ? [] : parsed.errors), ...feed.errors], files);
}

type Feed = { readonly days: string[]; readonly errors: ModelError[]; readonly file?: string };

async function readFeed(named: unknown, folder: string, today: string): Promise<Feed> {
  const refused = (message: string): Pick<Feed, 'days' | 'errors'> => ({
    days: [],
    errors: [{ path: 'calendar.holidayFeed', message, value: named }],
  });
  // What is no text, or empty, the model's schema refuses.
  if (typeof named !== 'string' || named === '') return { days: [], errors: [] };
  // Not an address either: what a build holds must not depend on what a server says that day.
  if (named.trim() === '' || isAbsolute(named) || /^\w+:/.test(named)) {
    return refused('expected the path of an iCalendar file, relative to this file, such as "holidays.ics"');
  }
  const file = resolve(folder, named);
  const text = await readText(file);
  if (!text.ok) return { ...refused(text.message), file };
  // Loaded only where there is a feed: most models have none.
  const { closedDays } = await import('./holiday-feed.ts');
  const from = `${Number(today.slice(0, 4)) - FEED_YEARS_BEFORE}-01-01`;
  const closed = closedDays(text.text, { from, years: FEED_YEARS });
  return closed.ok ? { days: closed.days, errors: [], file } : { ...refused(closed.message), file };
}

/**
 * YAML 1.2 by its core schema, whatever the file claims, in which a date is text and `on` a word. Tags it does not
 * know are errors rather than text, and so is a key given twice.
 */
function parseYaml(text: string): { ok: true; value: unknown } | { ok: false; errors: ModelError[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
  });
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0) {
    return {
      ok: false,
      errors: wrong.map(({ message, pos }) => {
        const { line, col } = lines.linePos(pos[0]);
        return { path: '', message: `line ${line}, column ${col}: ${message}` };
      }),
    };
  }
  try {
    return { ok: true, value: document.toJS() };
  } catch (error) {
    // Aliases are resolved only now: one without its anchor, or too many of them.
    return {
      ok: false,
      errors: [{ path: '', message: error instanceof Error ? error.message : String(error) }],
    };
  }
}

async function readText(file: string): Promise<{ ok: true; text: string } | { ok: false; message: string }> {
  try {
    return { ok: true, text: await readFile(file, 'utf8') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { ok: false, message: code === 'ENOENT' ? 'is not there' : `cannot be read (${code})` };
  }
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
