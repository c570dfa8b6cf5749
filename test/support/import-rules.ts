/**
 * Who may import whom. The operating model knows nothing of AWS, a function nothing of another function, the
 * one-machine runtime nothing of what it runs:
 *
 *   web ──type──→ core ←── functions/shared ←── functions/<name>        local → what was synthesized
 *                   ↑                               ↑ env.ts alone
 *                   └───────────── lib ─────────────┘ ←── bin
 *
 *   demo → core and functions, but their entries; what of it plans is as pure as core
 */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** Sources by path from the project's folder, e.g. `core/sla.ts`. */
export type Sources = ReadonlyMap<string, string>;

export const folders = ['core', 'functions', 'lib', 'bin', 'web', 'local', 'demo'];

export function sourcesOf(projectFolder: string): Sources {
  const files = folders.flatMap((folder) =>
    readdirSync(`${projectFolder}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
      .map((file) => `${folder}/${file}`),
  );
  return new Map(files.map((file) => [file, readFileSync(`${projectFolder}/${file}`, 'utf8')]));
}

export type Import = {
  readonly from: string;
  /** A path from the project's folder, `node:…` or a package's name with its subpath. */
  readonly what: string;
  /** Erased when types are stripped. `import { type A }` is not: it still loads the module. */
  readonly typeOnly: boolean;
};

const statement = /^(?:import|export)\s+(type\b)?(?:[^'";]*?\bfrom\s+)?['"]([^'"]+)['"]/gm;
const loadedLater = /\b(?:import|require)\(\s*['"`]([^'"`]+)['"`]/g;

export function importsOf(file: string, source: string): Import[] {
  const code = withoutComments(source);
  const target = (what: string) => (what.startsWith('.') ? posix.join(posix.dirname(file), what) : what);
  return [
    ...[...code.matchAll(statement)].map(([, type, what]) => ({
      from: file,
      what: target(what as string),
      typeOnly: type !== undefined,
    })),
    ...[...code.matchAll(loadedLater)].map(([, what]) => ({
      from: file,
      what: target(what as string),
      typeOnly: false,
    })),
  ];
}

/** Every breach of the rules, as sentences. */
export function breachesOf(sources: Sources): string[] {
  const breaches: string[] = [];
  for (const [file, source] of sources) {
    for (const found of importsOf(file, source)) {
      if (!isAllowed(found)) breaches.push(`${file} imports ${found.what}`);
    }
    const code = withoutComments(source);
    if (
      !mayReadEnvironment(file) &&
      /\bprocess\s*(\.|\?\.|\[)\s*['"]?env\b|\benv\b[^;]*=\s*process\b/.test(code)
    ) {
      breaches.push(`${file} reads the environment`);
    }
    if (!isPure(file)) continue;
    for (const impure of [
      /\bDate\.now\b/,
      /\bnew Date\(\s*\)/,
      /\bMath\.random\b/,
      /\bperformance\b/,
      /\bcrypto\./,
      /\bfetch\(/,
    ]) {
      const [found] = impure.exec(code) ?? [];
      if (found) breaches.push(`${file} asks for what it must be told: ${found}`);
    }
  }
  return breaches;
}

const cdk = /^(aws-cdk-lib|constructs|cdk-nag)(\/|$)/;

function isAllowed({ from, what, typeOnly }: Import): boolean {
  const [top = '', name = ''] = from.split('/');
  const isPackage =
    !folders.includes(what.split('/')[0] as string) && !what.startsWith('..') && !what.includes('.yaml');
  switch (top) {
    case 'core':
      return within('core', what) || /^(zod|temporal-polyfill)(\/|$)/.test(what);
    case 'functions':
      if (what === 'handoff.yaml') return from === 'functions/shared/model.ts';
      if (isPackage) return !cdk.test(what);
      return within('core', what) || within('functions/shared', what) || within(`functions/${name}`, what);
    case 'lib':
      if (isPackage) return cdk.test(what) || what.startsWith('node:');
      return within('lib', what) || within('core', what) || /^functions\/[^/]+\/env\.ts$/.test(what);
    case 'bin':
      return within('lib', what) || cdk.test(what) || what.startsWith('node:');
    case 'web':
      return (
        within('web', what) ||
        (typeOnly && within('core', what)) ||
        /^(react|react-dom|react-router|@mantine|@tanstack|@tabler|chart\.js|oidc-client-ts|openapi-fetch)(\/|$)/.test(
          what,
        )
      );
    case 'demo':
      if (name === 'plan') return within('demo/plan', what) || within('core', what);
      if (what === 'functions/shared/model.ts') return from === 'demo/index.ts';
      if (isPackage) return !cdk.test(what);
      if (/^functions\/[^/]+\/(index|env)\.ts$/.test(what)) return false;
      return within('demo', what) || within('core', what) || within('functions', what);
    case 'local':
      return within('local', what) || (isPackage && !cdk.test(what));
    default:
      return false;
  }
}

/** What only computes from what it is told. */
const isPure = (file: string): boolean => within('core', file) || within('demo/plan', file);

const within = (folder: string, path: string): boolean => path.startsWith(`${folder}/`);

/** In functions the composition root alone; in core and web nobody. The programs of one machine may. */
function mayReadEnvironment(file: string): boolean {
  return /^(local|bin|lib)\//.test(file) || /^functions\/[^/]+\/index\.ts$/.test(file);
}

/** Good enough for sources that Biome formats: no string of theirs holds a comment's beginning but an address. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}
