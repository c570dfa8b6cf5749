import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DemoData, fillWithDemo, refuseHalfFilled } from '../../local/demo-data.ts';
import type { Stack } from '../../local/ports.ts';

let folder: string;
let lines: string[];
/** What happened besides, in order. */
let done: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-'));
  lines = [];
  done = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that is run in place of the demo's. */
const programOf = (source: string): string => {
  const path = join(folder, 'program.mjs');
  writeFileSync(path, `import { parentPort, workerData } from 'node:worker_threads';\n${source}`);
  return path;
};

const fill = (source: string, { leads = 0, stopping = new AbortController().signal } = {}): Promise<void> => {
  const demo: DemoData = { program: programOf(source), days: 90, stopping, say: (line) => lines.push(line) };
  const outputs = { LeadsTableName: 'Leads', MetricsTableName: 'Metrics', TeamTableName: 'Team' };
  return fillWithDemo(demo, {
    stack: { outputs } as unknown as Stack,
    engine: {
      client: { call: async () => ({ Count: leads }), forward: async () => Promise.reject(), close() {} },
      endpoint: new URL('http://127.0.0.1:8000'),
      isNative: false,
      stop: async () => undefined,
    },
    streams: {
      wake() {},
      passOver: async () => void done.push('passed over'),
      start: async () => undefined,
      stop: async () => undefined,
    },
    dataFolder: folder,
  });
};

describe('filling with demo data', () => {
  it('tells the person at the terminal how far it is', async () => {
    const days = 'for (let filled = 1; filled <= 25; filled++) parentPort.postMessage({ filled, of: 25 });';
    await fill(`if (workerData.part === 'past') { ${days} }`);
    expect(lines).toEqual(['demo: 10 of 25 days', 'demo: 20 of 25 days']);
  });

  it('leaves tables that hold leads as they are, and says so', async () => {
    await fill('process.exit(1);', { leads: 1 });
    expect(lines).toEqual([expect.stringContaining('holds leads already')]);
    expect(done).toEqual([]);
  });

  it('passes over the past, and not over the leads that wait', async () => {
    const fails = "if (workerData.part === 'waiting') throw new Error('the waiting');";
    await expect(fill(fails)).rejects.toThrow('the waiting');
    expect(done).toEqual(['passed over']);
  });

  it('is refused from then on when it did not come to its end', async () => {
    await expect(fill("throw new Error('no');")).rejects.toThrow('no');
    expect(() => refuseHalfFilled(folder)).toThrow('--fresh');
  });

  it('leaves nothing behind when it did', async () => {
    await fill('');
    expect(() => refuseHalfFilled(folder)).not.toThrow();
    expect(existsSync(join(folder, 'demo-half-filled'))).toBe(false);
  });

  it('ends at once when it is told to stop', async () => {
    const stopping = new AbortController();
    const filling = fill('setInterval(() => {}, 1000);', { stopping: stopping.signal });
    setTimeout(() => stopping.abort(), 50);
    await expect(filling).rejects.toThrow('--fresh');
  });
});
