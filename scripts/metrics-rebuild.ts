/**
 * `npm run metrics:rebuild`: counts the figures anew, from the events. `npm run metrics:verify`: only compares them with
 * a recount. Both ask the API, on one machine as on AWS, and show how it goes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type RebuildAnswer, rebuildAnswer, rebuildsAnswer } from '../core/contracts/rebuild.ts';
import { MOST_DIFFERENCES } from '../core/rebuild.ts';
import { type Api, ask, isInTheWay, isWrongOption, keyOf, originOf, Unusable } from './api.ts';

const PATH = '/api/metrics/rebuild';
const PAUSE_MS = 500;

/** Longer than the workflow may take to write its run down. */
const PATIENCE_MS = 120_000;

type Tell = (line: string) => void;

/**
 * Runs a rebuild or a comparison to its end, a line at a time. Answers the exit code: 0 when the figures are right now,
 * 1 when they differ from a recount, or the API, the key or the workflow is in the way, 2 for a wrong option.
 */
export async function metricsRebuild(argv: readonly string[], tell: Tell): Promise<0 | 1 | 2> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        verify: { type: 'boolean', default: false },
        url: { type: 'string', default: 'http://127.0.0.1:3000' },
        key: { type: 'string' },
        data: { type: 'string', default: '.local' },
      },
    });
    const api = { origin: originOf(values.url), key: await keyOf(values.key, values.data) };
    const started = await ask(api, PATH, rebuildAnswer, { verifyOnly: values.verify });
    tell(
      `${started.runId} ${values.verify ? 'compares the figures with a recount' : 'counts the figures anew'}`,
    );
    return conclusion(await ended(api, started, tell), tell);
  } catch (error) {
    if (!isInTheWay(error) && !isWrongOption(error)) throw error;
    tell((error as Error).message);
    return isWrongOption(error) ? 2 : 1;
  }
}

async function ended(api: Api, { runId }: RebuildAnswer, tell: Tell): Promise<RebuildAnswer> {
  let events: number | undefined;
  for (let silentMs = 0; silentMs < PATIENCE_MS; silentMs += PAUSE_MS) {
    const { items } = await ask(api, PATH, rebuildsAnswer);
    const run = items.find((it) => it.runId === runId);
    if (run && run.status !== 'running') return run;
    if (run && run.events !== events) tell(`${run.events} events counted`);
    if (run) [events, silentMs] = [run.events, 0];
    await sleep(PAUSE_MS);
  }
  throw new Unusable(`the workflow of ${runId} did not begin: see the runbook, "Rebuilds fail"`);
}

function conclusion({ status, events, unreadable, differences }: RebuildAnswer, tell: Tell): 0 | 1 {
  if (unreadable > 0) tell(`${unreadable} events cannot be read and count nowhere`);
  switch (status) {
    case 'rebuilt':
      tell(`${events} events counted; the figures are those of the events`);
      return 0;
    case 'agrees':
      tell(`${events} events counted; the figures agree with them`);
      return 0;
    case 'differs':
      for (const difference of differences) tell(JSON.stringify(difference));
      tell(
        `${differences.length}${differences.length === MOST_DIFFERENCES ? ' or more' : ''} figures differ from a recount of ${events} events; npm run metrics:rebuild mends them`,
      );
      return 1;
    default:
      tell(`it was ${status}: see the runbook, "Rebuilds fail"`);
      return 1;
  }
}

if (import.meta.main) {
  process.exitCode = await metricsRebuild(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
}
