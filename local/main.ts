/** `npm start`: runs the synthesized stack on this machine until it is told to stop. */
import { resolve } from 'node:path';
import { claimFolder, emptyFolder } from './data-folder.ts';
import { endOrphan } from './dynamo/engine.ts';
import { openServer } from './http/server.ts';
import { takeLock } from './lock.ts';
import { type Options, readOptions, usage } from './options.ts';
import { startRuntime } from './runtime.ts';

const assemblyFolder = resolve(import.meta.dirname, '../.build/cdk.out');

// Lambda runs in UTC, so a function that forgets about time zones fails here as it would there.
process.env['TZ'] = 'UTC';

const demoProgram = resolve(import.meta.dirname, '../.build/demo/index.mjs');

const start = async (
  { port, dataFolder, minuteMs, fresh, demoDays }: Options,
  stopping: AbortSignal,
): Promise<() => Promise<void>> => {
  claimFolder(dataFolder);
  const release = takeLock(dataFolder);
  try {
    if (fresh) {
      await endOrphan(dataFolder);
      emptyFolder(dataFolder);
    }
    const server = await openServer(port);
    try {
      const demoData =
        demoDays === null ? undefined : { program: demoProgram, days: demoDays, stopping, say };
      const settings = { assemblyFolder, dataFolder, minuteMs, demo: demoData };
      const runtime = await startRuntime(settings, server);
      say(`ready ${server.origin}`);
      return async () => {
        await server.stop();
        await runtime.stop();
        release();
      };
    } catch (error) {
      await server.stop();
      throw error;
    }
  } catch (error) {
    release();
    throw error;
  }
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const main = async (): Promise<void> => {
  let options: Options;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    return fail(`${describe(error)}\n${usage}`);
  }
  const stopping = new AbortController();
  const started = start(options, stopping.signal);
  // From the beginning: a stop in the middle of the start must not leave the engine behind.
  const onSignal = (): void => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    started
      .then((stop) => stop())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(describe(error)),
      );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  await started;
};

main().catch((error: unknown) => fail(describe(error)));
