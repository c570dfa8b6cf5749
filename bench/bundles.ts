/** What is uploaded to Lambda: how large each bundle is, and how long capture-lead takes to answer when it is cold. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { functionNames } from '../scripts/bundle.ts';
import { lazyHttp } from '../scripts/lazy-http.ts';
import { form } from './form.ts';
import type { Figure, Section } from './report.ts';
import { compared } from './statistics.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUNDLES = join(ROOT, '.build/functions');
const PAIRS = 21;

const bundleOf = (name: string): string => join(BUNDLES, name, 'index.mjs');

/** Kilobytes (1,024 bytes) of code, without the source map. */
export function measureSizes(): Section {
  const kilobytes = (name: string): number => statSync(bundleOf(name)).size / 1024;
  const figures = functionNames().map((name): Figure => {
    const figure = { name, value: kilobytes(name), unit: 'KB' };
    return name === 'capture-lead' ? { ...figure, aim: { of: 'value', atMost: 450 } } : figure;
  });
  return { title: 'Size of the Lambda bundles', figures };
}

type Start = { readonly processMilliseconds: number; readonly invokeMilliseconds: number };

/** Fresh processes in pairs, one of each bundle, each against an endpoint that answers {} at once. */
export async function measureColdStart(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-handoff-bench-'));
  const endpoint = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  const address = endpoint.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    const bare = join(folder, 'bare.mjs');
    await bundleBare(bare);
    const eventFile = join(folder, 'event.json');
    writeFileSync(eventFile, JSON.stringify(postEvent()));
    const start = (bundle: string) => firstInvoke(bundle, eventFile, `http://127.0.0.1:${port}`);

    const capture = bundleOf('capture-lead');
    // Once before they count, as the first reads the files from the disk.
    for (const bundle of [bare, capture]) await start(bundle);
    const ours: Start[] = [];
    const bares: Start[] = [];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      bares.push(await start(bare));
      ours.push(await start(capture));
    }
    return { title: 'Cold start of capture-lead', figures: compare(ours, bares) };
  } finally {
    endpoint.closeAllConnections();
    endpoint.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As scripts/bundle.ts bundles what is deployed. */
async function bundleBare(outfile: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['bench/bare/handler.ts'],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    legalComments: 'none',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': './functions/shared/lambda-credentials.ts' },
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [lazyHttp],
  });
}

function postEvent() {
  return {
    version: '2.0',
    routeKey: 'POST /leads',
    rawPath: '/leads',
    rawQueryString: '',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    requestContext: { http: { method: 'POST', path: '/leads', sourceIp: '127.0.0.1' }, requestId: 'first' },
    body: JSON.stringify(form()),
    isBase64Encoded: false,
  };
}

async function firstInvoke(bundle: string, eventFile: string, endpoint: string): Promise<Start> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'bench/first-invoke.js'), bundle, eventFile], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'cold',
      AWS_SECRET_ACCESS_KEY: 'cold',
      AWS_ENDPOINT_URL: endpoint,
      AWS_LAMBDA_FUNCTION_NAME: 'bench',
      LEADS_TABLE: 'Leads',
      ALLOWED_ORIGINS: 'https://www.example.com',
      POWERTOOLS_SERVICE_NAME: 'capture-lead',
      POWERTOOLS_METRICS_NAMESPACE: 'LeadHandoff',
      NODE_OPTIONS: '--enable-source-maps',
    },
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  const processMilliseconds = performance.now() - startedAt;
  if (code !== 0) throw new Error(`${bundle} failed: ${said}`);
  return { processMilliseconds, invokeMilliseconds: Number(said.trim().split('\n').at(-1)) };
}

function compare(ours: readonly Start[], bares: readonly Start[]): Figure[] {
  const both = (of: (start: Start) => number) => ({
    ...compared(ours.map(of), bares.map(of)),
    unit: 'ms',
    aim: { of: 'ratio', atMost: 1.2 } as const,
  });
  return [
    { name: 'whole process, start to end', ...both(({ processMilliseconds }) => processMilliseconds) },
    { name: 'import and first invocation', ...both(({ invokeMilliseconds }) => invokeMilliseconds) },
  ];
}
