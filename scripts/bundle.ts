/**
 * Bundles what is deployed: every functions/<name>/index.ts into .build/functions/<name>/index.mjs, in one esbuild
 * call, and the browser's files. `--sizes` prints what each function weighs.
 *
 *   handoff.yaml                   bundled to  .build/functions/operating-model.mjs
 *   demo/index.ts                  bundled to  .build/demo/index.mjs, which only --demo runs
 *   web/handoff.ts                 bundled to  .build/functions/serve-web/web/handoff.js
 *   docs/openapi.json              packed into .build/functions/serve-web/web/
 *   web/index.html, web/console/   built into  .build/console/, the files that the distribution serves (console.ts)
 */
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { buildConsole } from './console.ts';
import { lazyHttp } from './lazy-http.ts';
import { yamlModules } from './yaml-modules.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, '.build/functions');
/** Built here first, so that a build that fails leaves the bundles of the last one in place. */
const FRESH = join(ROOT, '.build/functions.new');
const WEB = join(FRESH, 'serve-web/web');
const CONSOLE = join(ROOT, '.build/console');
const FRESH_CONSOLE = join(ROOT, '.build/console.new');
const DEMO = join(ROOT, '.build/demo');

const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
};

const ON_NODE: BuildOptions = {
  ...COMMON,
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  alias: { '@aws-sdk/credential-provider-node': './functions/shared/lambda-credentials.ts' },
  sourcemap: 'linked',
  sourcesContent: false,
  plugins: [yamlModules, lazyHttp],
};

/** The functions, by folder name. Folders without an index.ts are shared code. */
export const functionNames = (): string[] =>
  globSync('functions/*/index.ts', { cwd: ROOT })
    .map((entry) => basename(dirname(entry)))
    .sort();

/** Bundles everything anew. Rejects with esbuild's messages, which name file, line and reason. */
export const bundle = async (): Promise<void> => {
  rmSync(FRESH, { recursive: true, force: true });
  await build({
    ...ON_NODE,
    entryPoints: [
      ...functionNames().map((name) => ({ in: `functions/${name}/index.ts`, out: `${name}/index` })),
      // The model by itself as well: the stack tells by it whether the model changed.
      { in: 'handoff.yaml', out: 'operating-model' },
    ],
    outdir: FRESH,
  });
  await bundleWeb();
  await buildConsole(FRESH_CONSOLE);
  await build({ ...ON_NODE, entryPoints: ['demo/index.ts'], outdir: DEMO });
  for (const [fresh, out] of [
    [FRESH, OUT],
    [FRESH_CONSOLE, CONSOLE],
  ] as const) {
    rmSync(out, { recursive: true, force: true });
    renameSync(fresh, out);
  }
};

/** What serve-web answers: the form snippet, and the description of the API without its line breaks. */
const bundleWeb = async (): Promise<void> => {
  mkdirSync(WEB, { recursive: true });
  const description = JSON.parse(readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8'));
  writeFileSync(join(WEB, 'openapi.json'), JSON.stringify(description));
  await build({
    ...COMMON,
    platform: 'browser',
    target: 'es2022',
    entryPoints: ['web/handoff.ts'],
    outdir: WEB,
  });
};

const printSizes = (): void => {
  for (const name of functionNames()) {
    const kilobytes = readFileSync(join(OUT, name, 'index.mjs')).byteLength / 1024;
    console.log(`${kilobytes.toFixed(0).padStart(6)} KB  ${relative(ROOT, join(OUT, name))}`);
  }
};

if (import.meta.main) {
  await bundle();
  if (process.argv.includes('--sizes')) printSizes();
}
