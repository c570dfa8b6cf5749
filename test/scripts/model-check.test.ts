import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelCheck } from '../../scripts/model-check.ts';
import { type CheckQuestion, checkModel } from '../../scripts/model-report.ts';

const SAMPLE = fileURLToPath(new URL('../../handoff.yaml', import.meta.url));
const MODEL = readFileSync(SAMPLE, 'utf8');
const SCRIPT = fileURLToPath(new URL('../../scripts/model-check.ts', import.meta.url));
const now = Date.parse('2026-11-24T10:00:00Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-check-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const check = (text: string, question: Partial<CheckQuestion> = {}) => {
  const model = join(folder, 'model.yaml');
  writeFileSync(model, text);
  return checkModel({ model, json: false, now, ...question });
};

describe('a good model', () => {
  it('is summed up for people', async () => {
    const { text, exitCode } = await check(MODEL);
    expect(exitCode).toBe(0);
    for (const line of [
      'Time zone  Europe/London',
      'Open       monday to thursday 09:00-18:00',
      '           friday 09:00-17:00',
      '  1. large-companies: companies of 1000+ employees → enterprise',
      '  dach (reps for dach): Casey Lund, Devon Silva',
      'Fallback manager: Morgan Reyes',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toContain('Closed     Fri 25 Dec 2026, Mon 28 Dec 2026, Fri 1 Jan 2027');
  });

  it('shows the deadlines of each tier where they are, and in UTC', async () => {
    const { text } = await check(MODEL, { at: '2026-12-24T16:30' });
    const lines = text.split('\n').map((line) => line.trim().split(/ {2,}/));
    expect(lines).toContainEqual(['assigned', 'respond by', 'breach', 'next owner']);
    expect(lines.filter(([first]) => first === 'Thu 24 Dec 2026 at 16:30')).toHaveLength(3);
    // Closed from Friday, Christmas, over the weekend to Monday, a holiday in lieu.
    expect(lines).toContainEqual([
      'Thu 24 Dec, 16:30 GMT',
      'Tue 29 Dec, 18:00 GMT',
      'Tue 29 Dec, 18:00 GMT',
      'Wed 30 Dec, 09:20 GMT',
    ]);
    expect(lines).toContainEqual([
      '2026-12-24T16:30:00Z',
      '2026-12-24T16:35:00Z',
      '2026-12-24T16:40:00Z',
      '2026-12-24T16:50:00Z',
    ]);
  });

  it('has the holidays of its calendar file', async () => {
    const feed = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', 'DTSTART;VALUE=DATE:20261224', 'END:VEVENT'];
    writeFileSync(join(folder, 'uk.ics'), [...feed, 'END:VCALENDAR'].join('\n'));
    const text = MODEL.replace('  holidays:', '  holidayFeed: uk.ics\n  holidays:');
    const answer = await check(text, { tier: 'high' });
    expect(answer.text).toContain('Closed     Thu 24 Dec 2026, Fri 25 Dec 2026');
    expect(answer.text).toContain('; uk.ics was read');
    expect(answer.text).toContain('the last business day before the holiday on Thu 24 Dec');
  });

  it('is told as JSON to machines', async () => {
    const { text, exitCode } = await check(MODEL, { at: '2026-12-24T16:30', tier: 'nurture', json: true });
    expect(exitCode).toBe(0);
    expect(JSON.parse(text)).toMatchObject({
      ok: true,
      summary: { timeZone: 'Europe/London', fallbackManager: 'Morgan Reyes' },
      preview: {
        timeZone: 'Europe/London',
        tiers: [
          {
            tier: 'nurture',
            rows: [
              {
                assignedAt: { utc: '2026-12-24T16:30:00Z', local: '2026-12-24T16:30:00+00:00' },
                respondBy: { utc: '2026-12-29T18:00:00Z' },
                reassignAt: { utc: '2026-12-30T09:20:00Z' },
              },
            ],
          },
        ],
      },
    });
  });

  it('keeps what its writers put into names in one line', async () => {
    const evil = JSON.stringify('Alex\n\u001b[31m\u202eKim');
    const { text } = await check(MODEL.replace('name: Alex Kim', `name: ${evil}`));
    expect(text).toContain('enterprise (reps with enterprise): Alex [31m[U+202E]Kim, Blair Osei');
    expect(text).not.toContain('\u001b');
  });
});

describe('a wrong model', () => {
  it('has every error in its line, with what would be accepted and what is there', async () => {
    const text = MODEL.replace('clock: elapsed', 'clock: sundial')
      .replace('"09:00-17:00"', '9-17')
      .replace('maxOwners: 4', 'maxOwners: many')
      .replace('fallbackManager: morgan', 'fallbackManager: alex')
      .replace('geographies: [US', 'geographies: [Germany')
      .replace('claim: { quietMinutes: 10 }', 'surprise: { quietMinutes: 10 }');
    const answer = await check(text);
    expect(answer.exitCode).toBe(1);
    expect(answer.text.split('\n')).toEqual([
      `${join(folder, 'model.yaml')}: 6 errors`,
      '  calendar.hours.friday.0: expected a shift such as "09:00-12:30" (found: "9-17")',
      '  tiers.high.clock: Invalid option: expected one of "elapsed"|"business" (found: "sundial")',
      '  claim: is missing: expected settings by name',
      '  icp.geographies.0: expected an ISO 3166 country code such as "US" or "DE" (found: "Germany")',
      '  routing.maxOwners: expected a number (found: "many")',
      expect.stringMatching(
        /^ {2}\(the whole file\): there is no "surprise" here: expected version, calendar, tiers,/,
      ),
    ]);
  });

  it('that is wrong as a whole says so', async () => {
    const { text } = await check(MODEL.replace('fallbackManager: morgan', 'fallbackManager: alex'));
    expect(text).toContain(
      'routing.fallbackManager: "alex" is no manager of the team; expected one of: morgan, robin (found: "alex")',
    );
    const order = await check(MODEL.replace('respondWithin: 5', 'respondWithin: 50'));
    expect(order.text).toContain(
      'tiers.high: expected respondWithin <= escalateAfter <= reassignAfter (found: {"clock": "elapsed", "respondWithin": 50',
    );
  });

  it.each([
    ['a long text', JSON.stringify('x'.repeat(10_000))],
    ['lines and what a terminal acts on', JSON.stringify('\u001b[2J\r\n\u009b31m\u2028\u202e')],
    ['a list', `[${'a, '.repeat(5_000)}]`],
    ['what lies inside itself', '&a [*a]'],
    ['a deep list', `${'['.repeat(90)}${']'.repeat(90)}`],
    ['no number', '.nan'],
    ['nothing', 'null'],
  ])('is told in short lines, whatever is there: %s', async (_, value) => {
    const { text, exitCode } = await check(MODEL.replace('clock: elapsed', `clock: ${value}`));
    expect(exitCode).toBe(1);
    const [heading, ...lines] = text.split('\n');
    expect(heading).toMatch(/1 error$/);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^ {2}tiers\.high\.clock: .* \(found: .+\)$/);
    expect(lines[0]?.length).toBeLessThan(200);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/);
  });

  it('is told as JSON to machines', async () => {
    const { text, exitCode } = await check(MODEL.replace('maxOwners: 4', 'maxOwners: 0'), { json: true });
    expect(exitCode).toBe(1);
    expect(JSON.parse(text)).toEqual({
      ok: false,
      errors: [{ path: 'routing.maxOwners', message: expect.stringContaining('>=1'), found: '0' }],
    });
  });

  it('may be no YAML, or not there at all', async () => {
    expect((await check('tiers: [')).text).toContain('(the whole file): line 1, column 9:');
    const none = await checkModel({ model: join(folder, 'none.yaml'), json: false, now });
    expect(none).toMatchObject({ exitCode: 1, text: expect.stringContaining('is not there') });
  });

  it('may have right rules that leave no open hours', async () => {
    const days = Array.from({ length: 999 }, (_, i) =>
      new Date(now + i * 86_400_000).toISOString().slice(0, 10),
    );
    const { text, exitCode } = await check(MODEL.replace(/holidays: .*/, `holidays: [${days}]`));
    expect(exitCode).toBe(1);
    expect(text).toMatch(/ {2}calendar: no open hours in the 400 days from/);
  });
});

