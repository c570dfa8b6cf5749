/**
 * Checks handoff.yaml and shows what it means: `npm run model:check -- [--model other.yaml] [--at 2026-12-24T16:30]
 * [--tier nurture] [--json]`. Ends with 1 where the model is wrong, with 2 where the question is.
 */
import { parseArgs } from 'node:util';
import { checkModel } from './model-report.ts';

const usage = 'usage: npm run model:check -- [--model FILE] [--at YYYY-MM-DDTHH:MM] [--tier TIER] [--json]';

try {
  const { values } = parseArgs({
    options: {
      model: { type: 'string', default: 'handoff.yaml' },
      at: { type: 'string' },
      tier: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { text, exitCode } = await checkModel({ ...values, now: Date.now() });
  console.log(text);
  process.exitCode = exitCode;
} catch (error) {
  if (!(error instanceof TypeError && 'code' in error)) throw error;
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 2;
}
