/** What it takes to run the system on one machine: time until it serves, and memory while leads wait for their deadlines. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openConnections } from './load.ts';
import { residentMegabytes } from './process-tree.ts';
import type { Section } from './report.ts';
import { median } from './statistics.ts';
import { startSystem } from './system.ts';

const STARTS = 5;
const WAITING = 1_000;
const SETTLE_MS = 10_000;

/** On empty data each time, which is the slower start: tables and keys are made. */
export async function measureStart(): Promise<Section> {
  const seconds: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const system = await startSystem();
    const { status } = await fetch(system.origin);
    if (status !== 200) throw new Error(`ready, but answered ${status}`);
    seconds.push(system.readySeconds);
    await system.stop();
  }
  return {
    title: 'Start of the built system',
    figures: [
      {
        name: 'start until it serves, median',
        value: median(seconds),
        unit: 's',
        aim: { of: 'value', atMost: 3 },
      },
      { name: 'the slowest', value: Math.max(...seconds), unit: 's', aim: { of: 'value', atMost: 3 } },
    ],
  };
}

export async function measureMemory(): Promise<Section> {
  const system = await startSystem();
  const client = openConnections(system.origin, 4);
  try {
    const idle = residentMegabytes(system.pid);
    await client.run(WAITING);
    await system.drained(WAITING);
    await sleep(SETTLE_MS);
    const { own, descendants } = residentMegabytes(system.pid);
    return {
      title: `Resident memory with ${WAITING} leads waiting`,
      figures: [
        { name: 'all in all', value: own + descendants, unit: 'MB', aim: { of: 'value', atMost: 500 } },
        { name: 'the runtime with its functions', value: own, unit: 'MB' },
        { name: 'the engine', value: descendants, unit: 'MB' },
        { name: 'before the first lead', value: idle.own + idle.descendants, unit: 'MB' },
      ],
    };
  } finally {
    client.close();
    await system.stop();
  }
}
