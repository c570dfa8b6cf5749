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

  it('stops the build when a setting is wrong, and says which', async () => {
    const wrong = JSON.stringify({ ...parse(MODEL), maxOwners: 0 });
    await expect(importOf(wrong)).rejects.toThrow(/maxOwners: /);
  });
});
