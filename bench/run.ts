/** `npm run bench`: measures the built system, prints a table and writes .build/bench.json. `-- capture alerts` measures only those. */
import { parseArgs } from 'node:util';
import { measureAlerts } from './alerts.ts';
import { measureColdStart, measureSizes } from './bundles.ts';
import { measureCapture } from './capture.ts';
import { measureMetrics } from './metrics.ts';
import { asTable, type Section, writeJson } from './report.ts';
import { measureMemory, measureStart } from './start-and-memory.ts';

const MEASUREMENTS: Readonly<Record<string, () => Section | Promise<Section>>> = {
  capture: measureCapture,
  sizes: measureSizes,
  'cold-start': measureColdStart,
  alerts: measureAlerts,
  start: measureStart,
  memory: measureMemory,
  metrics: measureMetrics,
};
const RESULT = '.build/bench.json';

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.find((name) => !(name in MEASUREMENTS));
if (unknown !== undefined) {
  console.error(`there is no measurement ${unknown}; there are ${Object.keys(MEASUREMENTS).join(', ')}`);
  process.exit(1);
}

const startedAt = performance.now();
const sections: Section[] = [];
for (const [name, measure] of Object.entries(MEASUREMENTS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.error(`measuring ${name} …`);
  sections.push(await measure());
}
const seconds = (performance.now() - startedAt) / 1000;
writeJson(RESULT, sections, seconds);
console.log(asTable(sections));
console.log(`\nMeasured in ${seconds.toFixed(0)} s; also written to ${RESULT}.`);