describe('a wrong question', () => {
  it.each([
    [{ at: 'noon' }, '--at: expected a time in Europe/London such as "2026-12-24T16:30" (found: "noon")'],
    [{ tier: 'urgent' }, '--tier: expected one of high, standard, nurture (found: "urgent")'],
  ])('%j is no fault of the model', async (question, text) => {
    expect(await check(MODEL, question)).toEqual({ text, exitCode: 2 });
  });
});

describe('the command', () => {
  it('checks handoff.yaml where it is called', () => {
    const cwd = fileURLToPath(new URL('../..', import.meta.url));
    const text = execFileSync(process.execPath, [SCRIPT, '--tier', 'high'], { cwd, encoding: 'utf8' });
    expect(text).toContain('handoff.yaml is a good model.');
    expect(text).toContain('high: day and night');
    expect(text).not.toContain('nurture:');
  });

  it('tells of a wrong option on the error stream and exits with 2', () => {
    const ended = spawnSync(process.execPath, [SCRIPT, '--surprise'], { encoding: 'utf8' });
    expect([ended.status, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toContain('usage: npm run model:check');
  });

  it.each([
    [1, ['--model', 'none.yaml'], 'stdout', 'none.yaml: 1 error'],
    [2, ['--surprise'], 'stderr', 'usage: npm run model:check'],
    [2, ['--tier', 'urgent'], 'stdout', '--tier: expected one of'],
  ] as const)('ends with %i after %j', async (exitCode, args, channel, text) => {
    expect(await modelCheck(['--model', SAMPLE, ...args])).toEqual({
      exitCode,
      channel,
      text: expect.stringContaining(text),
    });
  });
});
