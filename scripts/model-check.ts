/**
 * Checks handoff.yaml and shows what it means: `npm run model:check -- [--model other.yaml] [--at 2026-12-24T16:30]
 * [--tier nurture] [--json]`. Ends with 1 where the model is wrong, with 2 where the question is.
 */
import { parseArgs } from 'node:util';
import { checkModel } from './model-report.ts';

const usage = 'usage: npm run model:check -- [--model FILE] [--at YYYY-MM-DDTHH:MM] [--tier TIER] [--json]';

/** What the command prints, where and what it ends with. Throws what is a mistake of its own. */
export async function modelCheck(
  argv: readonly string[],
): Promise<{ exitCode: number; channel: 'stdout' | 'stderr'; text: string }> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        model: { type: 'string', default: 'handoff.yaml' },
        at: { type: 'string' },
        tier: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    return { channel: 'stdout', ...(await checkModel({ ...values, now: Date.now() })) };
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error;
    return { exitCode: 2, channel: 'stderr', text: `${error.message}\n${usage}` };
  }
}

if (import.meta.main) {
  const { exitCode, channel, text } = await modelCheck(process.argv.slice(2));
  process[channel].write(`${text}\n`);
  process.exitCode = exitCode;
}
