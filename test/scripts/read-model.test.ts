import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readModelFile } from '../../scripts/read-model.ts';

const MODEL = readFileSync(new URL('../../handoff.yaml', import.meta.url), 'utf8');
const LISTED = /^ {2}holidays: .*$/m;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-model-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const read = (text: string, today = '2026-11-24') => readModelFile(write('model.yaml', text), today);
const errorsOf = async (text: string) => {
  const result = await read(text);
  return result.ok ? [] : result.errors;
};
/** The sample's model with its line of holidays replaced. */
const withHolidays = (lines: string) => MODEL.replace(LISTED, lines);

const FEED = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:xmas',
  'DTSTART;VALUE=DATE:20001225',
  'RRULE:FREQ=YEARLY',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');
const XMAS = ['2025', '2026', '2027', '2028', '2029', '2030'].map((year) => `${year}-12-25`);

describe('a model file', () => {
  it('is read and checked', async () => {
    const result = await read(MODEL);
    expect(result).toMatchObject({ ok: true, model: { version: 1 }, files: [join(folder, 'model.yaml')] });
  });

  it('may write its dates without quotes, as any YAML date', async () => {
    const dates = withHolidays('  holidays: [2026-12-25, "2027-01-01"]');
    for (const text of [dates, `%YAML 1.1\n---\n${dates}`]) {
      expect(await read(text)).toMatchObject({
        model: { calendar: { holidays: ['2026-12-25', '2027-01-01'] } },
      });
    }
  });

  it('names the line and column of what is no YAML', async () => {
    expect(await errorsOf('version: 1\ntiers: [a\nmaxOwners: 2\n')).toEqual([
      { path: '', message: expect.stringMatching(/^line 3, column 1: .*end with a \]$/) },
    ]);
    expect(await errorsOf('version: 1\n  maxOwners: : 2\n')).not.toEqual([]);
  });

  it('may not give a key twice', async () => {
    expect(await errorsOf(`${MODEL}\nversion: 1\n`)).toEqual([
      { path: '', message: expect.stringMatching(/^line \d+, column 1: Map keys must be unique$/) },
    ]);
  });

  it.each([
    ['a tag nobody knows', 'version: !money 1', 'line 1, column 10: Unresolved tag: !money'],
    ['a tag that makes a date of a text', 'version: !!timestamp 2026-12-25', 'Unresolved tag'],
    ['two documents', 'version: 1\n---\nversion: 1', 'multiple documents'],
    ['a key that is no text', '? [a]\n: 1', 'line 1, column 3'],
    ['an alias without its anchor', 'version: *one', 'Unresolved alias'],
    [
      'aliases of aliases without end',
      ['a: &a [x, x, x, x, x, x, x, x, x, x]']
        .concat(['b', 'c', 'd', 'e'].map((key, i) => `${key}: &${key} [${`*${'abcd'[i]}, `.repeat(10)}]`))
        .join('\n'),
      'alias count',
    ],
  ])('may not have %s', async (_, text, why) => {
    expect(await errorsOf(text)).toEqual([{ path: '', message: expect.stringContaining(why) }]);
  });

  it.each(['', '# nothing', '[]', '5', 'calendar: 5', 'calendar: [{holidayFeed: x}]'])(
    'is no model when it is %j',
    async (text) => {
      expect(await errorsOf(text)).not.toEqual([]);
    },
  );

  it('that is not there, or is a folder, is said so', async () => {
    expect(await readModelFile(join(folder, 'none.yaml'))).toMatchObject({
      ok: false,
      errors: [{ path: '', message: 'is not there' }],
    });
    expect(await readModelFile(folder)).toMatchObject({
      errors: [{ path: '', message: 'cannot be read (EISDIR)' }],
    });
  });
});

describe('a calendar of holidays', () => {
  it('adds its days to those of the model, from last year to the fourth year after this', async () => {
    mkdirSync(join(folder, 'calendars'));
    const feed = write('calendars/uk.ics', FEED);
    const result = await read(withHolidays('  holidayFeed: calendars/uk.ics'));
    expect(result).toMatchObject({ ok: true, model: { calendar: { holidays: XMAS } } });
    expect(result.files).toEqual([join(folder, 'model.yaml'), feed]);
  });

  it('adds no day twice, and leaves those written in the model in their place', async () => {
    write('uk.ics', FEED);
    const text = withHolidays('  holidayFeed: ./uk.ics\n  holidays: [2027-05-03, 2026-12-25]');
    expect(await read(text)).toMatchObject({
      model: {
        calendar: {
          holidays: ['2027-05-03', '2026-12-25', ...XMAS.filter((day) => day !== '2026-12-25')],
        },
      },
    });
  });

  it('is one file with the model: errors of both are answered at once', async () => {
    write('uk.ics', FEED.replace('DTSTART;VALUE=DATE:20001225', 'DTSTART:20001225T090000Z'));
    const text = withHolidays('  holidayFeed: uk.ics\n  holidays: [2027-05-03, tomorrow]').replace(
      'maxOwners: 4',
      'maxOwners: 0',
    );
    const result = await read(text);
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? [] : result.errors).toEqual([
      expect.objectContaining({ path: 'calendar.holidays.1' }),
      expect.objectContaining({ path: 'routing.maxOwners' }),
      {
        path: 'calendar.holidayFeed',
        value: 'uk.ics',
        message: expect.stringContaining('line 4: the event "" (UID xmas): DTSTART is'),
      },
    ]);
    expect(result.files).toContain(join(folder, 'uk.ics'));
  });

  it('does not hide holidays that are no list', async () => {
    write('uk.ics', FEED);
    expect(await errorsOf(withHolidays('  holidayFeed: uk.ics\n  holidays: 2026-12-25'))).toEqual([
      expect.objectContaining({ path: 'calendar.holidays' }),
    ]);
  });

  it('that is not there is looked for again when it comes', async () => {
    const result = await read(withHolidays('  holidayFeed: uk.ics'));
    expect(result).toMatchObject({
      errors: [{ path: 'calendar.holidayFeed', value: 'uk.ics', message: 'is not there' }],
    });
    expect(result.files).toContain(join(folder, 'uk.ics'));
  });

  it.each(['" "', '/etc/uk.ics', 'https://example.com/uk.ics', 'webcal://example.com/uk'])(
    'is named by a path beside the model, not by %s',
    async (named) => {
      expect(await errorsOf(withHolidays(`  holidayFeed: ${named}`))).toEqual([
        {
          path: 'calendar.holidayFeed',
          value: named === '" "' ? ' ' : named,
          message: expect.stringContaining('expected the path'),
        },
      ]);
    },
  );

  it.each(['5', '', '""', '[uk.ics]'])('is named by text, not by %j', async (named) => {
    expect(await errorsOf(withHolidays(`  holidayFeed: ${named}`))).toEqual([
      expect.objectContaining({ path: 'calendar.holidayFeed' }),
    ]);
  });
});
