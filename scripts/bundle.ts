/**
 * Bundles what is deployed: every functions/<name>/index.ts into .build/functions/<name>/index.mjs, in one esbuild
 * call, and the browser's files beside serve-web. `--sizes` prints what each function weighs.
 *
 *   handoff.yaml                   bundled to  .build/functions/operating-model.mjs
 *   demo/index.ts                  bundled to  .build/demo/index.mjs, which only --demo runs
 *   web/<page>.html, .css, .svg …  copied to   .build/functions/serve-web/web/
 *   docs/openapi.json              packed into .build/functions/serve-web/web/
 *   web/<script>.ts                bundled to  .build/functions/serve-web/web/<script>.js
 * (files in folders under web/ are parts that these import)
 */
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { lazyHttp } from './lazy-http.ts';
import { yamlModules } from './yaml-modules.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, '.build/functions');
/** Built here first, so that a build that fails leaves the bundles of the last one in place. */
const FRESH = join(ROOT, '.build/functions.new');
const WEB = join(FRESH, 'serve-web/web');
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
  await build({ ...ON_NODE, entryPoints: ['demo/index.ts'], outdir: DEMO });
  rmSync(OUT, { recursive: true, force: true });
  renameSync(FRESH, OUT);
};

const bundleWeb = async (): Promise<void> => {
  const folder = join(ROOT, 'web');
  if (!existsSync(folder)) return;
  mkdirSync(WEB, { recursive: true });
  const files = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());
  const scripts = files.filter((name) => extname(name) === '.ts' && !name.endsWith('.d.ts'));
  for (const name of files.filter((file) => extname(file) !== '.ts'))
    cpSync(join(folder, name), join(WEB, name));
  const description = JSON.parse(readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8'));
  writeFileSync(join(WEB, 'openapi.json'), JSON.stringify(description));
  await build({
    ...COMMON,
    entryPoints: scripts.map((name) => `web/${name}`),
    outdir: WEB,
    platform: 'browser',
    target: 'es2022',
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
