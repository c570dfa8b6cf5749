import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { breachesOf, folders, importsOf, sourcesOf } from './support/import-rules.ts';

const sources = sourcesOf(fileURLToPath(new URL('..', import.meta.url)));

/** The breaches of a project of one file. */
const breachesIn = (file: string, source: string) => breachesOf(new Map([[file, source]]));

describe('the architecture', () => {
  it('is kept: nobody imports, reads or asks for what is not theirs', () => {
    expect(breachesOf(sources)).toEqual([]);
  });

  it('was looked at: every folder has sources with imports', () => {
    const found = [...sources].flatMap(([file, source]) => importsOf(file, source));
    for (const folder of folders) {
      expect(found.filter(({ from }) => from.startsWith(`${folder}/`)).length, folder).toBeGreaterThan(0);
    }
    expect(found.length).toBeGreaterThan(sources.size);
    expect(found.filter(({ what }) => what === 'functions/shared/model.ts').length).toBeGreaterThan(0);
  });

  it('reads every way to import', () => {
    const source = `
      // import a from '../lib/a.ts';
      /* import b from '../lib/b.ts'; */
import './effect.ts';
import type { C } from './c.ts';
import { type D } from './d.ts';
import {
  e,
} from "node:fs";
export { f } from './f.ts';
export * from 'zod';
const g = await import('./g.ts');
export const notAnImport = 'from';`;
    expect(importsOf('core/x.ts', source).map(({ what, typeOnly }) => [what, typeOnly])).toEqual([
      ['core/effect.ts', false],
      ['core/c.ts', true],
      ['core/d.ts', false],
      ['node:fs', false],
      ['core/f.ts', false],
      ['zod', false],
      ['core/g.ts', false],
    ]);
  });
});

describe('a broken architecture is noticed', () => {
  it.each([
    ['core/x.ts', 'node:crypto'],
    ['core/x.ts', '@aws-sdk/client-dynamodb'],
    ['core/x.ts', 'yaml'],
    ['core/x.ts', '../functions/shared/log.ts'],
    ['core/x.ts', '../handoff.yaml'],
    ['functions/roll-up/handler.ts', '../send-alerts/handler.ts'],
    ['functions/roll-up/handler.ts', '../send-alerts/env.ts'],
    ['functions/roll-up/handler.ts', '../../lib/app.ts'],
    ['functions/roll-up/handler.ts', '../../local/ports.ts'],
    ['functions/roll-up/handler.ts', '../../web/handoff.ts'],
    ['functions/roll-up/handler.ts', '../../handoff.yaml'],
    ['functions/roll-up/handler.ts', 'aws-cdk-lib'],
    ['functions/shared/log.ts', '../roll-up/handler.ts'],
    ['functions/shared/log.ts', '../../handoff.yaml'],
    ['lib/app.ts', '../functions/roll-up/handler.ts'],
    ['lib/app.ts', '../functions/shared/lead-store.ts'],
    ['lib/app.ts', '../local/ports.ts'],
    ['lib/app.ts', '@aws-sdk/client-dynamodb'],
    ['bin/handoff.ts', '../core/sla.ts'],
    ['web/console/app.tsx', '../../core/metrics.ts'],
    ['web/console/app.tsx', '../../functions/shared/html.ts'],
    ['web/console/app.tsx', 'zod'],
    ['web/console/app.tsx', 'left-pad'],
    ['local/main.ts', '../core/lead.ts'],
    ['local/main.ts', '../functions/shared/log.ts'],
    ['local/main.ts', '../lib/app.ts'],
    ['local/main.ts', 'aws-cdk-lib/aws-sqs'],
    ['local/main.ts', '../demo/fill.ts'],
    ['functions/roll-up/handler.ts', '../../demo/fill.ts'],
    ['demo/fill.ts', '../local/ports.ts'],
    ['demo/fill.ts', '../lib/app.ts'],
    ['demo/fill.ts', '../functions/roll-up/index.ts'],
    ['demo/fill.ts', '../functions/roll-up/env.ts'],
    ['demo/fill.ts', '../functions/shared/model.ts'],
    ['demo/plan/plan.ts', '../../functions/shared/log.ts'],
    ['demo/plan/plan.ts', '../fill.ts'],
    ['demo/plan/plan.ts', 'ulid'],
  ])('%s must not import %s', (file, what) => {
    expect(breachesIn(file, `import { x } from '${what}';`)).toHaveLength(1);
  });

  it.each([
    ['core/x.ts', "import * as z from 'zod';"],
    ['core/x.ts', "import * as PlainDate from 'temporal-polyfill/fns/PlainDate';"],
    ['functions/roll-up/handler.ts', "import { x } from '../shared/log.ts';"],
    ['functions/roll-up/handler.ts', "import { createHash } from 'node:crypto';"],
    ['functions/shared/model.ts', "import model from '../../handoff.yaml';"],
    ['lib/app.ts', "import { env } from '../functions/roll-up/env.ts';"],
    ['lib/app.ts', "import { policyMinuteMs } from '../functions/shared/env.ts';"],
    ['web/console/app.tsx', "import type { Figures } from '../../core/metrics.ts';"],
    ['web/console/main.tsx', "import { createRoot } from 'react-dom/client';"],
    ['web/console/session/session.ts', "import { UserManager } from 'oidc-client-ts';"],
    ['web/console/api/client.ts', "import createClient from 'openapi-fetch';"],
    ['local/main.ts', "import { DatabaseSync } from 'node:sqlite';"],
    ['demo/fill.ts', "import { rollUpHandler } from '../functions/roll-up/handler.ts';"],
    ['demo/index.ts', "import { model } from '../functions/shared/model.ts';"],
    ['demo/plan/plan.ts', "import { addDays } from '../../core/day-range.ts';"],
  ])('but %s may: %s', (file, source) => {
    expect(breachesIn(file, source)).toEqual([]);
  });

  it('web must not import values from core, not even beside types', () => {
    expect(
      breachesIn('web/console/app.tsx', "import { type Figures } from '../../core/metrics.ts';"),
    ).toHaveLength(1);
  });

  it.each([
    'functions/roll-up/handler.ts',
    'functions/shared/log.ts',
    'core/x.ts',
    'web/console/app.tsx',
    'demo/fill.ts',
  ])('%s must not read the environment', (file) => {
    expect(breachesIn(file, 'const table = process.env.TABLE;')).toEqual([`${file} reads the environment`]);
    expect(breachesIn(file, "const table = process['env']['TABLE'];")).toHaveLength(1);
    expect(breachesIn(file, 'const { env } = process;')).toHaveLength(1);
    expect(breachesIn('functions/roll-up/index.ts', 'const table = process.env.TABLE;')).toEqual([]);
  });

  it.each([
    'Date.now()',
    'new Date()',
    'Math.random()',
    'performance.now()',
    'crypto.randomUUID()',
    "fetch('x')",
  ])('core must be told, not ask: %s', (asking) => {
    expect(breachesIn('core/x.ts', `const x = ${asking};`)).toHaveLength(1);
    expect(breachesIn('demo/plan/x.ts', `const x = ${asking};`)).toHaveLength(1);
    expect(breachesIn('core/x.ts', `// ${asking}`)).toEqual([]);
    expect(breachesIn('core/x.ts', 'const x = new Date(at).toISOString();')).toEqual([]);
  });
});
