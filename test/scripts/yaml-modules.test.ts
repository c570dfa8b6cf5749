import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { yamlModules } from '../../scripts/yaml-modules.ts';

const MODEL = readFileSync(new URL('../../handoff.yaml', import.meta.url), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'handoff-yaml-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a bundle that imports this YAML text exports. */
const importOf = async (yaml: string): Promise<unknown> => {
  writeFileSync(join(folder, 'model.yaml'), yaml);
  const { outputFiles } = await build({
    stdin: { contents: "export { default } from './model.yaml';", resolveDir: folder },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
    plugins: [yamlModules],
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)).default;
};

describe('the operating model in a bundle', () => {
  it('is the checked model, as JSON', async () => {
    const model = await importOf(MODEL);
    expect(model).toMatchObject({ version: 1 });
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it('has the days of the calendar it names', async () => {
    const feed = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', 'RRULE:FREQ=YEARLY', 'DTSTART:20001225'];
    writeFileSync(join(folder, 'days.ics'), [...feed, 'END:VEVENT', 'END:VCALENDAR'].join('\n'));
    const model = await importOf(MODEL.replace(/^ {2}holidays: .*$/m, '  holidayFeed: days.ics'));
    const { holidays } = (model as { calendar: { holidays: string[] } }).calendar;
    expect(holidays).toHaveLength(6);
    expect(holidays.every((day) => day.endsWith('-12-25'))).toBe(true);
  });

  it('is built anew when the model or its calendar changes', async () => {
    writeFileSync(
      join(folder, 'model.yaml'),
      MODEL.replace(/^ {2}holidays: .*$/m, '  holidayFeed: days.ics'),
    );
    const watched: string[] = [];
    await yamlModules.setup({
      onLoad: (_: object, load: (args: object) => Promise<{ watchFiles: string[] }>) =>
        load({ path: join(folder, 'model.yaml') }).then(({ watchFiles }) => watched.push(...watchFiles)),
    } as never);
    await expect.poll(() => watched).toEqual([join(folder, 'model.yaml'), join(folder, 'days.ics')]);
  });

  it('stops the build when a setting is wrong, and says which', async () => {
    const model = parse(MODEL);
    const wrong = JSON.stringify({ ...model, routing: { ...model.routing, maxOwners: 0 } });
    await expect(importOf(wrong)).rejects.toThrow(/routing\.maxOwners: .* \(found: 0\)/);
  });
});
